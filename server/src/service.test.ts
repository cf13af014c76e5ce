import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import type { Records } from './ports/records/records.ts';
import { addStaff, setUp, startTestService, type TestService } from './testing/started-service.ts';
import { bindingsBody, noticeBody } from './testing/texts.ts';

type Message = { t: string } & Record<string, unknown>;

/** One end of a socket: says messages, and waits for one that it is told. */
function connect(test: TestService, path: string) {
  const socket = new WebSocket(test.service.address.replace('http', 'ws') + path, SUBPROTOCOL);
  const heard: Message[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  return {
    heard,
    closed,
    opened: new Promise((resolve) => socket.addEventListener('open', resolve)),
    say: (message: Message) => socket.send(JSON.stringify(message)),
    told: (t: string) =>
      new Promise<Message>((resolve) => {
        const look = () => {
          const message = heard.find((candidate) => candidate.t === t);
          if (!message) return;
          waiting.delete(look);
          resolve(message);
        };
        waiting.add(look);
        look();
      }),
  };
}

async function noticeIn(test: TestService, asked: 'sv' | 'en', which = '') {
  const { notice, version, language } = (await test.ask(`/notice/${asked}${which}`)).json as NoticeTold;
  return { notice, version, language, level: 'standard' };
}

async function onDuty(test: TestService, token: string) {
  const counsellor = connect(test, '/staff/socket');
  await counsellor.opened;
  counsellor.say({ t: 'hello', token, holding: [] });
  await counsellor.told('welcome');
  counsellor.say({ t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'ZHV0eQ' });
  await counsellor.told('duty');
  return counsellor;
}

/** One writes the notice, another approves it. */
async function publish(
  test: TestService,
  series: string,
  { writer, approver }: { writer: string; approver: string },
  body = noticeBody(),
): Promise<void> {
  const path = `/staff/texts/${series}/draft`;
  const ask = async (method: string, step: string, token: string, body: object) => {
    const { json } = await test.ask(path + step, { method, token, body });
    return json as { revision: number; digest: string };
  };
  const { revision } = await ask('PUT', '', writer, { revision: 0, body });
  const proposed = await ask('POST', '/propose', writer, { revision });
  await ask('POST', '/approve', approver, { revision: proposed.revision, digest: proposed.digest });
}

async function conversation(test: TestService) {
  const { token } = await setUp(test);
  const berit = await addStaff(test, token, 'berit', 'counsellor');

  const counsellor = await onDuty(test, berit.token);
  const youth = connect(test, '/youth/socket');
  await youth.told('door');
  youth.say({ t: 'join', notice: await noticeIn(test, 'sv'), profile: {} });
  await youth.told('joined');
  counsellor.say({ t: 'take-next' });
  const { conversation } = (await counsellor.told('taken')) as unknown as { conversation: { id: string } };
  await youth.told('accepted');
  return { administrator: token, counsellor, youth, berit, id: conversation.id };
}

describe('a stop', () => {
  it('S1, S2: tells all, takes nobody more, and waits until the conversation has ended', async () => {
    const test = await startTestService({ variables: { STOP_GRACE_MS: '600000' } });
    const { counsellor, youth, id } = await conversation(test);
    const stopped = test.stop();
    const told = await Promise.all([counsellor.told('shutdown'), youth.told('shutdown')]);
    for (const { inMs } of told) expect(inMs).toBeGreaterThan(590_000);
    expect((await test.ask('/readyz')).status).toBe(503);
    expect((await test.ask('/healthz')).status).toBe(204);
    // Whoever loses the line now has to find the way back.
    expect((await test.ask('/routez')).status).toBe(204);
    counsellor.say({ t: 'end', id });
    expect(await youth.told('ended')).toEqual({ t: 'ended', by: 'counsellor' });
    await stopped;
    await expect(test.ask('/healthz')).rejects.toThrow();
    expect(test.faults).toEqual([]);
  });

  it('S2: ends what has not ended when the grace is over', async () => {
    const test = await startTestService();
    const { counsellor, youth } = await conversation(test);
    await test.stop();
    expect(await youth.told('ended')).toEqual({ t: 'ended', by: 'shutdown' });
    expect(await counsellor.told('ended')).toMatchObject({ by: 'shutdown' });
  });
});

describe('an account that is disabled', () => {
  it('A8: loses its connection at once, and the youth waits for another', async () => {
    const test = await startTestService();
    const { administrator, counsellor, youth, berit } = await conversation(test);
    await test.ask(`/staff/accounts/${berit.staffId}/disable`, { method: 'POST', token: administrator });
    await counsellor.closed;
    expect(await youth.told('requeued')).toMatchObject({ reason: 'counsellor-vanished', place: 1 });
    await test.stop();
  });
});

describe('what the centre publishes', () => {
  it('A6: a new revocation list goes with the next chain', async () => {
    const test = await startTestService();
    const { administrator, counsellor, id } = await conversation(test);
    const list = { serial: 3, list: 'bmV3' };
    await test.ask('/staff/revocations', { method: 'PUT', token: administrator, body: list });
    counsellor.say({ t: 'end', id });
    await counsellor.told('ended');
    const next = connect(test, '/youth/socket');
    await next.told('door');
    next.say({ t: 'join', notice: await noticeIn(test, 'en'), profile: {} });
    await next.told('joined');
    counsellor.say({ t: 'take-next' });
    expect(await next.told('accepted')).toMatchObject({ chain: { revocations: 'bmV3', dutyCertificate: 'ZHV0eQ' } });
    await test.stop();
  });

  it('V5, N4: a new notice is told to those who wait at once, and is what opens the door', async () => {
    // Time stands still, so nothing but the publishing can bring it about.
    const test = await startTestService({ clock: new FakeClock(Date.parse('2026-11-21T09:00:00Z')) });
    const { administrator, counsellor, id } = await conversation(test);
    const sara = await addStaff(test, administrator, 'sara', 'supervisor');
    const [waits, late] = [connect(test, '/youth/socket'), connect(test, '/youth/socket')];
    await Promise.all([waits, late].map(({ told }) => told('door')));
    const old = await noticeIn(test, 'sv');
    waits.say({ t: 'join', notice: old, profile: {} });
    await waits.told('joined');
    await publish(test, 'notice.main', { writer: administrator, approver: sara.token });
    expect(await waits.told('refused')).toEqual({ t: 'refused', code: 'notice-outdated' });
    late.say({ t: 'join', notice: old, profile: {} });
    expect(await late.told('refused')).toMatchObject({ code: 'notice-outdated' });
    counsellor.say({ t: 'end', id });
    await counsellor.told('ended');
    counsellor.say({ t: 'take-next' });
    expect(await counsellor.told('refused')).toMatchObject({ re: 'take-next' });
    const current = await noticeIn(test, 'sv');
    expect(current.version).not.toBe(old.version);
    waits.say({ t: 'join', notice: current, profile: {} });
    const taken = () => {
      counsellor.say({ t: 'take-next' });
      return waits.heard.some(({ t }) => t === 'accepted');
    };
    await expect.poll(taken).toBe(true);
    expect(await waits.told('accepted')).toMatchObject({ notice: 'main' });
    waits.say({ t: 'leave' });
    await expect.poll(() => counsellor.heard.filter(({ t }) => t === 'ended')).toHaveLength(2);
    await test.stop();
    expect(test.faults).toEqual([]);
  });

  it('V8, N5: one who is bound otherwise claims, and the youth reads their notice first', async () => {
    const test = await startTestService();
    const { token } = await setUp(test);
    const sara = await addStaff(test, token, 'sara', 'supervisor');
    const berit = await addStaff(test, token, 'berit', 'counsellor', { teams: ['midwife'] });
    const both = { writer: token, approver: sara.token };
    await publish(test, 'notice.midwives', both);
    const bindings = [{ organisation: null, team: 'midwife', notice: 'midwives' } as const];
    await publish(test, 'bindings', both, bindingsBody({ bindings }));
    const counsellor = await onDuty(test, berit.token);
    expect(await counsellor.told('welcome')).toMatchObject({ notice: 'midwives' });
    const youth = connect(test, '/youth/socket');
    await youth.told('door');
    youth.say({ t: 'join', notice: await noticeIn(test, 'sv'), profile: {} });
    await youth.told('joined');
    counsellor.say({ t: 'take-next' });
    expect(await youth.told('claimed')).toMatchObject({ notice: 'midwives' });
    youth.say({ t: 'join', notice: await noticeIn(test, 'sv', '/midwives'), profile: {} });
    expect(await youth.told('accepted')).toMatchObject({ notice: 'midwives' });
    await test.stop();
    expect(test.faults).toEqual([]);
  });
});

describe('a concern', () => {
  it('T5, N11: is counted once it has its outcome, and not before', async () => {
    let counted: Records['statistics'] | null = null;
    const test = await startTestService({
      async fill({ statistics }) {
        counted = statistics;
      },
    });
    const { counsellor, id } = await conversation(test);
    const events = async () => (await counted?.concerns())?.map(({ happened, count }) => `${happened} ${count}`).sort();
    counsellor.say({ t: 'concern', id, step: 'open', age: 'unknown' });
    counsellor.say({ t: 'concern', id, step: 'told', age: '15-17' });
    counsellor.say({ t: 'end', id });
    expect(await counsellor.told('refused')).toMatchObject({ re: 'end', code: 'concern-open' });
    expect(await events()).toEqual([]);
    counsellor.say({ t: 'concern-outcome', id, outcome: { is: 'reported' }, age: '15-17' });
    await expect.poll(events).toEqual(['opened 1', 'reported 1', 'told 1']);
    await test.stop();
    expect(test.faults).toEqual([]);
  });
});
