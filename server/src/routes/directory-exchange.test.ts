import {
  DIRECTORY_FORMATS,
  type DirectoryEntry,
  type ImportReport,
  importReport,
  MAX_IMPORT_BYTES,
  type StaffDirectory,
} from '@dorren/shared/protocol/directory.ts';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDirectory } from '../directory/exchange/exchange.ts';
import { competence, entry, organisation } from '../testing/directory.ts';
import { type Answer, addStaff, setUp, startTestService, type TestService } from '../testing/started-service.ts';

let test: TestService;
let administrator: string;
let contact: string;

const NORTH = organisation('north', { staffNotes: 'Ring "först".\nSedan igen.' });
const SOUTH = organisation('south');
const UNIT = entry('unit', 'north', { competences: ['abroad'], address: 'Gatan 1' });
const OTHER = entry('other', 'south');
const COMPETENCES = [competence('abroad')];
const ALL = { organisations: [NORTH, SOUTH], entries: [UNIT, OTHER], competences: COMPETENCES };

beforeEach(async () => {
  test = await startTestService();
  administrator = (await setUp(test)).token;
  contact = (await addStaff(test, administrator, 'klara', 'contact-person', { directoryOrganisation: 'north' })).token;
});
afterEach(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

const request = (token: string, body: unknown): Promise<Answer> =>
  test.ask('/staff/directory/import', { method: 'POST', token, body });
async function imported(
  content: string,
  {
    token = administrator,
    dryRun = false,
    format = 'json',
  }: { token?: string; dryRun?: boolean; format?: string } = {},
): Promise<ImportReport> {
  return v.parse(importReport, (await request(token, { format, dryRun, content })).json);
}
const file = (records: Partial<typeof ALL>) =>
  writeDirectory('json', { organisations: [], entries: [], competences: [], ...records });
const read = async (token = administrator) => (await test.ask('/staff/directory', { token })).json as StaffDirectory;
const counts = (created: number, changed = 0, unchanged = 0) => ({ created, changed, unchanged });

describe('an import', () => {
  it('R9: makes and changes what is in the file, in one, and removes nothing', async () => {
    expect(await imported(file(ALL))).toEqual({
      ...{ imported: true, problems: [] },
      ...{ organisations: counts(2), entries: counts(2), competences: counts(1) },
    });
    const changed = { ...UNIT, interpreter: true };
    const report = await imported(file({ organisations: [NORTH], entries: [changed, entry('new', 'south')] }));
    expect(report).toMatchObject({ organisations: counts(0, 0, 1), entries: counts(1, 1) });
    const { entries, organisations, competences } = await read();
    expect(entries.map(({ entry: { id }, revision, confirmed }) => [id, revision, confirmed])).toEqual([
      ['new', 1, null],
      ['other', 1, null],
      ['unit', 2, null],
    ]);
    expect([organisations.length, competences]).toEqual([2, COMPETENCES]);
    const { changes } = (await test.ask('/staff/directory/changes', { token: administrator })).json as {
      changes: { importId: number; by: string }[];
    };
    expect(changes.map(({ importId }) => importId)).toEqual([6, 6, 1, 1, 1, 1, 1]);
    expect((await test.ask('/directory')).json).toMatchObject({
      entries: [{ id: 'new' }, { id: 'other' }, { id: 'unit' }],
    });
  });

  it('R9: with one problem does nothing at all', async () => {
    const bad = { ...OTHER, organisationId: 'nowhere' };
    const report = await imported(file({ ...ALL, entries: [UNIT, bad] }));
    expect(report).toMatchObject({
      imported: false,
      problems: [{ code: 'unknown-organisation', line: expect.any(Number) }],
    });
    expect(await read()).toMatchObject({ organisations: [], entries: [], competences: [], competencesRevision: 0 });
    expect((await test.ask('/staff/directory/changes', { token: administrator })).json).toEqual({
      changes: [],
      more: false,
    });
  });

  it('R10: tells in a dry run what it would do, and does nothing', async () => {
    const dry = await imported(file(ALL), { dryRun: true });
    expect(await read()).toMatchObject({ organisations: [], entries: [] });
    const bad = file({ entries: [UNIT] });
    const dryBad = await imported(bad, { dryRun: true });
    expect(dryBad).toEqual(await imported(bad));
    expect({ ...dry, imported: true }).toEqual(await imported(file(ALL)));
  });

  it('R9: does not confirm, and leaves confirmations', async () => {
    await imported(file(ALL));
    const body = { revision: 1 };
    await test.ask('/staff/directory/entries/unit/confirm', { method: 'POST', token: contact, body });
    await imported(file({ entries: [{ ...UNIT, interpreter: true }] }));
    expect((await read()).entries).toMatchObject([
      { entry: { id: 'other' }, confirmed: null },
      { entry: { id: 'unit', interpreter: true }, confirmed: { by: 'klara' } },
    ]);
  });

  it('R9: lets a contact person bring their own organisation, and nothing of another’s', async () => {
    await imported(file(ALL));
    const own = { ...UNIT, name: { sv: 'Nytt namn' } };
    const problems = async (records: Partial<typeof ALL>) =>
      (await imported(file(records), { token: contact })).problems.map(({ code, field }) => [code, field]);
    const theirs: [Partial<typeof ALL>, string][] = [
      [{ organisations: [NORTH, SOUTH] }, 'organisations[1].id'],
      [{ entries: [own, OTHER] }, 'entries[1].organisationId'],
      // Neither given away nor taken.
      [{ entries: [{ ...own, organisationId: 'south' }] }, 'entries[0].organisationId'],
      [{ entries: [own, { ...OTHER, organisationId: 'north' }] }, 'entries[1].id'],
      [{ entries: [own], competences: [competence('new')] }, 'competences[0].id'],
      [{ entries: [own], competences: [{ ...competence('abroad'), also: ['utomlands'] }] }, 'competences[0].id'],
    ];
    for (const [records, field] of theirs) {
      expect(await problems(records)).toEqual([['not-yours', field]]);
    }
    expect((await read()).entries).toMatchObject([{ entry: OTHER }, { entry: UNIT }]);
    expect(
      await problems({ organisations: [NORTH], entries: [own, entry('new', 'north')], competences: COMPETENCES }),
    ).toEqual([]);
    expect((await read(contact)).entries).toMatchObject([{ entry: { id: 'new' } }, { entry: own }]);
  });

  it('is of any size that the schema allows, and only on this route', async () => {
    const many = Array.from({ length: 600 }, (_, index) => entry(`unit-${index}`, 'north'));
    const large = file({ organisations: [NORTH], entries: many });
    expect(large.length).toBeGreaterThan(200_000);
    expect(await imported(large)).toMatchObject({ imported: true, entries: counts(600) });
    const largest = { format: 'json', dryRun: true, content: '\n'.repeat(MAX_IMPORT_BYTES) };
    expect((await request(administrator, largest)).json).toMatchObject({ problems: [{ code: 'not-this-format' }] });
    const longer = { ...largest, content: 'x'.repeat(MAX_IMPORT_BYTES + 1) };
    expect((await request(administrator, longer)).json).toEqual({ code: 'malformed' });
    const elsewhere = { method: 'POST', token: administrator, body: { revision: 1, text: 'x'.repeat(20_000) } };
    expect((await test.ask('/staff/directory/entries/unit/confirm', elsewhere)).json).toEqual({ code: 'too-large' });
  });

  it('L2, A9: is refused in another form, by others, and unread without a session', async () => {
    const good = { format: 'json', dryRun: true, content: file(ALL) };
    for (const wrong of [{ format: 'xml' }, { dryRun: 'yes' }, { content: 1 }, { more: true }]) {
      expect((await request(administrator, { ...good, ...wrong })).json).toEqual({ code: 'malformed' });
    }
    const counsellor = (await addStaff(test, administrator, 'berit', 'counsellor')).token;
    expect((await request(counsellor, good)).json).toEqual({ code: 'not-allowed' });
    const unread = await test.ask('/staff/directory/import', { method: 'POST', body: { format: 'not read' } });
    expect([unread.status, unread.json]).toEqual([401, { code: 'not-signed-in' }]);
  });
});

describe('an export', () => {
  const exported = (format: string, token = administrator) => test.ask(`/staff/directory/export/${format}`, { token });

  it.each(DIRECTORY_FORMATS)('as %s, imported again, changes nothing', async (format) => {
    await imported(file(ALL));
    const answer = await exported(format);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="directory/);
    expect(await imported(answer.text, { format })).toEqual({
      ...{ imported: true, problems: [], organisations: counts(0, 0, 2), entries: counts(0, 0, 2) },
      competences: expect.objectContaining({ created: 0, changed: 0 }),
    });
  });

  it('R1: has a contact person’s own organisation only, and nothing for others than those who keep it', async () => {
    await imported(file(ALL));
    for (const format of DIRECTORY_FORMATS) {
      const { text } = await exported(format, contact);
      expect(text).toContain('Enhet unit');
      expect(text).not.toContain('Enhet other');
      expect(text).not.toContain('south');
    }
    const counsellor = (await addStaff(test, administrator, 'berit', 'counsellor')).token;
    expect((await exported('json', counsellor)).json).toEqual({ code: 'not-allowed' });
    expect((await test.ask('/staff/directory/export/json')).json).toEqual({ code: 'not-signed-in' });
    expect((await exported('xml')).json).toEqual({ code: 'malformed' });
  });

  it('gives back every field', async () => {
    const full: DirectoryEntry = entry('full', 'north', {
      whatHappens: { sv: 'Någon svarar.', en: 'Somebody answers.', ar: 'سيرد أحد.' },
      contactPersons: [{ name: 'Klara', telephone: null, email: 'klara@example.org', about: 'På tisdagar' }],
      ages: { from: 13, to: null },
      saysWho: false,
      isPublic: false,
      staffNotes: 'Bara för oss.',
    });
    await imported(file({ ...ALL, entries: [full] }));
    expect(JSON.parse((await exported('json')).text)).toMatchObject({ ...ALL, entries: [full] });
  });
});
