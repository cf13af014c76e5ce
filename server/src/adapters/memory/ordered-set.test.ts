import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedSet } from './ordered-set.ts';

describe('an ordered set', () => {
  it('Q2: is a sorted list under any additions and removals', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(40)), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (history) => {
        const set = new OrderedSet<number>((a, b) => a - b);
        const model = new Set<number>();
        for (const [adds, item] of history) {
          if (adds) expect(set.add(item)).toBe(!model.has(item));
          else expect(set.delete(item)).toBe(model.has(item));
          if (adds) model.add(item);
          else model.delete(item);
          const sorted = [...model].sort((a, b) => a - b);
          expect([...set]).toEqual(sorted);
          expect(set.size).toBe(sorted.length);
          for (let at = 0; at <= 40; at++) expect(set.rank(at)).toBe(model.has(at) ? sorted.indexOf(at) : null);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('Q2: takes few comparisons for a place among 100,000, added in order', () => {
    let comparisons = 0;
    const set = new OrderedSet<number>((a, b) => {
      comparisons += 1;
      return a - b;
    });
    for (let item = 0; item < 100_000; item++) set.add(item);
    comparisons = 0;
    for (let item = 0; item < 100_000; item += 1_000) expect(set.rank(item)).toBe(item);
    // 100 places; a balanced tree of this size is 17 deep, a random one about twice that.
    expect(comparisons / 100).toBeLessThan(60);
    comparisons = 0;
    for (let item = 0; item < 1_000; item++) set.delete(item);
    expect(comparisons / 1_000).toBeLessThan(120);
    expect(set.rank(1_000)).toBe(0);
  });
});
