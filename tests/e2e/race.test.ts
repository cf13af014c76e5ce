/** Many hands at one door: who gets a youth is decided once. */
import { afterEach, expect, it } from 'vitest';
import { type House, house } from './people/house.ts';

let here: House;
afterEach(() => here.leaveAll());

it('Q3: of two counsellors who take the same youth, one gets them and the other is told by whom', async () => {
  here = await house();
  const [a, b] = await Promise.all([here.onDuty('a', 'chromium'), here.onDuty('b', 'chromium')]);
  const rivals = [
    { screen: a, nameShown: here.people.a.nameShown },
    { screen: b, nameShown: here.people.b.nameShown },
  ] as const;
  const wins = new Set<string>();
  for (let round = 0; round < 4; round++) {
    const youth = await here.youth('chromium');
    await youth.comeIn();
    await Promise.all([a.seesWaiting(1), b.seesWaiting(1)]);
    // Both presses are on their way before either is answered.
    for (const { screen } of rivals) screen.network.hold();
    const one = round % 2 === 0;
    await Promise.all(rivals.map(({ screen }) => (one ? screen.takeFirst() : screen.takeNext())));
    for (const { screen } of round < 2 ? rivals : rivals.toReversed()) screen.network.release();

    await youth.talks();
    const [winner, loser] = (await a.phase()) === null ? [rivals[1], rivals[0]] : [rivals[0], rivals[1]];
    wins.add(winner.nameShown);
    await winner.screen.talks();
    await youth.talksWith(winner.nameShown);
    // As the answer to one's own press, or as news of the queue, whichever came last.
    const told = ['queue.alreadyTaken', 'queue.takenBy'].map((key) => loser.screen.t(key, { name: winner.nameShown }));
    await expect.poll(() => loser.screen.news()).toMatch(new RegExp(told.join('|')));
    expect(await loser.screen.phase()).toBeNull();

    await youth.leave();
    await winner.screen.inPhase('ended');
    await winner.screen.dismiss();
    await expect.poll(() => winner.screen.phase()).toBeNull();
    await loser.screen.tidy();
  }
  expect(wins.size).toBe(2);
});
