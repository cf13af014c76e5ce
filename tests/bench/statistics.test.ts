import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, shuffled, spread } from './statistics.ts';

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
    expect(quantile([7], 0.99)).toBe(7);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('stands between the least and the greatest, and does not fall as the share rises', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const { lower, median, upper } = spread(values);
        expect(Math.min(...values)).toBeLessThanOrEqual(lower);
        expect(lower).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(upper);
        expect(upper).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('shuffled', () => {
  it('keeps every value once and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const before = [...values];
        expect(shuffled(values).sort()).toEqual([...values].sort());
        expect(values).toEqual(before);
      }),
    );
  });
});
