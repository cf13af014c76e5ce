import {
  type DirectoryChange,
  directoryChanges,
  publicDirectory,
  revised,
  type StaffDirectory,
  staffDirectory,
} from '@dorren/shared/protocol/directory.ts';
import { refusal } from '@dorren/shared/protocol/staff-http.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { competence, entry, organisation } from '../testing/directory.ts';
import {
  type Answer,
  addStaff,
  setUp,
  signIn,
  startTestService,
  type TestService,
} from '../testing/started-service.ts';

const PEOPLE = ['administrator', 'supervisor', 'counsellor', 'contact', 'other-contact'] as const;
type Who = (typeof PEOPLE)[number];

const clock = new FakeClock(Date.parse('2026-11-21T12:00:00Z'));
let test: TestService;
let tokens: Record<Who, string>;

beforeAll(async () => {
  test = await startTestService({ clock });
  const administrator = (await setUp(test)).token;
  const contact = (username: string, directoryOrganisation: string) =>
    addStaff(test, administrator, username, 'contact-person', { directoryOrganisation });
  tokens = {
    administrator,
    supervisor: (await addStaff(test, administrator, 'sofia', 'supervisor')).token,
    counsellor: (await addStaff(test, administrator, 'berit', 'counsellor')).token,
    contact: (await contact('klara', 'north')).token,
    'other-contact': (await contact('olle', 'south')).token,
  };
});
afterAll(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

const NORTH = organisation('north');
const SOUTH = organisation('south');
const UNIT = entry('unit', 'north', { competences: ['abroad'] });
const COMPETENCES = [competence('marriage'), competence('abroad', 'marriage')];

const ask = (who: Who, method: string, path: string, body?: unknown): Promise<Answer> =>
  test.ask(`/staff/directory${path}`, { method, token: tokens[who], ...(body === undefined ? {} : { body }) });
const read = async (who: Who = 'administrator'): Promise<StaffDirectory> =>
  v.parse(staffDirectory, (await ask(who, 'GET', '')).json);
const history = async (who: Who = 'administrator'): Promise<DirectoryChange[]> =>
  v.parse(directoryChanges, (await ask(who, 'GET', '/changes')).json).changes;
const told = ({ status, json }: Answer) => [status, json];
const REFUSED = {
  'not-allowed': [403, { code: 'not-allowed' }],
  'not-found': [404, { code: 'not-found' }],
  'stale-revision': [409, { code: 'stale-revision' }],
  'out-of-state': [409, { code: 'out-of-state' }],
  malformed: [400, { code: 'malformed' }],
} as const;

async function revisionOf(kind: 'organisations' | 'entries', id: string): Promise<number> {
  const { organisations, entries } = await read();
  const kept =
    kind === 'organisations'
      ? organisations.find((each) => each.organisation.id === id)
      : entries.find((each) => each.entry.id === id);
  return kept?.revision ?? 0;
}
async function put(subject: typeof NORTH | typeof UNIT, who: Who = 'administrator'): Promise<Answer> {
  const kind = 'organisationId' in subject ? 'entries' : 'organisations';
  const name = kind === 'entries' ? 'entry' : 'organisation';
  const revision = await revisionOf(kind, subject.id);
  return ask(who, 'PUT', `/${kind}/${subject.id}`, { revision, [name]: subject });
}
async function remove(kind: 'organisations' | 'entries', id: string, who: Who = 'administrator'): Promise<Answer> {
  return ask(who, 'DELETE', `/${kind}/${id}`, { revision: await revisionOf(kind, id) });
}

/** Two organisations with one entry in the first, whatever the test before left. */
beforeEach(async () => {
  const { entries, organisations, competencesRevision } = await read();
  for (const kept of entries) await remove('entries', kept.entry.id);
  for (const kept of organisations) await remove('organisations', kept.organisation.id);
  await ask('administrator', 'PUT', '/competences', { revision: competencesRevision, competences: COMPETENCES });
  for (const subject of [NORTH, SOUTH, UNIT]) expect((await put(subject)).status).toBe(200);
});

describe('who may do what', () => {
  const ALL: readonly Who[] = PEOPLE;
  const KEEPERS: readonly Who[] = ['administrator', 'supervisor'];
  const OWN: readonly Who[] = [...KEEPERS, 'contact'];
  /** Changes of nothing, so that each can be asked by everybody in turn. */
  const DOORS: readonly [
    string,
    readonly Who[],
    (revision: (id: string) => Promise<number>) => Promise<[string, string, unknown]>,
  ][] = [
    ['read it', ALL, async () => ['GET', '', undefined]],
    ['read the changes', [...OWN, 'other-contact'], async () => ['GET', '/changes', undefined]],
    [
      'put the own organisation',
      OWN,
      async (revision) => ['PUT', '/organisations/north', { revision: await revision('north'), organisation: NORTH }],
    ],
    [
      'put an organisation that is not there',
      KEEPERS,
      async () => ['PUT', '/organisations/new', { revision: 7, organisation: organisation('new') }],
    ],
    [
      'put an entry',
      OWN,
      async (revision) => ['PUT', '/entries/unit', { revision: await revision('unit'), entry: UNIT }],
    ],
    [
      'give an entry away',
      KEEPERS,
      async (revision) => [
        'PUT',
        '/entries/unit',
        { revision: (await revision('unit')) + 7, entry: { ...UNIT, organisationId: 'south' } },
      ],
    ],
    [
      'confirm an entry',
      OWN,
      async (revision) => ['POST', '/entries/unit/confirm', { revision: await revision('unit') }],
    ],
    [
      'remove an entry',
      OWN,
      async (revision) => ['DELETE', '/entries/unit', { revision: (await revision('unit')) + 7 }],
    ],
    [
      'remove an organisation',
      KEEPERS,
      async (revision) => ['DELETE', '/organisations/north', { revision: await revision('north') }],
    ],
    [
      'set the competences',
      KEEPERS,
      async () => ['PUT', '/competences', { revision: (await read()).competencesRevision, competences: COMPETENCES }],
    ],
    [
      'undo a change of an entry',
      OWN,
      async () => [
        'POST',
        `/changes/${(await history()).find(({ subject, undoable }) => subject.of === 'entry' && !undoable)?.id}/undo`,
        undefined,
      ],
    ],
    [
      'undo a change of the competences',
      KEEPERS,
      async () => [
        'POST',
        `/changes/${(await history()).findLast(({ subject }) => subject.of === 'competences')?.id}/undo`,
        undefined,
      ],
    ],
  ];

  it('R1, R2, R3: each role what is granted it, and nobody anything without a session', async () => {
    await ask('administrator', 'POST', '/entries/unit/confirm', { revision: await revisionOf('entries', 'unit') });
    const now = await read();
    await ask('administrator', 'PUT', '/competences', { revision: now.competencesRevision, competences: [] });
    const revision = async (id: string) => (await revisionOf('organisations', id)) || (await revisionOf('entries', id));
    for (const [what, allowed, make] of DOORS) {
      for (const who of PEOPLE) {
        const [method, path, body] = await make(revision);
        const answer = await ask(who, method, path, body);
        const isAllowed = answer.status !== 403 && answer.status !== 401;
        expect([what, who, isAllowed]).toEqual([what, who, allowed.includes(who)]);
        if (!isAllowed) expect([what, who, ...told(answer)]).toEqual([what, who, ...REFUSED['not-allowed']]);
      }
      const [method, path, body] = await make(revision);
      const stranger = await test.ask(`/staff/directory${path}`, { method, ...(body === undefined ? {} : { body }) });
      expect([what, ...told(stranger)]).toEqual([what, 401, { code: 'not-signed-in' }]);
    }
    expect((await read()).entries).toMatchObject([{ entry: UNIT }]);
  });

  it('R1: a contact person gets their own organisation and no other, and knows which it is', async () => {
    const own = await read('contact');
    expect(own).toMatchObject({ organisations: [{ organisation: NORTH }], entries: [{ entry: UNIT }] });
    expect([own.ownOrganisation, own.mayEdit]).toEqual(['north', true]);
    const other = await read('other-contact');
    expect([other.organisations.length, other.entries, other.competences]).toEqual([1, [], COMPETENCES]);
    const { ownOrganisation, mayEdit } = await read('counsellor');
    expect([ownOrganisation, mayEdit]).toEqual([null, false]);
    expect(await read('supervisor')).toMatchObject({ ownOrganisation: null, mayEdit: true });
  });

  it('R3: a contact person neither gives an entry away nor takes one', async () => {
    expect(told(await put({ ...UNIT, organisationId: 'south' }, 'contact'))).toEqual(REFUSED['not-allowed']);
    expect(told(await put({ ...UNIT, organisationId: 'south' }, 'other-contact'))).toEqual(REFUSED['not-allowed']);
    // A supervisor gives it to the other; the one who had it cannot undo that.
    expect((await put({ ...UNIT, organisationId: 'south' }, 'supervisor')).status).toBe(200);
    const [moved] = await history();
    for (const who of ['contact', 'other-contact'] as const) {
      expect(told(await ask(who, 'POST', `/changes/${moved?.id}/undo`))).toEqual(REFUSED['not-allowed']);
    }
  });

  it('R3: a contact person keeps the record of an organisation that is not there yet', async () => {
    await remove('organisations', 'south');
    expect((await put(SOUTH, 'other-contact')).json).toEqual({ revision: expect.any(Number) });
    expect((await put(entry('new', 'south'), 'other-contact')).status).toBe(200);
    expect(told(await remove('organisations', 'south', 'other-contact'))).toEqual(REFUSED['not-allowed']);
  });

  it('R7: contact persons are told their own changes, counsellors none', async () => {
    await put({ ...SOUTH, staffNotes: 'Hemligt.' });
    const own = await history('contact');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ organisationId }) => organisationId === 'north')).toBe(true);
    expect((await history('other-contact'))[0]).toMatchObject({ subject: { after: { staffNotes: 'Hemligt.' } } });
    expect((await history('supervisor')).length).toBe((await history()).length);
  });
});

describe('changes', () => {
  it('R4: are refused if somebody else was first, and leave what they wrote', async () => {
    const revision = await revisionOf('entries', 'unit');
    const change = (who: Who, sv: string) =>
      ask(who, 'PUT', '/entries/unit', { revision, entry: { ...UNIT, name: { sv } } });
    const answers = await Promise.all([change('contact', 'Klaras'), change('supervisor', 'Sofias')]);
    expect(answers.map(told)).toEqual([[200, { revision: revision + 1 }], REFUSED['stale-revision']]);
    expect((await read()).entries).toMatchObject([{ entry: { name: { sv: 'Klaras' } }, revision: revision + 1 }]);
    for (const [method, path, body] of [
      ['DELETE', '/entries/unit', { revision }],
      ['POST', '/entries/unit/confirm', { revision }],
      ['PUT', '/organisations/north', { revision: 0, organisation: NORTH }],
      ['PUT', '/competences', { revision: 0, competences: [] }],
    ] as const)
      expect([path, ...told(await ask('administrator', method, path, body))]).toEqual([
        path,
        ...REFUSED['stale-revision'],
      ]);
  });

  it('R4: to what is so already do nothing', async () => {
    const before = [await read(), await history()];
    const revision = await revisionOf('entries', 'unit');
    expect(v.parse(revised, (await put(UNIT)).json)).toEqual({ revision });
    expect((await put(NORTH)).status).toBe(200);
    expect([await read(), await history()]).toEqual(before);
  });

  it('R5: that would leave an entry without its organisation or a competence are refused', async () => {
    const { competencesRevision } = await read();
    expect(told(await remove('organisations', 'north'))).toEqual(REFUSED['out-of-state']);
    expect(told(await put({ ...UNIT, organisationId: 'nowhere' }))).toEqual(REFUSED['out-of-state']);
    expect(told(await put({ ...UNIT, competences: ['unheard-of'] }))).toEqual(REFUSED['out-of-state']);
    const without = { revision: competencesRevision, competences: [competence('marriage')] };
    expect(told(await ask('administrator', 'PUT', '/competences', without))).toEqual(REFUSED['out-of-state']);
    await put({ ...UNIT, competences: [] });
    expect((await ask('administrator', 'PUT', '/competences', without)).status).toBe(200);
    // Nor can what was before be had again, now that it refers to what is gone.
    const change = (await history()).find(({ undoable, subject }) => undoable && subject.of === 'entry');
    expect(told(await ask('administrator', 'POST', `/changes/${change?.id}/undo`))).toEqual(REFUSED['out-of-state']);
  });

  it('R6: confirm nothing by themselves; a confirmation says who and when', async () => {
    const confirmed = async () => (await read()).entries[0]?.confirmed;
    expect(await confirmed()).toBeNull();
    const revision = await revisionOf('entries', 'unit');
    expect((await ask('contact', 'POST', '/entries/unit/confirm', { revision })).json).toEqual({ revision });
    const first = { by: 'klara', at: clock.now() };
    expect(await confirmed()).toEqual(first);
    clock.advance(60_000);
    await put({ ...UNIT, interpreter: true }, 'contact');
    expect(await confirmed()).toEqual(first);
  });

  it('of what is not there are not found', async () => {
    for (const [method, path, body] of [
      ['DELETE', '/entries/nowhere', { revision: 0 }],
      ['DELETE', '/organisations/nowhere', { revision: 0 }],
      ['POST', '/entries/nowhere/confirm', { revision: 0 }],
      ['POST', '/changes/999999/undo', undefined],
    ] as const)
      expect([path, ...told(await ask('supervisor', method, path, body))]).toEqual([path, ...REFUSED['not-found']]);
  });

  it('L2: in another form than their schema are malformed, ids in the path too', async () => {
    const long = 'x'.repeat(65);
    for (const [method, path, body] of [
      ['PUT', '/organisations/other', { revision: 0, organisation: NORTH }],
      ['PUT', '/entries/other', { revision: 0, entry: UNIT }],
      ['PUT', `/organisations/${long}`, { revision: 0, organisation: { ...NORTH, id: long } }],
      ['PUT', '/organisations/%20', { revision: 0, organisation: { ...NORTH, id: ' ' } }],
      ['PUT', '/organisations/north', { revision: 0, organisation: NORTH, more: 1 }],
      ['PUT', '/organisations/north', { revision: 0, organisation: { ...NORTH, more: 1 } }],
      ['PUT', '/organisations/north', { organisation: NORTH }],
      ['PUT', '/organisations/north', { revision: -1, organisation: NORTH }],
      ['PUT', '/entries/unit', { revision: 0, entry: { ...UNIT, areas: [] } }],
      ['PUT', '/competences', { revision: 0, competences: [competence('abroad', 'missing')] }],
      ['DELETE', '/entries/unit', undefined],
      ['DELETE', '/entries/-', { revision: 1 }],
      ['POST', '/entries/-/confirm', { revision: 1 }],
      ['POST', '/changes/one/undo', undefined],
      ['GET', '/changes?before=one', undefined],
      ['GET', '/changes?before=1&before=2', undefined],
      ['GET', '/changes?after=1', undefined],
    ] as const)
      expect([method, path, ...told(await ask('administrator', method, path, body))]).toEqual([
        ...[method, path],
        ...REFUSED.malformed,
      ]);
  });
});

describe('whatever is sent', () => {
  /** A value with something else at one of its places, or with one place more. */
  function broken(value: unknown, place: number, by: unknown): unknown {
    const places: (() => void)[] = [];
    const copy = structuredClone({ value }) as Record<string, unknown>;
    const walk = (at: Record<string, unknown>) => {
      for (const name of Object.keys(at)) {
        places.push(() => {
          at[name] = by;
        });
        if (typeof at[name] === 'object' && at[name] !== null) walk(at[name] as Record<string, unknown>);
      }
      places.push(() => {
        at.planted = by;
      });
    };
    walk(copy);
    places[place % places.length]?.();
    return copy.value;
  }

  it('L2: is done or refused by a code, breaks nothing, and is never echoed', async () => {
    const planted = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('PLANTED', ['PLANTED'], { PLANTED: 1 }, -1, 1e300, '\u0000'),
    );
    const full = entry('unit', 'north', {
      competences: ['abroad'],
      telephones: [{ number: '08-465 004 00', label: { sv: 'Växel' } }],
      areas: [{ kind: 'district', municipality: '0180', name: 'Tensta' }],
      contactPersons: [{ name: 'Klara', telephone: null, email: 'klara@example.org', about: null }],
    });
    const request = fc.tuple(
      fc.constantFrom<[string, string, (revision: number) => unknown]>(
        ['PUT', '/organisations/north', (revision) => ({ revision, organisation: NORTH })],
        ['PUT', '/entries/unit', (revision) => ({ revision, entry: full })],
        ['PUT', '/competences', (revision) => ({ revision, competences: COMPETENCES })],
        ['POST', '/entries/unit/confirm', (revision) => ({ revision })],
        ['POST', '/import', () => ({ format: 'hsds', dryRun: true, content: '{"PLANTED":' })],
      ),
      fc.nat(120),
      planted,
    );
    await fc.assert(
      fc.asyncProperty(request, async ([[method, path, make], place, by]) => {
        const revision = await revisionOf(
          path.includes('entries') ? 'entries' : 'organisations',
          path.includes('entries') ? 'unit' : 'north',
        );
        const answer = await ask('administrator', method, path, broken(make(revision), place, by));
        expect([200, 400, 403, 404, 409]).toContain(answer.status);
        if (answer.status !== 200) expect(v.parse(refusal, answer.json)).toEqual(answer.json);
        expect(answer.text).not.toContain('PLANTED');
      }),
      { numRuns: 120 },
    );
    await read();
    v.parse(publicDirectory, (await test.ask('/directory')).json);
  });
});

describe('undoing', () => {
  const last = async () => (await history())[0] as DirectoryChange;
  const undo = (id: number, who: Who = 'administrator') => ask(who, 'POST', `/changes/${id}/undo`);

  it('R7: restores a changed, a removed and a created one, and can itself be undone', async () => {
    const changed = { ...UNIT, name: { sv: 'Annan', ar: 'آخر' } };
    await put(changed, 'contact');
    await undo((await last()).id, 'contact');
    expect((await read()).entries).toMatchObject([{ entry: UNIT }]);
    const undone = await last();
    expect(undone).toMatchObject({ kind: 'changed', by: 'klara', undoes: undone.id - 1, undoable: true });
    await undo(undone.id, 'supervisor');
    expect((await read()).entries).toMatchObject([{ entry: changed }]);

    await remove('entries', 'unit', 'contact');
    await undo((await last()).id, 'contact');
    expect((await read()).entries).toMatchObject([{ entry: changed }]);
    expect(await last()).toMatchObject({ kind: 'created' });

    await put(entry('new', 'north'), 'contact');
    await undo((await last()).id, 'contact');
    expect(await last()).toMatchObject({ kind: 'removed' });
    expect((await read()).entries).toHaveLength(1);
  });

  it('R7: restores an organisation and the competences', async () => {
    await put({ ...SOUTH, kind: 'police' });
    await undo((await last()).id);
    await remove('organisations', 'south');
    await undo((await last()).id);
    expect((await read()).organisations).toMatchObject([{ organisation: NORTH }, { organisation: SOUTH }]);
    const { competencesRevision } = await read();
    const more = [...COMPETENCES, competence('more')];
    await ask('supervisor', 'PUT', '/competences', { revision: competencesRevision, competences: more });
    expect(await undo((await last()).id)).toMatchObject({ json: { revision: competencesRevision + 2 } });
    expect((await read()).competences).toEqual(COMPETENCES);
  });

  it('R7: is refused once the subject has changed since, and done once if asked twice', async () => {
    await put({ ...UNIT, interpreter: true });
    const first = await last();
    await put({ ...UNIT, interpreter: true, address: 'Gatan 1' });
    expect(told(await undo(first.id))).toEqual(REFUSED['stale-revision']);
    expect((await history()).find(({ id }) => id === first.id)).toMatchObject({ undoable: false });
    const second = (await last()).id;
    const answers = await Promise.all([undo(second), undo(second, 'contact')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read()).entries).toMatchObject([{ entry: { ...UNIT, interpreter: true } }]);
  });

  it('R7: a confirmation does not stand in its way, and cannot be undone itself', async () => {
    await put({ ...UNIT, interpreter: true });
    const change = await last();
    await ask('contact', 'POST', '/entries/unit/confirm', { revision: await revisionOf('entries', 'unit') });
    const confirmation = await last();
    expect(confirmation).toMatchObject({ kind: 'confirmed', undoable: false });
    expect(told(await undo(confirmation.id))).toEqual(REFUSED['out-of-state']);
    expect((await undo(change.id)).status).toBe(200);
  });

  it('R7: changes come in pages of a hundred', async () => {
    for (let more = (await history()).length; more <= 101; more++) {
      await put({ ...SOUTH, name: { sv: `Namn ${more}` } });
    }
    const first = v.parse(directoryChanges, (await ask('supervisor', 'GET', '/changes')).json);
    expect([first.changes.length, first.more]).toEqual([100, true]);
    const oldest = first.changes.at(-1)?.id ?? 0;
    const next = v.parse(directoryChanges, (await ask('supervisor', 'GET', `/changes?before=${oldest}`)).json);
    expect(next.changes[0]?.id).toBe(oldest - 1);
  });
});

describe('what youths get', () => {
  const youths = async () => v.parse(publicDirectory, (await test.ask('/directory')).json);

  it('R8: is the same for all, with the headers of the page’s other answers and without a cookie', async () => {
    const [plain, content] = [await test.ask('/directory'), await test.ask('/content/sv')];
    const asked = await test.ask('/directory?q=marriage', { headers: { cookie: 'a=b', 'accept-language': 'ar' } });
    expect(asked.text).toBe(plain.text);
    const withoutTime = ({ headers }: Answer) =>
      [...headers].filter(
        ([name]) => !['date', 'content-length', 'content-encoding', 'transfer-encoding'].includes(name),
      );
    expect(withoutTime(plain)).toEqual(withoutTime(content));
    expect(plain.headers.get('cache-control')).toBe('no-store');
    expect(plain.headers.get('set-cookie')).toBeNull();
    const brotli = await test.ask('/directory', { headers: { 'accept-encoding': 'br' } });
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotli.text).toBe(plain.text);
  });

  it('R8: follows every change at once', async () => {
    expect((await youths()).entries.map(({ id, kind }) => [id, kind])).toEqual([['unit', 'social-services']]);
    await put({ ...NORTH, kind: 'police' });
    await put(entry('another', 'south', { telephones: [{ number: '08-465 004 07', label: null }] }));
    expect((await youths()).entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['another', 'social-services'],
      ['unit', 'police'],
    ]);
    await put({ ...UNIT, isPublic: false });
    expect((await youths()).entries.map(({ id }) => id)).toEqual(['another']);
    await remove('entries', 'another');
    expect(await youths()).toEqual({ entries: [], competences: COMPETENCES });
  });
});

describe('a restart', () => {
  it('S3, R7: knows the directory, its confirmations and its history', async () => {
    const first = await startTestService();
    const { token, proof } = await setUp(first);
    const request = (method: string, path: string, body: unknown) =>
      first.ask(`/staff/directory${path}`, { method, token, body });
    await request('PUT', '/organisations/north', { revision: 0, organisation: NORTH });
    await request('PUT', '/entries/unit', { revision: 0, entry: { ...UNIT, competences: [] } });
    await request('POST', '/entries/unit/confirm', { revision: 1 });
    const before = (await first.ask('/staff/directory', { token })).json;
    const publicBefore = (await first.ask('/directory')).text;
    await first.service.stop();
    const second = await startTestService({ directory: first.directory });
    try {
      expect((await second.ask('/directory')).text).toBe(publicBefore);
      expect(before).toMatchObject({ entries: [{ confirmed: { by: 'Ada' } }] });
      const again = await signIn(second, 'admin', proof);
      expect((await second.ask('/staff/directory', again)).json).toEqual(before);
      const { changes } = (await second.ask('/staff/directory/changes', again)).json as { changes: unknown[] };
      expect(changes).toHaveLength(3);
    } finally {
      await second.stop();
    }
    expect(first.faults).toEqual([]);
  });
});
