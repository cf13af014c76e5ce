/**
 * Search in the directory as one types: whole in memory, the same on both pages and on the server (docs/adr/0004-shared-directory.md).
 *
 * What is written is taken apart into words. A word fits an entry as well as it fits best in any of its texts (word-fit.ts), the
 * worse the less the text says what the entry is: {@link DISTANCE}. Those entries are found that fit most of the words, and pass
 * every filter. They are ranked by: how well the words fit, added up; how near; whether the language is spoken or interpreted;
 * whether confirmed lately; whether open now; name.
 */
import type { OrganisationKind } from '../protocol/directory.ts';
import type { ConversationLanguage } from '../protocol/values.ts';
import { fold, wordsOf } from './folding.ts';
import { isOpen } from './opening.ts';
import { NEARNESS, type Nearness, NOT_THERE, nearness, type Place } from './place.ts';
import type { SearchDocument, SearchedEntry, SearchedField } from './search-documents.ts';
import { SMALL_WORDS } from './search-words.ts';
import { wallClock } from './stockholm-clock.ts';
import { letters, NO_FIT, wordFit } from './word-fit.ts';

export interface Filters {
  place?: Place;
  /** Or any below it. */
  competence?: string;
  /** Spoken, or with an interpreter. */
  language?: ConversationLanguage;
  age?: number;
  kind?: OrganisationKind;
  /** At least until something is to be done. */
  anonymous?: boolean;
  /** Hours that are not known are not open. */
  openNow?: boolean;
}

/** A text in which the words were found, and where: from, and up to but not including. */
export interface Reason {
  field: SearchedField;
  text: string;
  marks: readonly { from: number; to: number }[];
}

export interface Found<Entry> {
  entry: Entry;
  kind: OrganisationKind;
  /** Null unless a place is asked for. */
  nearness: Nearness | null;
  openNow: boolean;
  why: readonly Reason[];
}

export interface Answer<Entry> {
  /** How many there are. */
  total: number;
  /** The first of them. */
  found: readonly Found<Entry>[];
}

export interface Query {
  text: string;
  filters: Filters;
  /** Milliseconds since 1970. */
  now: number;
  /** How many are wanted of all that there are. */
  limit: number;
}

/** How far a text is from saying what the entry is. */
const DISTANCE: Readonly<Record<SearchedField, 0 | 1 | 2 | 3>> = {
  name: 0,
  organisation: 1,
  competence: 1,
  kind: 1,
  place: 1,
  language: 1,
  'wider-competence': 2,
  about: 3,
  'staff-notes': 3,
};

/** Of what somebody writes; nobody searches with more. */
const MOST_WORDS = 12;
const LONGEST_WORD = 48;
const MAX_FIT = 255;

export class DirectorySearch<Entry extends SearchedEntry> {
  /** In order of their names. */
  readonly #documents: readonly SearchDocument<Entry>[];
  readonly #words: string[] = [];
  readonly #letters: Uint32Array;
  /** By word: the documents that have it, each times 4, and the least {@link DISTANCE} added. */
  readonly #places: Uint32Array[];
  readonly #folding: (word: string) => string;
  #openAt: { minute: number; open: Uint8Array } | null = null;

  constructor(documents: readonly SearchDocument<Entry>[]) {
    const byName = new Intl.Collator('sv');
    this.#documents = [...documents].sort(
      (one, other) =>
        byName.compare(one.entry.name.sv, other.entry.name.sv) || (one.entry.id < other.entry.id ? -1 : 1),
    );
    this.#folding = remembering(fold);
    const numbers = new Map<string, number>();
    const places: number[][] = [];
    this.#documents.forEach((document, index) => {
      for (const [word, distance] of this.#wordsOf(document)) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = this.#words.push(word) - 1;
          numbers.set(word, number);
          places.push([]);
        }
        places[number]?.push(index * 4 + distance);
      }
    });
    this.#places = places.map((all) => Uint32Array.from(all));
    this.#letters = Uint32Array.from(this.#words, letters);
  }

  search({ text, filters, now, limit }: Query): Answer<Entry> {
    const written = writtenWords(text);
    const hits = new Set<string>();
    const { matched, fit } = this.#fit(written, hits);
    const most = matched.reduce((one, other) => Math.max(one, other), 0);
    const open = this.#open(now);
    const ranks: number[] = [];
    if (most > 0 || written.length === 0) {
      this.#documents.forEach((document, index) => {
        if (matched[index] !== most) return;
        const rank = rankOf(document, filters, open[index] === 1, now);
        if (rank !== null) ranks.push(((fit[index] ?? MAX_FIT) * RANKS + rank) * this.#documents.length + index);
      });
    }
    // Each rank holds the index of its document: numbers sort faster than anything.
    const sorted = Float64Array.from(ranks).sort();
    const found = [...sorted.subarray(0, limit)].flatMap((rank) => {
      const index = rank % this.#documents.length;
      const document = this.#documents[index];
      return document ? [this.#found(document, filters, open[index] === 1, hits)] : [];
    });
    return { total: ranks.length, found };
  }

  /** By document: how many of the words fit, and how badly, added up. `hits` is given all words that they fit. */
  #fit(written: readonly string[], hits: Set<string>): { matched: Uint8Array; fit: Uint16Array } {
    const matched = new Uint8Array(this.#documents.length);
    const fit = new Uint16Array(this.#documents.length);
    const best = new Uint8Array(this.#documents.length);
    for (const word of written) {
      best.fill(NO_FIT);
      const set = letters(word);
      for (let number = 0; number < this.#words.length; number++) {
        const candidate = this.#words[number] ?? '';
        const fits = wordFit(word, set, candidate, this.#letters[number] ?? 0);
        if (fits === NO_FIT) continue;
        hits.add(candidate);
        for (const place of this.#places[number] ?? []) {
          const index = place >>> 2;
          const here = fits + (place & 3);
          if (here < (best[index] ?? NO_FIT)) best[index] = here;
        }
      }
      for (let index = 0; index < best.length; index++) {
        const here = best[index] ?? NO_FIT;
        if (here === NO_FIT) continue;
        matched[index] = (matched[index] ?? 0) + 1;
        fit[index] = (fit[index] ?? 0) + here;
      }
    }
    return { matched, fit };
  }

  #found(
    document: SearchDocument<Entry>,
    { place }: Filters,
    openNow: boolean,
    hits: ReadonlySet<string>,
  ): Found<Entry> {
    const { entry, kind } = document;
    const why = document.texts.flatMap(({ field, text }): Reason[] => {
      const marks = wordsOf(text, this.#folding).filter(({ word }) => hits.has(word));
      return marks.length > 0 ? [{ field, text, marks: marks.map(({ from, to }) => ({ from, to })) }] : [];
    });
    const near = place ? (NEARNESS[nearness(entry.areas, place)] ?? null) : null;
    return { entry, kind, nearness: near, openNow, why };
  }

  /** Each of a document's words once, with its least distance. */
  #wordsOf({ texts }: SearchDocument<Entry>): Map<string, number> {
    const distances = new Map<string, number>();
    for (const { field, text } of texts) {
      for (const { word } of wordsOf(text, this.#folding)) {
        distances.set(word, Math.min(distances.get(word) ?? MAX_FIT, DISTANCE[field]));
      }
    }
    return distances;
  }

  /** By document, whether it is open: reckoned once a minute. */
  #open(now: number): Uint8Array {
    const minute = Math.floor(now / 60_000);
    if (this.#openAt?.minute !== minute) {
      const clock = wallClock(now);
      const open = Uint8Array.from(this.#documents, ({ entry }) =>
        Number(entry.hours !== null && isOpen(entry.hours, clock)),
      );
      this.#openAt = { minute, open };
    }
    return this.#openAt.open;
  }
}

function writtenWords(text: string): string[] {
  const all = [...new Set(wordsOf(text).map(({ word }) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
  const telling = all.filter((word) => !SMALL_WORDS.has(word));
  return telling.length > 0 ? telling : all;
}

/** Ranks of one fit: nearness, then three yes or no. */
const RANKS = (NOT_THERE + 1) * 8;

/** The place among those that fit equally well, smallest first; null if a filter keeps it out. */
function rankOf<Entry extends SearchedEntry>(
  { entry, kind, competences, confirmedUntil }: SearchDocument<Entry>,
  filters: Filters,
  openNow: boolean,
  now: number,
): number | null {
  const near = filters.place ? nearness(entry.areas, filters.place) : 0;
  const speaks = filters.language === undefined || entry.languages.includes(filters.language);
  const { from, to } = entry.ages;
  const age = filters.age;
  const isOut =
    near === NOT_THERE ||
    !(speaks || entry.interpreter) ||
    (filters.competence !== undefined && !competences.has(filters.competence)) ||
    (filters.kind !== undefined && kind !== filters.kind) ||
    (age !== undefined && ((from !== null && age < from) || (to !== null && age > to))) ||
    (filters.anonymous === true && entry.anonymity !== 'yes' && entry.anonymity !== 'at-first') ||
    (filters.openNow === true && !openNow);
  if (isOut) return null;
  return near * 8 + Number(!speaks) * 4 + Number(confirmedUntil < now) * 2 + Number(!openNow);
}

/** Folds each word once: a directory has the same ones over and over. */
function remembering(folding: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let folded = known.get(word);
    if (folded === undefined) {
      folded = folding(word);
      known.set(word, folded);
    }
    return folded;
  };
}
