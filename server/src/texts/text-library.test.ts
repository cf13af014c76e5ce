import type { Edition } from '@dorren/shared/protocol/texts.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteRecords } from '../adapters/sqlite/sqlite-records.ts';
import type { Records } from '../ports/records/records.ts';
import { bindingsBody, editionOf, noticeBody, noticeText, routineBody } from '../testing/texts.ts';
import type { DefaultText } from './default-texts.ts';
import { type Answer, TextLibrary } from './text-library.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const MAIN = 'notice.main';
const [ADA, BERIT, SARA] = ['Ada', 'Berit', 'Sara'].map((nameShown) => ({
  staffId: nameShown.toLowerCase(),
  nameShown,
})) as [Person, Person, Person];
type Person = { staffId: string; nameShown: string };

const byDefault = (changes: Partial<DefaultText> = {}): DefaultText => ({
  ...{ series: MAIN, version: '2026-11.1', publishedAt: 0, body: noticeBody() },
  ...changes,
});
const DEFAULTS = [
  byDefault(),
  byDefault({ series: 'routine', body: routineBody() }),
  byDefault({ series: 'bindings', body: bindingsBody() }),
];

let records: Records;
let clock: FakeClock;
let texts: TextLibrary;

beforeEach(async () => {
  records = await openSqliteRecords(null);
  clock = new FakeClock(NOW);
  texts = await TextLibrary.open(records.texts, clock, DEFAULTS);
});
afterEach(() => records.close());

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

const put = async (body = noticeBody({ name: 'Ny' }), who = ADA, revision = 0, series = MAIN) =>
  value(await texts.putDraft(series, who, revision, body));
const propose = async (revision: number, series = MAIN) => value(await texts.propose(series, ADA, revision));
/** Somebody writes, somebody else approves. */
async function publish(body = noticeBody({ name: 'Ny' }), series = MAIN) {
  const { revision, digest } = await propose((await put(body, ADA, 0, series)).revision, series);
  return value(await texts.approve(series, SARA, { revision, digest }));
}
const versions = async (series = MAIN) => (await texts.told(series, false))?.editions.map(({ version }) => version);

describe('V4: defaults', () => {
  const reopen = (...defaults: DefaultText[]) => TextLibrary.open(records.texts, clock, defaults);

  it('hold where nobody has published', async () => {
    expect(texts.inForce(MAIN)).toEqual({ ...DEFAULTS[0], origin: 'default', editedBy: [], approvedBy: null });
    expect(texts.notices).toMatchObject({ door: 'main', inForce: { main: { version: '2026-11.1' } } });
  });

  it('give way to newer ones, and are kept', async () => {
    texts = await reopen(byDefault({ version: '2026-12.1', body: noticeBody({ name: 'Nyare' }) }));
    expect(texts.inForce(MAIN)).toMatchObject({ version: '2026-12.1', origin: 'default' });
    expect(await versions()).toEqual(['2026-12.1', '2026-11.1']);
  });

  it('do not come back with an older program', async () => {
    await reopen(byDefault({ version: '2026-12.1' }));
    texts = await reopen(byDefault());
    expect(texts.inForce(MAIN)?.version).toBe('2026-12.1');
  });

  it('V1: never change under one version', async () => {
    texts = await reopen(byDefault({ body: noticeBody({ name: 'Ändrad' }) }));
    expect(texts.inForce(MAIN)?.body).toEqual(noticeBody());
  });

  it('never take the place of what was published here', async () => {
    const { version } = await publish();
    texts = await reopen(byDefault({ version: '2027-01.1' }));
    expect(texts.inForce(MAIN)?.version).toBe(version);
    expect(await versions()).toEqual([version, '2026-11.1']);
  });
});

describe('drafts', () => {
  it('V2: there is one a series, changed at the revision that was read', async () => {
    const first = await put();
    expect(first).toMatchObject({ editedBy: [ADA], editedAt: NOW, proposed: null, returned: null });
    const answers = await Promise.all(
      [ADA, BERIT].map((who) => texts.putDraft(MAIN, who, first.revision, noticeBody({ name: who.nameShown }))),
    );
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.code))).toEqual(['done', 'stale-revision']);
    expect(await texts.putDraft(MAIN, BERIT, 0, noticeBody())).toEqual({ ok: false, code: 'stale-revision' });
    expect((await texts.told(MAIN, true))?.draft?.body).toEqual(noticeBody({ name: 'Ada' }));
  });

  it('V2: whoever has edited is named once, last who did so last', async () => {
    const one = await put();
    const two = await put(noticeBody({ name: 'B' }), BERIT, one.revision);
    const three = await put(noticeBody({ name: 'C' }), { ...ADA, nameShown: 'Ada B' }, two.revision);
    expect(three.editedBy).toEqual([BERIT, { ...ADA, nameShown: 'Ada B' }]);
  });

  it('V2: a change takes back what was proposed', async () => {
    const { revision, digest } = await propose((await put()).revision);
    const changed = await put(noticeBody({ name: 'Sist ändrad' }), BERIT, revision);
    expect(changed.proposed).toBeNull();
    expect(await texts.approve(MAIN, SARA, { revision, digest })).toEqual({ ok: false, code: 'stale-revision' });
    expect(await texts.approve(MAIN, SARA, changed)).toEqual({ ok: false, code: 'out-of-state' });
    expect(await versions()).toEqual(['2026-11.1']);
  });

  it('V2: are dropped at the revision that was read; what follows is another', async () => {
    const { revision } = await put();
    expect(await texts.dropDraft(MAIN, revision + 1)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await texts.dropDraft(MAIN, revision)).toEqual({ ok: true, value: null });
    expect(await texts.dropDraft(MAIN, revision)).toEqual({ ok: false, code: 'not-found' });
    const next = await put(noticeBody({ name: 'Om igen' }), BERIT);
    expect(next.revision).toBeGreaterThan(revision);
    expect(next.editedBy).toEqual([BERIT]);
  });

  it('are nothing that can be proposed, approved or sent back where there is none', async () => {
    const none = { ok: false, code: 'not-found' };
    expect(await texts.propose(MAIN, ADA, 0)).toEqual(none);
    expect(await texts.approve(MAIN, SARA, { revision: 0, digest: '' })).toEqual(none);
    expect(await texts.giveBack(MAIN, SARA, { revision: 0, note: 'Nej' })).toEqual(none);
  });

  it('V7: are told only to those who read drafts, of a new series too', async () => {
    await put(noticeBody({ name: 'Skolans' }), ADA, 0, 'notice.school');
    await put();
    const rows = async (readsDrafts: boolean) =>
      (await texts.list(readsDrafts)).map(({ series, name, current, draft }) => [
        series,
        name,
        current?.version,
        draft,
      ]);
    expect(await rows(false)).toEqual([
      ['bindings', '', '2026-11.1', null],
      [MAIN, 'Notis', '2026-11.1', null],
      ['routine', '', '2026-11.1', null],
    ]);
    expect(await rows(true)).toEqual([
      ['bindings', '', '2026-11.1', null],
      [MAIN, 'Notis', '2026-11.1', 'writing'],
      ['notice.school', 'Skolans', undefined, 'writing'],
      ['routine', '', '2026-11.1', null],
    ]);
    expect((await texts.told(MAIN, false))?.draft).toBeNull();
    expect(await texts.told('notice.school', false)).toBeNull();
    expect(await texts.told('notice.school', true)).toMatchObject({ editions: [], draft: { revision: 1 } });
    expect(await texts.told('notice.none', true)).toBeNull();
  });
});

describe('V3: four eyes', () => {
  it('nobody approves who has edited it since it was begun, whoever proposed it', async () => {
    const one = await put();
    const two = await put(noticeBody({ name: 'B' }), BERIT, one.revision);
    const { revision, digest } = value(await texts.propose(MAIN, ADA, two.revision));
    for (const who of [ADA, BERIT, { ...ADA, nameShown: 'Under another name' }]) {
      expect(await texts.approve(MAIN, who, { revision, digest })).toEqual({ ok: false, code: 'four-eyes' });
      expect(await texts.giveBack(MAIN, who, { revision, note: 'x' })).toEqual({ ok: false, code: 'four-eyes' });
    }
    expect(await versions()).toEqual(['2026-11.1']);
    expect(value(await texts.approve(MAIN, SARA, { revision, digest }))).toEqual({
      ...{ version: '2026-11.2', publishedAt: NOW, origin: 'published' },
      ...{ editedBy: [ADA, BERIT], approvedBy: SARA },
    });
    expect((await texts.told(MAIN, true))?.draft).toBeNull();
  });

  it('only of this draft: whoever edited the one before may approve the next', async () => {
    await publish();
    const { revision } = await put(noticeBody({ name: 'Av Sara' }), SARA);
    const { revision: shown, digest } = value(await texts.propose(MAIN, SARA, revision));
    expect(value(await texts.approve(MAIN, ADA, { revision: shown, digest })).editedBy).toEqual([SARA]);
  });

  it('only what is proposed, and only what was shown', async () => {
    const { revision, digest } = await put();
    expect(await texts.approve(MAIN, SARA, { revision, digest })).toEqual({ ok: false, code: 'out-of-state' });
    const proposed = await propose(revision);
    expect(await texts.propose(MAIN, ADA, proposed.revision)).toEqual({ ok: false, code: 'out-of-state' });
    for (const wrong of [
      { revision: proposed.revision, digest: 'A'.repeat(43) },
      { revision: proposed.revision - 1, digest },
    ]) {
      expect(await texts.approve(MAIN, SARA, wrong)).toEqual({ ok: false, code: 'stale-revision' });
    }
    expect(proposed.digest).toBe(digest);
    expect(texts.inForce(MAIN)?.version).toBe('2026-11.1');
  });

  it('of two who approve at once, one does', async () => {
    const proposed = await propose((await put()).revision);
    const answers = await Promise.all([SARA, BERIT].map((who) => texts.approve(MAIN, who, proposed)));
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.code))).toEqual(['done', 'not-found']);
    expect(await versions()).toEqual(['2026-11.2', '2026-11.1']);
  });

  it('what is sent back says why until it is proposed again', async () => {
    const proposed = await propose((await put()).revision);
    clock.advance(1_000);
    const back = value(await texts.giveBack(MAIN, SARA, { revision: proposed.revision, note: 'Rubriken' }));
    expect(back).toMatchObject({ proposed: null, returned: { by: SARA, at: NOW + 1_000, note: 'Rubriken' } });
    expect((await texts.list(true)).find(({ series }) => series === MAIN)?.draft).toBe('returned');
    expect(await texts.approve(MAIN, SARA, back)).toEqual({ ok: false, code: 'out-of-state' });
    const mended = await put(noticeBody({ name: 'Mended' }), ADA, back.revision);
    expect(mended.returned?.note).toBe('Rubriken');
    expect((await propose(mended.revision)).returned).toBeNull();
    expect((await texts.list(true)).find(({ series }) => series === MAIN)?.draft).toBe('proposed');
  });
});

describe('V1: editions', () => {
  it('are numbered by Stockholm’s month, and never twice', async () => {
    expect((await publish()).version).toBe('2026-11.2');
    expect((await publish()).version).toBe('2026-11.3');
    clock.advance(Date.parse('2026-11-30T23:00:00Z') - NOW);
    expect((await publish()).version).toBe('2026-12.1');
    expect((await publish(routineBody(), 'routine')).version).toBe('2026-12.1');
    expect(await versions()).toEqual(['2026-12.1', '2026-11.3', '2026-11.2', '2026-11.1']);
  });

  it('are all there, as they were, oldest first', async () => {
    const bodies = [noticeBody({ name: 'Ett' }), noticeBody({ name: 'Två' })];
    for (const body of bodies) await publish(body);
    const all: Edition[] = [];
    for await (const edition of texts.editions(MAIN)) all.push(edition);
    expect(all.map(({ version, body }) => [version, body])).toEqual([
      ['2026-11.1', noticeBody()],
      ['2026-11.2', bodies[0]],
      ['2026-11.3', bodies[1]],
    ]);
    expect(await texts.edition(MAIN, '2026-11.2')).toEqual(all[1]);
    expect(await texts.edition(MAIN, '2027-01.1')).toBeNull();
  });
});

describe('V5: what is published', () => {
  it('is in force at once, and said once', async () => {
    let told = 0;
    const stop = texts.onNotices(() => {
      told += 1;
      // Whoever is told finds it so.
      expect(texts.notices.inForce.main?.version).toBe('2026-11.2');
    });
    const before = texts.notices;
    expect(texts.notices).toBe(before);
    await publish(noticeBody({ texts: [noticeText('sv'), noticeText('ti')] }));
    expect(told).toBe(1);
    expect(texts.notices).not.toBe(before);
    expect(texts.notices.inForce.main?.texts).toEqual(new Set(['sv standard', 'ti standard']));
    expect(texts.notice('main')?.version).toBe('2026-11.2');
    stop();
    await publish();
    expect(told).toBe(1);
  });

  it('is nothing for those who wait if it is the routine', async () => {
    const before = texts.notices;
    await publish(routineBody(), 'routine');
    expect(texts.notices).toBe(before);
    expect(texts.inForce('routine')?.origin).toBe('published');
  });

  it('is there after a restart', async () => {
    await publish(noticeBody({ name: 'Ny' }), 'notice.school');
    const again = await TextLibrary.open(records.texts, clock, DEFAULTS);
    expect(again.notices).toEqual(texts.notices);
    expect(again.notice('school')).toEqual(texts.notice('school'));
  });

  it('leaves every other notice the same object', async () => {
    const { main } = { main: texts.notice('main') };
    await publish(noticeBody(), 'notice.school');
    expect(texts.notice('main')).toBe(main);
  });
});

describe('V8: bindings', () => {
  const BOUND = 'bindings';
  const solna = { organisation: 'solna', team: null, notice: 'school' };
  const staff = { directoryOrganisation: 'solna', teams: [] };
  const proposedAs = async (changes: Parameters<typeof bindingsBody>[0]) =>
    propose((await put(bindingsBody(changes), ADA, 0, BOUND)).revision, BOUND);

  it('V4: are the program’s until somebody publishes others', async () => {
    expect(texts.bindings).toEqual({ version: '2026-11.1', door: 'main', bindings: [] });
    const newer = byDefault({ series: BOUND, version: '2026-12.1', body: bindingsBody({ bindings: [solna] }) });
    texts = await TextLibrary.open(records.texts, clock, [newer]);
    expect(texts.bindings).toMatchObject({ version: '2026-12.1', bindings: [solna] });
    await publish(bindingsBody(), BOUND);
    texts = await TextLibrary.open(records.texts, clock, [{ ...newer, version: '2027-01.1' }]);
    expect(texts.bindings).toEqual({ version: '2026-11.2', door: 'main', bindings: [] });
  });

  it('V3: come into force only as somebody else has approved them', async () => {
    await publish(noticeBody(), 'notice.school');
    const { revision } = await put(bindingsBody({ door: 'school', bindings: [solna] }), ADA, 0, BOUND);
    const shown = await propose(revision, BOUND);
    const asked = { revision: shown.revision, digest: shown.digest };
    expect(await texts.approve(BOUND, ADA, asked)).toEqual({ ok: false, code: 'four-eyes' });
    const other = value(await texts.putDraft(BOUND, BERIT, shown.revision, bindingsBody({ bindings: [solna] })));
    expect(await texts.approve(BOUND, SARA, asked)).toEqual({ ok: false, code: 'stale-revision' });
    const again = await propose(other.revision, BOUND);
    const digest = shown.digest;
    expect(await texts.approve(BOUND, SARA, { revision: again.revision, digest })).toMatchObject({ ok: false });
    expect([texts.bindings.door, texts.noticeOf(staff), texts.notices.door]).toEqual(['main', null, 'main']);
    const edition = value(await texts.approve(BOUND, SARA, { revision: again.revision, digest: again.digest }));
    expect(edition).toMatchObject({ version: '2026-11.2', editedBy: [ADA, BERIT], approvedBy: SARA });
    expect(texts.bindings).toEqual({ version: '2026-11.2', door: 'main', bindings: [solna] });
    expect(texts.noticeOf(staff)).toBe('school');
  });

  it('V1: are all kept, with who', async () => {
    await publish(noticeBody(), 'notice.school');
    await publish(bindingsBody({ bindings: [solna] }), BOUND);
    await publish(bindingsBody(), BOUND);
    const all: Edition[] = [];
    for await (const edition of texts.editions(BOUND)) all.push(edition);
    expect(all.map(({ version, approvedBy, body }) => [version, approvedBy, body])).toEqual([
      ['2026-11.1', null, bindingsBody()],
      ['2026-11.2', SARA, bindingsBody({ bindings: [solna] })],
      ['2026-11.3', SARA, bindingsBody()],
    ]);
  });

  it.each([
    ['a row', { bindings: [solna] }],
    ['the door', { door: 'school' }],
    ['the door, called as what every object has', { door: 'constructor' }],
  ])(
    'may name a notice that is only a draft while they are one, and not come into force: %s',
    async (_what, changes) => {
      await put(noticeBody(), ADA, 0, 'notice.school');
      const { revision, digest } = await proposedAs(changes);
      const before = [texts.bindings, texts.notices];
      expect(await texts.approve(BOUND, SARA, { revision, digest })).toEqual({ ok: false, code: 'not-found' });
      expect([texts.bindings, texts.notices]).toEqual(before);
      expect((await texts.told(BOUND, true))?.draft?.revision).toBe(revision);
    },
  );

  it('come into force when the notice that they name has', async () => {
    const { revision, digest } = await proposedAs({ door: 'school' });
    await publish(noticeBody(), 'notice.school');
    value(await texts.approve(BOUND, SARA, { revision, digest }));
    expect(texts.notices.door).toBe('school');
  });

  it('V5: hold at once, and after a restart; another door is said to those who wait', async () => {
    await publish(noticeBody(), 'notice.school');
    const before = texts.notices;
    let told = 0;
    texts.onNotices(() => {
      told += 1;
      // Whoever is told finds it so.
      expect([texts.bindings.door, texts.notices.door]).toEqual(['school', 'school']);
    });
    await publish(bindingsBody({ bindings: [solna] }), BOUND);
    expect([told, texts.noticeOf(staff), texts.notices === before]).toEqual([0, 'school', true]);
    await publish(bindingsBody({ door: 'school' }), BOUND);
    expect([told, texts.notices.door]).toEqual([1, 'school']);
    const again = await TextLibrary.open(records.texts, clock, DEFAULTS);
    expect(again.bindings).toEqual({ version: '2026-11.3', door: 'school', bindings: [] });
    expect(again.notices.door).toBe('school');
  });
});

it('V4: takes over what was published before there were drafts', async () => {
  await records.texts.publish(editionOf({ version: 'old', editedBy: [], approvedBy: null }), null);
  texts = await TextLibrary.open(records.texts, clock, [byDefault({ version: '2027-01.1' })]);
  expect(texts.inForce(MAIN)?.version).toBe('old');
});
