import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { describe, expect, it } from 'vitest';
import { addStaff, setUp, startTestService, type TestService } from './testing/started-service.ts';

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

async function noticeIn(test: TestService, asked: 'sv' | 'en') {
  const { notice, version, language } = (await test.ask(`/notice/${asked}`)).json as NoticeTold;
  return { notice, version, language, level: 'standard' };
}

async function conversation(test: TestService) {
  const { token } = await setUp(test);
  const berit = await addStaff(test, token, 'berit', 'counsellor');

  const counsellor = connect(test, '/staff/socket');
  await counsellor.opened;
  counsellor.say({ t: 'hello', token: berit.token, holding: [] });
  await counsellor.told('welcome');
  counsellor.say({ t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'ZHV0eQ' });
  await counsellor.told('duty');
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
});
