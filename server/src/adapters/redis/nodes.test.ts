/** The relay at two nodes over Redis, when a node or Redis fails (SPEC M). */
import { expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.ts';
import { IMPATIENT, redisForTests, TIMING } from '../../testing/redis-nodes.ts';
import { TestRelay } from '../../testing/relay.ts';
import { frameOf } from '../../testing/test-socket.ts';

const redis = redisForTests();
const PATIENT = { timeout: 20_000, interval: 20 };
const STAFF_ID = 's'.repeat(22);

async function twoRelays(timing = TIMING) {
  const clock = new FakeClock();
  const { shares, touches, store } = await redis.nodes(timing).two();
  const here = await TestRelay.start({ ...shares[0], clock });
  const there = await TestRelay.start({ ...shares[1], clock });
  /** Time passes until something is so. */
  const until = (holds: () => boolean) =>
    expect
      .poll(async () => {
        await clock.advance(100);
        return holds();
      }, PATIENT)
      .toBe(true);
  return { here, there, touches, store, clock, until };
}

async function apart(here: TestRelay, there: TestRelay) {
  const console = await there.onDuty('Ada', 2, there.session({ staffId: STAFF_ID }));
  const waiting = await here.waiting();
  console.say({ t: 'take', id: waiting.id });
  const { conversation } = await console.hear('taken');
  await waiting.tab.hear('accepted');
  return { ...waiting, console, conversation };
}

it('M3, C8: a node that dies takes nobody along: the youth comes back at the other, the counsellor is told', async () => {
  const { here, there, touches, until } = await twoRelays(IMPATIENT);
  const { tab, id, resume, console, conversation } = await apart(here, there);
  touches[0].link.close();
  tab.cut();
  await until(() => console.pending('presence').some(({ youthPresent }) => !youthPresent));
  const back = await there.youth();
  back.say({ t: 'resume', id, resume });
  await back.hear('accepted');
  console.frame(1, 7, conversation.route);
  expect(await back.hearFrame()).toEqual(frameOf(1, 7));
  await there.stop();
  expect(there.faults).toEqual([]);
});

it('M3, C6: a counsellor whose node dies comes back at the other with the keys', async () => {
  const { here, there, touches, until } = await twoRelays(IMPATIENT);
  const { tab, id, console } = await apart(here, there);
  touches[1].link.close();
  console.cut();
  await until(() => tab.pending('peer').some(({ present }) => !present));
  const again = await here.signedIn(here.session({ staffId: STAFF_ID }), [{ id, epoch: 1 }]);
  const { held } = await again.hear('welcome');
  tab.frame(1, 8);
  expect(await again.hearFrame()).toEqual(frameOf(1, 8, held[0]?.route ?? 0));
  await here.stop();
  expect(here.faults).toEqual([]);
});

it('M4, S3: Redis is gone and comes back empty: all are sent away, are told on coming back, and begin anew', async () => {
  const { here, there, touches, until, store } = await twoRelays();
  const { tab, id, resume, console } = await apart(here, there);
  await redis.server().kill();
  await redis.server().restart();
  expect(await Promise.all([tab.closed(), console.closed()])).toEqual([4009, 4009]);
  await until(() => touches.every(({ inTouch }) => inTouch));
  const back = await there.youth();
  back.say({ t: 'resume', id, resume });
  expect(await back.hear('refused')).toMatchObject({ code: 'unknown-conversation' });
  const again = await here.signedIn(here.session({ staffId: STAFF_ID }), [{ id, epoch: 1 }]);
  expect(await again.hear('welcome')).toMatchObject({ held: [] });
  again.cut();
  await until(() => here.hub.gauges().onDuty === 0);
  const { conversation } = await apart(there, here);
  expect(await store.all()).toEqual([conversation.id]);
  await here.stop();
  await there.stop();
});

it('M4, L5: while Redis is away nobody is let in, and nobody who was there is left without an answer', async () => {
  const { here, there, touches, until } = await twoRelays(IMPATIENT);
  const { tab, console } = await apart(here, there);
  await redis.server().kill();
  expect(await Promise.all([tab.closed(), console.closed()])).toEqual([4009, 4009]);
  await expect(here.youth()).rejects.toThrow();
  expect(here.hub.refusesConnection(true)).toBe('unavailable');
  await redis.server().restart();
  await until(() => touches.every(({ inTouch }) => inTouch));
  await apart(here, there);
  await here.stop();
  await there.stop();
});

it('M4, C7: a farewell that is posted while Redis stands still ends the conversation once it goes on', async () => {
  const { here, there, touches, store, until } = await twoRelays(IMPATIENT);
  const { tab, id, resume, console } = await apart(here, there);
  redis.server().process.kill('SIGSTOP');
  expect(await Promise.all([tab.closed(), console.closed()])).toEqual([4009, 4009]);
  await there.hub.leaveByBeacon({ id, resume });
  redis.server().process.kill('SIGCONT');
  await until(() => touches.every(({ inTouch }) => inTouch));
  await until(() => there.ended.youth === 1);
  expect(await store.all()).toEqual([]);
  await here.stop();
  await there.stop();
});

it('M5, S2: one node stops and the others go on: its youths come back there, and nothing has ended', async () => {
  const { here, there } = await twoRelays();
  const { tab, id, resume, console, conversation } = await apart(here, there);
  const stopped = here.hub.shutdown(60_000);
  expect(await tab.closed()).toBe(4009);
  await stopped;
  expect(here.hub.refusesConnection(true)).toBe('shutting-down');
  await console.hear('presence', ({ youthPresent }) => !youthPresent);
  const back = await there.youth();
  back.say({ t: 'resume', id, resume });
  await back.hear('accepted');
  back.frame(1, 3);
  expect(await console.hearFrame()).toEqual(frameOf(1, 3, conversation.route));
  expect(console.pending('ended')).toEqual([]);
  await there.stop();
  expect(await console.closed()).toBe(4009);
  expect(there.ended.shutdown).toBe(1);
});

it('M5, S2: the last node that stops, right after another has died, tells everybody and ends what is open', async () => {
  const { here, there, touches, until } = await twoRelays(IMPATIENT);
  const { id, console } = await apart(here, there);
  touches[0].link.close();
  const stopped = there.hub.shutdown(1);
  expect(await console.hear('shutdown')).toEqual({ t: 'shutdown', inMs: 1 });
  await until(() => console.pending('ended').length > 0);
  expect(await console.hear('ended')).toMatchObject({ id, by: 'shutdown' });
  await stopped;
  expect(there.ended.shutdown).toBe(1);
});
