const LOCALE = 'sv';
const LONG = 6;

/**
 * How hard a text is to read: LIX, words a sentence and the percentage of words of more than six letters
 * (C.-H. Björnsson, Läsbarhet, Liber 1968). Under 25 is as children's books are. Each of `texts` (a heading, a paragraph)
 * ends a sentence; colons do not, as they do for Björnsson, so that it is never lower than his. Without words: zero.
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap((text) => segments(text, 'word').filter(({ isWordLike }) => isWordLike));
  const sentences = texts.flatMap((text) => segments(text, 'sentence').filter(({ segment }) => /\p{L}/u.test(segment)));
  if (words.length === 0) return 0;
  const long = words.filter(({ segment }) => letters(segment) > LONG);
  return words.length / Math.max(1, sentences.length) + (100 * long.length) / words.length;
}

function segments(text: string, granularity: 'word' | 'sentence'): Intl.SegmentData[] {
  return [...new Intl.Segmenter(LOCALE, { granularity }).segment(text)];
}

function letters(word: string): number {
  return [...word.normalize('NFC')].filter((character) => /\p{L}/u.test(character)).length;
}
