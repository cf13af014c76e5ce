/** How a word that somebody writes fits a word of the directory, both folded. */

/**
 * Smaller fits better. What needs a typing error forgiven comes after everything that does not, in whatever text it is (word-index.ts
 * adds at most 5).
 */
export const FIT = { same: 0, begins: 1, within: 3, oneError: 9, twoErrors: 12 } as const;
export const NO_FIT = 255;

/** Shortest part of a compound that is looked for at its end, "hot" in "dödshot", and anywhere in it. */
const SHORTEST_END = 3;
const SHORTEST_PART = 4;
/** From how many letters on one typing error is forgiven, and two. */
const ERRORS_FROM = { one: 4, two: 8 } as const;
/** Endings that Swedish and English put after a word: "våldet", "jourerna", "shelters". The stem has at least four letters. */
const ENDINGS = /^(?:a|e|n|t|s|r|en|et|ns|ts|ar|er|or|es|ed|na|ens|ets|ing|arna|erna|orna|arnas|ernas|ornas)$/;
const SHORTEST_STEM = 4;

/** A set of letters, for telling words apart fast: 32 bits, some letters share one. */
export function letters(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/** {@link FIT} of `written` for `word`, or {@link NO_FIT}. The sets are those of {@link letters}. */
export function wordFit(written: string, writtenLetters: number, word: string, wordLetters: number): number {
  const missing = writtenLetters & ~wordLetters;
  if (missing === 0) {
    if (word.startsWith(written)) return word.length === written.length ? FIT.same : FIT.begins;
    if (
      written.length >= SHORTEST_PART
        ? word.includes(written)
        : written.length >= SHORTEST_END && word.endsWith(written)
    )
      return FIT.within;
  }
  if (isStemOf(word, written)) return FIT.begins;
  const errors = allowedErrors(Math.max(written.length, word.length));
  // Each letter that the word does not have takes an error of its own.
  if (errors === 0 || bits(missing) > errors) return NO_FIT;
  // And whatever is too long for its beginning to fit has to fit whole.
  if (written.length - word.length > errors) return NO_FIT;
  const found = typingErrors(written, word, errors, allowedErrors(written.length));
  return found > errors ? NO_FIT : found === 1 ? FIT.oneError : FIT.twoErrors;
}

function isStemOf(word: string, written: string): boolean {
  return (
    word.length >= SHORTEST_STEM &&
    word.length < written.length &&
    written.startsWith(word) &&
    ENDINGS.test(written.slice(word.length))
  );
}

function allowedErrors(length: number): number {
  return length >= ERRORS_FROM.two ? 2 : length >= ERRORS_FROM.one ? 1 : 0;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

let [before, previous, current] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/**
 * Typing errors between what was written and the word, or its beginning if no more than `forBeginning`: letters left out, added,
 * mistaken, and neighbours changed about ("optimal string alignment"). More than `most` is `most + 1`.
 */
export function typingErrors(written: string, word: string, most: number, forBeginning: number): number {
  const [rows, columns] = [written.length, Math.min(word.length, written.length + most)];
  if (rows > columns + most || rows > 60) return most + 1;
  for (let column = 0; column <= columns; column++) previous[column] = column;
  for (let row = 1; row <= rows; row++) {
    const letter = written.charCodeAt(row - 1);
    current[0] = row;
    let least = row;
    for (let column = 1; column <= columns; column++) {
      const other = word.charCodeAt(column - 1);
      let errors = at(previous, column - 1) + (letter === other ? 0 : 1);
      errors = Math.min(errors, at(previous, column) + 1, at(current, column - 1) + 1);
      const isSwap =
        row > 1 && column > 1 && letter === word.charCodeAt(column - 2) && other === written.charCodeAt(row - 2);
      if (isSwap) errors = Math.min(errors, at(before, column - 2) + 1);
      current[column] = errors;
      if (errors < least) least = errors;
    }
    if (least > most) return most + 1;
    [before, previous, current] = [previous, current, before];
  }
  const whole = columns === word.length ? at(previous, columns) : most + 1;
  let beginning = most + 1;
  for (let column = 1; column <= columns; column++) beginning = Math.min(beginning, at(previous, column));
  return Math.min(whole, beginning <= forBeginning ? beginning : most + 1, most + 1);
}

const at = (row: Uint8Array, column: number): number => row[column] ?? 0;
