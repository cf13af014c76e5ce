import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { Pressure } from './pressure.ts';

const MOST = 4;

function pressure(perSecond: number, burst: number) {
  const clock = new FakeClock();
  const one = new Pressure(clock, { perSecond, burst }, MOST);
  const come = (count: number) => {
    for (let at = 0; at < count; at++) one.count();
  };
  return { clock, one, come };
}

describe('pressure', () => {
  it('K1: there is none at rest, nor while the burst lasts', async () => {
    const { clock, one, come } = pressure(2, 10);
    for (let second = 0; second < 100; second++) {
      come(2);
      expect(one.level(0)).toBe(0);
      await clock.advance(1_000);
    }
    come(9);
    expect(one.level(0)).toBe(0);
    come(1);
    expect(one.level(0)).toBe(1);
  });

  it('K2: the more come, the harder, up to the most', () => {
    const { one, come } = pressure(2, 10);
    const levels = [];
    for (let round = 0; round < 6; round++) {
      come(5);
      levels.push(one.level(0));
    }
    expect(levels).toEqual([0, 1, 2, 3, 4, 4]);
  });

  it('K2: it is over once half of the burst is there again, however many came', async () => {
    const { clock, one, come } = pressure(2, 10);
    come(100_000);
    expect(one.level(0)).toBe(MOST);
    await clock.advance(7_000);
    expect(one.level(0)).toBeLessThan(MOST);
    await clock.advance(2_500);
    expect(one.level(0)).toBe(1);
    await clock.advance(500);
    expect(one.level(0)).toBe(0);
  });

  it('K2: a queue that fills is pressure too, beyond half of it, and the hardest before it is full', () => {
    const { one } = pressure(2, 10);
    expect([0, 0.49, 0.5, 0.51, 0.7, 0.8, 0.9, 1, 2].map((fullness) => one.level(fullness))).toEqual([
      ...[0, 0, 0, 1, 2, 3, 4, 4, 4],
    ]);
  });

  it('K2: a clock that is set back or forth neither shuts nor opens the door for good', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.integer({ min: -1e9, max: 1e9 }))), (history) => {
        let now = 1_700_000_000_000;
        const clock = { now: () => now, after: () => () => undefined };
        const one = new Pressure(clock, { perSecond: 2, burst: 10 }, MOST);
        for (const [come, passes] of history) {
          for (let at = 0; at < come; at++) one.count();
          now += passes;
          const level = one.level(0);
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(MOST);
        }
        one.level(0);
        now += 10_000;
        expect(one.level(0)).toBe(0);
      }),
    );
  });
});
