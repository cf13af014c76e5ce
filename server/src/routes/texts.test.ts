import { noticeTold } from '@dorren/shared/protocol/notice.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import * as schema from '@dorren/shared/protocol/texts.ts';
import { CONVERSATION_LANGUAGES, READING_LEVELS } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addStaff,
  madeUpCredentials,
  setUp,
  signIn,
  startTestService,
  type TestService,
} from '../testing/started-service.ts';
import { bindingsBody, noticeBody, noticeText, routineBody } from '../testing/texts.ts';

let test: TestService;
let ada: SignInResponse;
let berit: SignInResponse;
let sofia: SignInResponse;
let karin: SignInResponse;

beforeAll(async () => {
  test = await startTestService();
  ada = await setUp(test);
  berit = await addStaff(test, ada.token, 'berit', 'administrator');
  sofia = await addStaff(test, ada.token, 'sofia', 'supervisor');
  karin = await addStaff(test, ada.token, 'karin', 'counsellor');
});
afterAll(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

type Staff = SignInResponse;
const SOLNA = { organisation: 'solna', team: 'midwife', notice: 'school' } as const;
const get = async (path: string, { token } = ada) => test.ask(`/staff/texts${path}`, { token });
const send = (method: string, path: string, body: unknown, { token } = ada) =>
  test.ask(`/staff/texts${path}`, { method, token, body });
const draft = async (series: string, { token } = ada) =>
  v.parse(schema.seriesTold, (await test.ask(`/staff/texts/${series}`, { token })).json).draft;

async function put(series: string, body: schema.TextBody, who: Staff = ada) {
  const revision = (await draft(series).catch(() => null))?.revision ?? 0;
  const answer = await send('PUT', `/${series}/draft`, { revision, body }, who);
  return v.parse(schema.textDraft, answer.json);
}

async function proposed(series: string, body: schema.TextBody, who: Staff = ada) {
  const { revision } = await put(series, body, who);
  return v.parse(schema.textDraft, (await send('POST', `/${series}/draft/propose`, { revision }, who)).json);
}

/** Ada writes, Sofia approves. */
async function publish(series: string, body: schema.TextBody) {
  const { revision, digest } = await proposed(series, body);
  const answer = await send('POST', `/${series}/draft/approve`, { revision, digest }, sofia);
  return v.parse(schema.editionSummary, answer.json);
}

describe('what comes with the program', () => {
  it('V4, V7: is told to whoever reads texts', async () => {
    for (const who of [ada, sofia, karin]) {
      const rows = v.parse(schema.seriesList, (await get('', who)).json);
      expect(rows.map(({ series }) => series)).toEqual(expect.arrayContaining(['notice.main', 'routine']));
      for (const { current } of rows) expect(current).toMatchObject({ origin: 'default', approvedBy: null });
      const current = v.parse(schema.edition, (await get('/routine/current', who)).json);
      const same = await get(`/routine/editions/${current.version}`, who);
      expect(v.parse(schema.edition, same.json)).toEqual(current);
    }
  });
});

describe('a text that is written and published', () => {
  const body = noticeBody({ name: 'Skolans', texts: [noticeText('sv'), noticeText('sv', 'easy'), noticeText('ti')] });

  it('V2, V3: goes from one who writes to another who approves', async () => {
    const first = await put('notice.school', body);
    expect(first).toMatchObject({ revision: 1, editedBy: [{ staffId: ada.staffId, nameShown: 'Ada' }] });
    expect(await draft('notice.school')).toEqual(first);

    const { revision, digest, proposed } = v.parse(
      schema.textDraft,
      (await send('POST', '/notice.school/draft/propose', { revision: 1 }, berit)).json,
    );
    expect([digest, proposed?.by.staffId]).toEqual([first.digest, berit.staffId]);
    const own = await send('POST', '/notice.school/draft/approve', { revision, digest });
    expect([own.status, own.json]).toEqual([403, { code: 'four-eyes' }]);

    const back = await send('POST', '/notice.school/draft/return', { revision, note: 'Steg 2 är svårt' }, sofia);
    const returned = v.parse(schema.textDraft, back.json);
    expect(returned).toMatchObject({ proposed: null, returned: { note: 'Steg 2 är svårt' } });
    const shown = await proposeAgain(returned.revision);
    const early = await send('POST', '/notice.school/draft/approve', { revision, digest }, sofia);
    expect([early.status, early.json]).toEqual([409, { code: 'stale-revision' }]);
    const other = { revision: shown.revision, digest: 'A'.repeat(43) };
    expect((await send('POST', '/notice.school/draft/approve', other, sofia)).json).toEqual({ code: 'stale-revision' });
    const approved = await send('POST', '/notice.school/draft/approve', shown, sofia);
    const edition = v.parse(schema.editionSummary, approved.json);
    expect(edition).toMatchObject({ origin: 'published', approvedBy: { staffId: sofia.staffId } });
    expect(edition.version).toMatch(/^\d{4}-\d\d\.1$/);
    expect(await draft('notice.school')).toBeNull();
    expect((await get('/notice.school/current')).json).toEqual({ series: 'notice.school', ...edition, body });
  });

  async function proposeAgain(revision: number) {
    const answer = await send('POST', '/notice.school/draft/propose', { revision });
    const { revision: next, digest } = v.parse(schema.textDraft, answer.json);
    return { revision: next, digest };
  }

  it('V5, V6: is told to youths at once, and in Swedish, openly, where it has no other', async () => {
    const edition = await publish('notice.main', body);
    for (const [asked, language] of [
      ['sv', 'sv'],
      ['ti', 'ti'],
      ['ar', 'sv'],
    ]) {
      for (const path of [`/notice/${asked}`, `/notice/${asked}/main`]) {
        const told = v.parse(noticeTold, (await test.ask(path)).json);
        expect(told).toMatchObject({ notice: 'main', version: edition.version, draft: true, asked, language });
        expect(told.languages).toEqual(['sv', 'ti']);
      }
    }
    const { text } = await test.ask('/', { headers: { 'accept-language': 'ar' } });
    // Two of the page's three languages lack it.
    expect(text.match(/<section lang="sv" dir="ltr"><h3>Rubrik<\/h3><p>Text på sv<\/p><\/section>/g)).toHaveLength(2);
    expect(text.match(/<p class="soft" lang="sv" dir="ltr">Lag<\/p>/g)).toHaveLength(2);
    expect(text.match(/<section><h3>Rubrik<\/h3>/g)).toHaveLength(1);
  });

  it('V6: keeps nothing on the device, and comes compressed', async () => {
    const answer = await test.ask('/notice/sv', { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-encoding')).toBe('br');
  });

  it.each([
    '/notice/xx',
    '/notice/sv/none',
    '/notice/sv/constructor',
    '/notice/sv/routine',
    '/notice/SV',
    '/notice/sv/a b',
  ])('%s is not there', async (path) => {
    const answer = await test.ask(path);
    expect([answer.status, answer.json]).toEqual([404, { code: 'not-found' }]);
  });

  it('V1: is exported with all that there was before it, oldest first', async () => {
    const { token } = karin;
    const answer = await test.ask('/staff/texts/notice.main/export', { token });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="notice.main.json"');
    const { series, editions } = v.parse(schema.seriesExport, answer.json);
    expect(series).toBe('notice.main');
    expect(editions.map(({ origin }) => origin)).toEqual(['default', 'published']);
    expect(editions[1]?.body).toEqual(body);
  });
});

describe('a draft', () => {
  it('V7: is read only by those who may edit or approve', async () => {
    await put('routine', routineBody());
    await put('notice.new', noticeBody());
    expect(await draft('routine', sofia)).toMatchObject({ body: routineBody() });
    expect(await draft('routine', karin)).toBeNull();
    const rows = v.parse(schema.seriesList, (await get('', karin)).json);
    expect(rows.map(({ series }) => series)).not.toContain('notice.new');
    expect(rows.every(({ draft }) => draft === null)).toBe(true);
    expect((await get('/notice.new', karin)).json).toEqual({ code: 'not-found' });
    expect((await get('/notice.new/current')).json).toEqual({ code: 'not-found' });
    expect((await get('/notice.new/export')).json).toEqual({ code: 'not-found' });
  });

  it('V2: of two who change it at once, one does', async () => {
    const { revision } = await put('routine', routineBody());
    const answers = await Promise.all(
      [ada, berit].map((who) => send('PUT', '/routine/draft', { revision, body: routineBody() }, who)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await send('DELETE', '/routine/draft', { revision })).json).toEqual({ code: 'stale-revision' });
    const now = await draft('routine');
    expect((await send('DELETE', '/routine/draft', { revision: now?.revision })).status).toBe(204);
    expect((await send('DELETE', '/routine/draft', { revision: now?.revision })).json).toEqual({ code: 'not-found' });
  });

  it.each([
    ['the routine as a notice', 'routine', noticeBody()],
    ['bindings as the routine', 'routine', bindingsBody()],
    ['a notice as bindings', 'bindings', noticeBody()],
    ['bindings as a notice', 'notice.main', bindingsBody()],
    [
      'one binding for everybody',
      'bindings',
      bindingsBody({ bindings: [{ ...SOLNA, organisation: null, team: null }] }),
    ],
    ['one binding twice', 'bindings', bindingsBody({ bindings: [SOLNA, { ...SOLNA, notice: 'main' }] })],
    [
      'a team that is none',
      'bindings',
      { ...bindingsBody(), bindings: { door: 'main', bindings: [{ ...SOLNA, team: 'x' }] } },
    ],
    ['a notice as the routine', 'notice.main', routineBody()],
    ['a notice without Swedish', 'notice.main', noticeBody({ texts: [noticeText('en')] })],
    [
      'an easy text without a standard one',
      'notice.main',
      noticeBody({ texts: [noticeText('sv'), noticeText('en', 'easy')] }),
    ],
    ['a text twice', 'notice.main', noticeBody({ texts: [noticeText('sv'), noticeText('sv')] })],
    ['no notice’s name', 'notice.Bad', noticeBody()],
    ['another series', 'other', noticeBody()],
    ['nothing', 'notice.main', undefined],
  ])('L2: %s is malformed', async (_what, series, body) => {
    const answer = await send('PUT', `/${series}/draft`, { revision: 0, body });
    expect([answer.status, answer.json]).toEqual([400, { code: 'malformed' }]);
  });

  it('may be as long as its schema says', async () => {
    const step = { heading: 'ئ'.repeat(120), text: 'ئ'.repeat(1200), pictogram: null };
    const answers = Array.from({ length: 4 }, () => ({ text: step.heading, right: true, explanation: step.text }));
    const question = { question: 'ئ'.repeat(300), answers };
    const texts = CONVERSATION_LANGUAGES.flatMap((language) =>
      READING_LEVELS.map((level) => ({
        ...{ language, level, reviewed: false, question, legalReference: step.text },
        steps: Array.from({ length: 12 }, () => step),
      })),
    );
    expect(await put('notice.long', noticeBody({ texts }))).toMatchObject({ revision: 1 });

    const routine = routineBody();
    if (routine.kind !== 'routine') throw new Error('no routine');
    const [guide] = routine.routine.guides;
    const [wordings] = routine.routine.wordings;
    if (!guide || !wordings) throw new Error('no texts');
    const point = { text: step.text, source: step.heading };
    const sections = guide.sections.map(({ section }) => ({
      ...{ section, heading: step.heading, points: Array.from({ length: 12 }, () => point) },
    }));
    const six = Array.from({ length: 6 }, () => step.text);
    const numbers = Array.from({ length: 4 }, () => ({ name: step.heading, telephone: '0'.repeat(21) }));
    const longest = routineBody({
      paper: { secrecy: step.text, neverGuardians: step.text },
      guides: (['sv', 'en', 'ar'] as const).map((language) => ({ language, reviewed: false, numbers, sections })),
      wordings: CONVERSATION_LANGUAGES.map((language) => ({
        ...{ language, reviewed: false, telling: { 'under-15': six, '15-17': six, adult: six } },
        cards: wordings.cards.map((card) => ({ ...card, heading: step.heading, text: step.text })),
      })),
    });
    expect(await put('routine', longest)).toMatchObject({ body: longest });
  });
});

describe('whose notice is whose', () => {
  const inForce = async ({ token } = ada) =>
    v.parse(schema.bindingsTold, (await test.ask('/staff/bindings', { token })).json);

  it('V8: is told to staff, and changed by nobody alone', async () => {
    const { current } =
      v.parse(schema.seriesList, (await get('')).json).find(({ series }) => series === 'bindings') ?? {};
    const first = { version: current?.version, door: 'main', bindings: [] };
    for (const who of [ada, sofia, karin]) expect(await inForce(who)).toEqual(first);
    expect((await test.ask('/staff/bindings', { method: 'PUT', token: ada.token, body: first })).status).toBe(404);
    const { revision, digest } = await proposed('bindings', bindingsBody({ door: 'school', bindings: [SOLNA] }));
    const approve = (who: Staff, asked: object) => send('POST', '/bindings/draft/approve', asked, who);
    expect((await approve(ada, { revision, digest })).json).toEqual({ code: 'four-eyes' });
    expect((await approve(karin, { revision, digest })).json).toEqual({ code: 'not-allowed' });
    expect((await approve(sofia, { revision, digest: 'A'.repeat(43) })).json).toEqual({ code: 'stale-revision' });
    expect(await inForce()).toEqual(first);
    expect((await get('/bindings', karin)).json).toMatchObject({ draft: null });

    const edition = v.parse(schema.editionSummary, (await approve(sofia, { revision, digest })).json);
    expect([edition.editedBy[0]?.staffId, edition.approvedBy?.staffId]).toEqual([ada.staffId, sofia.staffId]);
    expect(await inForce(karin)).toEqual({ version: edition.version, door: 'school', bindings: [SOLNA] });
    expect((await test.ask('/notice/sv')).json).toMatchObject({ notice: 'school' });
    expect((await test.ask('/content/sv')).json).toMatchObject({ notice: 'school' });
    const { editions } = v.parse(schema.seriesExport, (await get('/bindings/export', karin)).json);
    expect(editions.map(({ origin }) => origin)).toEqual(['default', 'published']);
  });

  it('V8: comes into force only if every notice that it names has', async () => {
    const before = await inForce();
    for (const changes of [{ door: 'none' }, { bindings: [{ ...SOLNA, notice: 'long' }] }]) {
      const { revision, digest } = await proposed('bindings', bindingsBody(changes));
      const answer = await send('POST', '/bindings/draft/approve', { revision, digest }, sofia);
      expect([answer.status, answer.json]).toEqual([404, { code: 'not-found' }]);
    }
    expect(await inForce()).toEqual(before);
  });

  it('may be as many as the schema says', async () => {
    const bindings = Array.from({ length: 400 }, (_, index) => ({
      ...{ organisation: `o${index}${'x'.repeat(58)}`.slice(0, 60), team: 'social-worker' as const, notice: 'main' },
    }));
    await publish('bindings', bindingsBody({ bindings }));
    expect((await inForce()).bindings).toEqual(bindings);
  });
});

describe('whoever approves', () => {
  it('V3: is certified, and still is when they do', async () => {
    const { staffId, proof } = await addStaff(test, ada.token, 'selma', 'supervisor', {}, false);
    const selma = await signIn(test, 'selma', proof);
    const { revision, digest } = await proposed('routine', routineBody());
    const asked = { revision, digest };
    const early = await send('POST', '/routine/draft/approve', asked, selma);
    expect([early.status, early.json]).toEqual([403, { code: 'not-certified' }]);
    const certificate = { method: 'PUT', token: ada.token, body: { staffCertificate: 'A'.repeat(400) } };
    expect((await test.ask(`/staff/accounts/${staffId}/certificate`, certificate)).status).toBe(204);
    expect((await send('POST', '/routine/draft/approve', asked, selma)).status).toBe(200);

    // Invited anew, they have another key, which nobody has certified.
    const again = await test.ask(`/staff/accounts/${staffId}/invitation`, { method: 'POST', token: ada.token });
    const { token } = again.json as { token: string };
    const credentials = madeUpCredentials();
    await test.ask('/staff/invitation', { method: 'POST', token, body: credentials });
    const anew = await signIn(test, 'selma', credentials.proof);
    const next = await proposed('routine', routineBody());
    const late = await send('POST', '/routine/draft/approve', { revision: next.revision, digest: next.digest }, anew);
    expect(late.json).toEqual({ code: 'not-certified' });
  });
});
