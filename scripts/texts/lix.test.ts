import { expect, it } from 'vitest';
import { lix } from './lix.ts';

/** A text of so many words, sentences and long words, evenly spread. */
function text(words: number, sentences: number, long: number): string {
  const all = Array.from({ length: words }, (_, place) => (place < long ? 'trygghet' : 'skydd'));
  const ends = new Set(Array.from({ length: sentences }, (_, end) => Math.ceil(((end + 1) * words) / sentences) - 1));
  return all.map((word, place) => `Och${word.slice(3)}${ends.has(place) ? '.' : ''}`).join(' ');
}

it('is words a sentence and long words in a hundred', () => {
  // 437 / 21 + 100 · 112 / 437
  expect(lix([text(437, 21, 112)])).toBeCloseTo(46.44, 2);
});

it('takes a word of seven letters for long, one of six not', () => {
  expect(lix(['Du blir trygg nu.'])).toBe(4);
  expect(lix(['Du blir säkrare nu.'])).toBe(4 + 25);
  expect(lix(['Du blir hjälpt nu.'])).toBe(4);
});

it('counts letters with marks as one, however they are written', () => {
  expect(lix(['Åååååå.'.normalize('NFD')])).toBe(1);
});

it('lets a heading end a sentence, and a colon not', () => {
  expect(lix(['Du är här', 'Vi är här'])).toBe(3);
  expect(lix(['Du vet: vi är här.'])).toBe(5);
});

it('is nothing for a text without words', () => {
  expect(lix([])).toBe(0);
  expect(lix([' – '])).toBe(0);
});
