import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIT, letters, NO_FIT, typingErrors, wordFit } from './word-fit.ts';

const fit = (written: string, word: string) => wordFit(written, letters(written), word, letters(word));

describe('how a word fits', () => {
  it.each([
    ['vald', 'vald', FIT.same],
    ['va', 'vald', FIT.begins],
    ['vald', 'hedersvald', FIT.within],
    ['ders', 'hedersvald', FIT.within],
    ['hot', 'dodshot', FIT.within],
    ['ot', 'dodshot', NO_FIT],
    ['aka', 'bevakad', NO_FIT],
    ['valdet', 'vald', FIT.begins],
    ['shelters', 'shelter', FIT.begins],
    ['polishund', 'polis', NO_FIT],
    ['hedesvald', 'hedersvald', FIT.oneError],
    ['hedresvald', 'hedersvald', FIT.oneError],
    ['hedersvaald', 'hedersvald', FIT.oneError],
    ['hederdvald', 'hedersvald', FIT.oneError],
    ['hedresvalld', 'hedersvald', FIT.twoErrors],
    ['ungdomsmotagn', 'ungdomsmottagningen', FIT.oneError],
    ['vld', 'vald', FIT.oneError],
    ['bup', 'bus', NO_FIT],
    ['gift', 'girl', NO_FIT],
  ])('%s: %s', (written, word, expected) => {
    expect(fit(written, word)).toBe(expected);
  });

  it('counts typing errors as the definition does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const whole = Math.min(defined(one, other), 3);
        expect(typingErrors(one, other, 2, -1)).toBe(whole);
        const beginnings = Array.from({ length: other.length }, (_, index) => defined(one, other.slice(0, index + 1)));
        expect(typingErrors(one, other, 2, 2)).toBe(Math.min(...beginnings, 3));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never lost by comparing sets of letters first', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghåöش'), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(word, word, (written, other) => {
        if (typingErrors(written, other, 1, 1) <= 1) expect(fit(written, other)).not.toBe(NO_FIT);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Optimal string alignment, from the recursion that defines it. */
function defined(one: string, other: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= one.length; i++) {
    rows.push([]);
    for (let j = 0; j <= other.length; j++) {
      const cell = (a: number, b: number) => rows[a]?.[b] ?? Number.POSITIVE_INFINITY;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const value =
        i === 0
          ? j
          : j === 0
            ? i
            : Math.min(
                cell(i - 1, j) + 1,
                cell(i, j - 1) + 1,
                cell(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1),
                swapped ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
              );
      rows[i]?.push(value);
    }
  }
  return rows[one.length]?.[other.length] ?? 0;
}
