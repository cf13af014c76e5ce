import { type Word, wordsOf } from './folding.ts';
import { SEARCHED_FIELDS, type SearchedField, type SearchedText } from './search-documents.ts';
import { FIT, letters, NO_FIT, wordFit } from './word-fit.ts';

/** How far a text is from saying what the entry is: added to how well a word fits in it. */
const DISTANCE: Readonly<Record<SearchedField, number>> = {
  name: 0,
  organisation: 2,
  competence: 2,
  kind: 2,
  place: 2,
  language: 2,
  'wider-competence': 3,
  about: 5,
  'staff-notes': 5,
};

export interface Fits {
  /** By document: how many of the words fit. */
  matched: Uint8Array;
  /** By document: how badly those fit, added up. */
  fit: Uint16Array;
  /** The texts of a document that have words that fit, and where. */
  why(document: number): { field: SearchedField; text: string; marks: { from: number; to: number }[] }[];
}

/**
 * Which documents have a word that fits, from words over texts to documents: a directory has few different words, and says
 * most of what it says in the same texts (competences, municipalities, languages) over and over.
 */
export class WordIndex {
  readonly #words: string[] = [];
  readonly #letters: Uint32Array;
  /** By word: numbers of the texts that have it. */
  readonly #textsOfWord: readonly Uint32Array[];
  readonly #texts: SearchedText[] = [];
  /** By text: numbers of the documents that have it. */
  readonly #documentsOfText: readonly Uint32Array[];
  /** By document: numbers of its texts. */
  readonly #textsOfDocument: readonly Uint32Array[];

  /** By document: its texts. */
  constructor(documents: readonly (readonly SearchedText[])[]) {
    const words = new Map<string, number>();
    const known = Object.fromEntries(SEARCHED_FIELDS.map((field) => [field, new Map<string, number>()]));
    const textsOfWord: number[][] = [];
    const documentsOfText: number[][] = [];
    const numberOf = (one: SearchedText): number => {
      const number = known[one.field]?.get(one.text);
      if (number !== undefined) return number;
      const added = this.#texts.push(one) - 1;
      known[one.field]?.set(one.text, added);
      documentsOfText.push([]);
      for (const word of new Set(wordsOf(one.text).map((each) => each.word))) {
        let at = words.get(word);
        if (at === undefined) {
          at = this.#words.push(word) - 1;
          words.set(word, at);
          textsOfWord.push([]);
        }
        textsOfWord[at]?.push(added);
      }
      return added;
    };
    this.#textsOfDocument = documents.map((texts, document) => {
      const numbers = new Set(texts.map(numberOf));
      for (const number of numbers) documentsOfText[number]?.push(document);
      return Uint32Array.from(numbers);
    });
    this.#textsOfWord = textsOfWord.map((all) => Uint32Array.from(all));
    this.#documentsOfText = documentsOfText.map((all) => Uint32Array.from(all));
    this.#letters = Uint32Array.from(this.#words, letters);
  }

  /** `written`: folded words. */
  fits(written: readonly string[]): Fits {
    const count = this.#textsOfDocument.length;
    const matched = new Uint8Array(count);
    const fit = new Uint16Array(count);
    const all = written.map((word) => this.#fitsOf(word));
    for (const { best } of all) {
      for (let document = 0; document < count; document++) {
        const fits = best[document] ?? NO_FIT;
        if (fits === NO_FIT) continue;
        matched[document] = (matched[document] ?? 0) + 1;
        fit[document] = (fit[document] ?? 0) + fits;
      }
    }
    return { matched, fit, why: (document) => this.#why(document, all) };
  }

  /** Typing errors are no reason where the word itself is found. */
  #why(document: number, all: readonly WordFits[]): ReturnType<Fits['why']> {
    const reasons = all.flatMap(({ best, right, wrong }) => {
      const fits = best[document] ?? NO_FIT;
      return fits === NO_FIT ? [] : [fits < FIT.oneError ? right : wrong];
    });
    const isReason = ({ word }: Word) => reasons.some(({ words }) => words.has(word));
    return [...(this.#textsOfDocument[document] ?? [])]
      .filter((number) => reasons.some(({ texts }) => texts.has(number)))
      .flatMap((number) => this.#texts[number] ?? [])
      .map(({ field, text }) => ({
        field,
        text,
        marks: wordsOf(text)
          .filter(isReason)
          .map(({ from, to }) => ({ from, to })),
      }));
  }

  #fitsOf(written: string): WordFits {
    const best = new Uint8Array(this.#textsOfDocument.length).fill(NO_FIT);
    const right = { words: new Set<string>(), texts: new Map<number, number>() };
    const wrong = { words: new Set<string>(), texts: new Map<number, number>() };
    const set = letters(written);
    this.#words.forEach((word, number) => {
      const fits = wordFit(written, set, word, this.#letters[number] ?? 0);
      if (fits === NO_FIT) return;
      const { words, texts } = fits < FIT.oneError ? right : wrong;
      words.add(word);
      for (const text of this.#textsOfWord[number] ?? []) {
        const field = this.#texts[text]?.field;
        const here = fits + (field ? DISTANCE[field] : 0);
        if (here < (texts.get(text) ?? NO_FIT)) texts.set(text, here);
      }
    });
    for (const { texts } of [right, wrong]) {
      for (const [text, fits] of texts) {
        for (const document of this.#documentsOfText[text] ?? []) {
          if (fits < (best[document] ?? NO_FIT)) best[document] = fits;
        }
      }
    }
    return { best, right, wrong };
  }
}

/** Of one word that is written. */
interface WordFits {
  /** By document. */
  best: Uint8Array;
  /** The words and texts that it fits as it is written. */
  right: Hits;
  /** Those that it fits if a typing error is forgiven. */
  wrong: Hits;
}

interface Hits {
  words: ReadonlySet<string>;
  /** Numbers of texts, with how well it fits there. */
  texts: ReadonlyMap<number, number>;
}
