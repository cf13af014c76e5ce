import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedFields, changedLines, merged, mergedList } from './differences.ts';

it('names the fields that differ, however their parts are ordered', () => {
  const one = { name: { sv: 'a', en: 'b' }, ages: [1, 2], notes: null };
  expect(changedFields(['notes', 'name', 'ages'], one, { ...one, name: { en: 'b', sv: 'a' } })).toEqual([]);
  expect(changedFields(['notes', 'name', 'ages'], one, { ...one, ages: [2, 1], notes: null })).toEqual(['ages']);
});

it('keeps what I changed, and takes what only they changed', () => {
  const base = { name: 'a', about: 'b', hours: 'c' };
  expect(merged(base, { ...base, name: 'mine' }, { ...base, name: 'theirs', hours: 'new' })).toEqual({
    name: 'mine',
    about: 'b',
    hours: 'new',
  });
});

it('loses no change of either, in fields', () => {
  const record = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2) });
  fc.assert(
    fc.property(record, record, record, (base, mine, theirs) => {
      const result = merged(base, mine, theirs);
      for (const field of ['a', 'b', 'c'] as const) {
        expect(result[field]).toBe(mine[field] === base[field] ? theirs[field] : mine[field]);
      }
    }),
  );
});

it('keeps what either added to a list, and what I changed though they removed it', () => {
  const [a, b, c] = [
    { id: 'a', n: 1 },
    { id: 'b', n: 1 },
    { id: 'c', n: 1 },
  ];
  const mine = [{ id: 'b', n: 2 }, a, c, { id: 'mine', n: 1 }];
  const theirs = [a, { id: 'c', n: 3 }, { id: 'theirs', n: 1 }];
  expect(mergedList([a, b, c], mine, theirs)).toEqual([
    { id: 'b', n: 2 },
    a,
    { id: 'c', n: 3 },
    { id: 'mine', n: 1 },
    { id: 'theirs', n: 1 },
  ]);
  // Removed here, untouched there: stays removed.
  expect(mergedList([a, b], [a], [a, b])).toEqual([a]);
});

it('shows only the lines that came or went', () => {
  expect(changedLines(['a', 'b'], ['b', 'c'])).toEqual({ removed: ['a'], added: ['c'] });
});
