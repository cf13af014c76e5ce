import { BINDINGS, seriesExport, type TextBody } from '@dorren/shared/protocol/texts.ts';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addStaff, setUp, startTestService, type TestService } from '../../../server/src/testing/started-service.ts';
import { Refused } from './http-client.ts';
import { TextsApi } from './texts-api.ts';

/** Against the server as it is: that both ends mean the same by every route. */
let test: TestService;
let api: TextsApi;
let writer: string;
let approver: string;
let counsellor: string;

beforeAll(async () => {
  test = await startTestService();
  api = new TextsApi({ origin: test.service.address, fetch });
  writer = (await setUp(test)).token;
  approver = (await addStaff(test, writer, 'sofia', 'supervisor')).token;
  counsellor = (await addStaff(test, writer, 'karin', 'counsellor')).token;
});
afterAll(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

const code = (asking: Promise<unknown>) =>
  asking.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Refused ? error.code : 'thrown'),
  );

async function copyOf(series: string, name: string): Promise<TextBody> {
  const { body } = await api.current(writer, series);
  return body.kind === 'notice' ? { kind: 'notice', notice: { ...body.notice, name } } : body;
}

it('V4: reads the list, the version in force and any version by its name', async () => {
  const rows = await api.list(counsellor);
  expect(rows.map(({ series }) => series)).toEqual(expect.arrayContaining(['notice.main', 'routine']));
  const routine = await api.current(counsellor, 'routine');
  expect(await api.edition(counsellor, 'routine', routine.version)).toEqual(routine);
  const { editions } = await api.series(counsellor, 'routine');
  expect(editions.map(({ version }) => version)).toEqual([routine.version]);
  expect(await code(api.edition(counsellor, 'routine', '1999-1.1'))).toBe('not-found');
});

it('V2, V3: goes from a new series to a version in force, and is sent back in between', async () => {
  const body = await copyOf('notice.main', 'Skolans');
  const first = await api.putDraft(writer, 'notice.school', 0, body);
  expect((await api.list(writer)).find(({ series }) => series === 'notice.school')).toMatchObject({
    name: 'Skolans',
    current: null,
    draft: 'writing',
  });
  expect(await code(api.putDraft(writer, 'notice.school', 0, body))).toBe('stale-revision');

  const proposed = await api.propose(writer, 'notice.school', first.revision);
  expect(await code(api.approve(writer, 'notice.school', proposed.revision, proposed.digest))).toBe('four-eyes');
  const returned = await api.giveBack(approver, 'notice.school', proposed.revision, 'Steg 2 är svårt');
  expect([returned.proposed, returned.returned?.note]).toEqual([null, 'Steg 2 är svårt']);

  const again = await api.propose(writer, 'notice.school', returned.revision);
  expect(await code(api.approve(approver, 'notice.school', again.revision, 'A'.repeat(43)))).toBe('stale-revision');
  const edition = await api.approve(approver, 'notice.school', again.revision, again.digest);
  expect((await api.current(counsellor, 'notice.school')).version).toBe(edition.version);
  expect((await api.series(writer, 'notice.school')).draft).toBeNull();

  const file = v.parse(seriesExport, JSON.parse(await (await api.exportSeries(writer, 'notice.school')).text()));
  expect(file.editions.map(({ version, body: kept }) => [version, kept])).toEqual([[edition.version, body]]);
});

it('drops a draft', async () => {
  const { revision } = await api.putDraft(writer, 'routine', 0, await copyOf('routine', ''));
  expect(await code(api.dropDraft(writer, 'routine', revision + 1))).toBe('stale-revision');
  await api.dropDraft(writer, 'routine', revision);
  expect((await api.series(writer, 'routine')).draft).toBeNull();
});

it('V8: changes whose notice is whose as it does any text, and reads what is in force', async () => {
  const before = await api.bindings(counsellor);
  const bindings = [{ organisation: null, team: 'health' as const, notice: 'school' }];
  const body = { kind: BINDINGS, bindings: { door: 'main', bindings } } as const;
  expect(await code(api.putDraft(approver, BINDINGS, 0, body))).toBe('not-allowed');
  const draft = await api.putDraft(writer, BINDINGS, 0, body);
  const { revision, digest } = await api.propose(writer, BINDINGS, draft.revision);
  expect(await code(api.approve(writer, BINDINGS, revision, digest))).toBe('four-eyes');
  expect(await api.bindings(counsellor)).toEqual(before);
  const { version } = await api.approve(approver, BINDINGS, revision, digest);
  expect(await api.bindings(counsellor)).toEqual({ version, door: 'main', bindings });
  expect((await api.current(counsellor, BINDINGS)).body).toEqual(body);
});
