/** Words as they are compared: without case, without the marks on letters, so that "hedersvald" and "hedersvåld" are one. */

export interface Word {
  /** Folded. */
  word: string;
  /** Where it stands in the text: from, and up to but not including. */
  from: number;
  to: number;
}

/** Letters that Unicode does not take apart, and letters of Arabic script that are written one for the other. */
const ALIKE: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
};
const ANY_ALIKE = /[æøßłđıةىیکـ]/g;
const PLAIN = /^[a-z0-9]*$/;
/** The article, when enough is left without it to be a word. */
const ARTICLE = /^ال(?=.{3})/;

/** One word, with nothing between its letters. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(ANY_ALIKE, (letter) => ALIKE[letter] ?? '')
    .replace(ARTICLE, '');
}

/** The words of a text in order; what folds to nothing is none. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = fold(raw);
    if (word !== '') words.push({ word, from: index, to: index + raw.length });
  }
  return words;
}
