import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, overview, RULES, waiting } from '../testing/records.ts';
import { estimateMs, median } from './estimate.ts';
import { compareStanding, doorState, isTakeable, mayTakeNext } from './queue.ts';
import { mayAsk, queueEntryOf, seesSupervision } from './views.ts';

const standings = fc.record({
  first: fc.boolean(),
  joinedAt: fc.nat(3),
  id: fc.string({ minLength: 1, maxLength: 2 }),
});

describe('the order', () => {
  it('Q2: returned ones first, then by time of joining, then by id', () => {
    const sorted = [
      { first: true, joinedAt: 5, id: 'b' },
      { first: true, joinedAt: 9, id: 'a' },
      { first: false, joinedAt: 1, id: 'c' },
      { first: false, joinedAt: 2, id: 'Z' },
      { first: false, joinedAt: 2, id: 'a' },
    ];
    expect([...sorted].reverse().sort(compareStanding)).toEqual(sorted);
  });

  it('Q2: is a total order', () => {
    fc.assert(
      fc.property(standings, standings, standings, (a, b, c) => {
        expect(Math.sign(compareStanding(a, b))).toBe(-Math.sign(compareStanding(b, a)) + 0);
        if (compareStanding(a, b) <= 0 && compareStanding(b, c) <= 0)
          expect(compareStanding(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('Q5, C9: only one who waits and is present can be taken, and not by one who is excluded', () => {
    expect(isTakeable(waiting())).toBe(true);
    expect(isTakeable(waiting({ connection: null }))).toBe(false);
    expect(isTakeable(open('ada'))).toBe(false);
    expect(mayTakeNext(waiting({ excluded: ['ada'] }), 'ada')).toBe(false);
    expect(mayTakeNext(waiting({ excluded: ['ada'] }), 'bo')).toBe(true);
  });
});

describe('the door', () => {
  it('Q1: is closed, without anybody, full or open, in that order', () => {
    const full = { seats: RULES.mostWaiting };
    expect(doorState(false, overview({ places: 0, ...full }), RULES)).toBe('closed');
    expect(doorState(true, overview({ places: 0, ...full }), RULES)).toBe('nobody-on-duty');
    expect(doorState(true, overview(full), RULES)).toBe('full');
    expect(doorState(true, overview({ seats: RULES.mostWaiting - 1 }), RULES)).toBe('open');
  });
});

describe('the estimate', () => {
  it('Q7: place divided by places on duty, times the median, in whole minutes', () => {
    expect(estimateMs(3, 2, 20 * 60_000)).toBe(30 * 60_000);
    expect(estimateMs(1, 8, 60_000)).toBe(60_000);
    expect(estimateMs(1, 1, 0)).toBe(0);
  });

  it('Q7, P7: null with nothing to base it on, or nobody on duty', () => {
    expect(estimateMs(1, 1, null)).toBeNull();
    expect(estimateMs(1, 0, 60_000)).toBeNull();
  });

  it('Q7: never less than nothing, never more exact than a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(400), fc.nat(10_000_000), (place, places, length) => {
        const estimate = estimateMs(place, places, length);
        if (places === 0) return estimate === null;
        return estimate !== null && estimate >= 0 && estimate % 60_000 === 0 && estimate >= (place / places) * length;
      }),
    );
  });

  it('Q7: the median is the middle one, or the mean of two', () => {
    expect(median([])).toBeNull();
    expect(median([5])).toBe(5);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 2, 4])).toBe(3);
  });
});

describe('what each role is granted', () => {
  it('A1: counsellors ask for duty and conversations, others only to be let in', () => {
    for (const message of ['duty-on', 'duty-change', 'duty-off', 'take', 'take-next', 'end'] as const) {
      expect(mayAsk('counsellor', message)).toBe(true);
      expect(mayAsk('supervisor', message)).toBe(false);
      expect(mayAsk('administrator', message)).toBe(false);
    }
    expect(
      ['counsellor', 'supervisor', 'administrator'].filter((role) => seesSupervision(role as 'counsellor')),
    ).toEqual(['supervisor']);
  });

  it('A1: an entry of the queue has no secret, and nothing but what is granted', () => {
    const entry = queueEntryOf(waiting());
    expect(Object.keys(entry).sort()).toEqual(['concern', 'first', 'id', 'joinedAt', 'notice', 'profile', 'wanted']);
  });
});
