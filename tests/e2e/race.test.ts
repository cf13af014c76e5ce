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
  for (let round = 0; round < 5; round++) {
    const youth = await here.youth('chromium');
    await youth.comeIn();
    await Promise.all([a.seesWaiting(1), b.seesWaiting(1)]);
    // Both presses are on their way before either is answered.
    for (const { screen } of rivals) screen.network.hold();
    await Promise.all(rivals.map(({ screen }) => screen.takeNext()));
    for (const { screen } of round % 2 === 0 ? rivals : rivals.toReversed()) screen.network.release();

    await youth.talks();
    const [winner, loser] = (await a.phase()) === null ? [rivals[1], rivals[0]] : [rivals[0], rivals[1]];
    wins.add(winner.nameShown);
    await winner.screen.talks();
    await youth.talksWith(winner.nameShown);
    await loser.screen.sees(loser.screen.t('queue.alreadyTaken', { name: winner.nameShown }));
    expect(await loser.screen.phase()).toBeNull();

    await youth.leave();
    await winner.screen.inPhase('ended');
    await winner.screen.dismiss();
    await expect.poll(() => winner.screen.phase()).toBeNull();
    await loser.screen.press(loser.screen.t('app.dismissNews'));
  }
  expect(wins.size).toBe(2);
});
