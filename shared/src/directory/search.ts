/**
 * Search in the directory as one types: whole in memory, the same on both pages and on the server (docs/adr/0004-shared-directory.md).
 *
 * What is written is taken apart into words. A word fits an entry as well as it fits best in any of its texts (word-fit.ts), the
 * worse the less the text says what the entry is (word-index.ts). Those entries are found that fit most of the words, and pass
 * every filter. They are ranked by: how well the words fit, added up; how near; whether the language is spoken or interpreted;
 * whether confirmed lately; whether open now; name.
 */
import type { OrganisationKind } from '../protocol/directory.ts';
import type { ConversationLanguage } from '../protocol/values.ts';
import { wordsOf } from './folding.ts';
import { isOpen } from './opening.ts';
import { NEARNESS, type Nearness, NOT_THERE, nearness, type Place } from './place.ts';
import type { SearchDocument, SearchedEntry, SearchedField } from './search-documents.ts';
import { SMALL_WORDS } from './search-words.ts';
import { wallClock } from './stockholm-clock.ts';
import { WordIndex } from './word-index.ts';

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

/** Of what somebody writes; nobody searches with more. */
const MOST_WORDS = 12;
const LONGEST_WORD = 48;

export class DirectorySearch<Entry extends SearchedEntry> {
  /** In order of their names. */
  readonly #documents: readonly Omit<SearchDocument<Entry>, 'texts'>[];
  readonly #index: WordIndex;
  #openAt: { minute: number; open: Uint8Array } | null = null;

  constructor(documents: readonly SearchDocument<Entry>[]) {
    const byName = new Intl.Collator('sv');
    const sorted = [...documents].sort(
      (one, other) =>
        byName.compare(one.entry.name.sv, other.entry.name.sv) || (one.entry.id < other.entry.id ? -1 : 1),
    );
    this.#index = new WordIndex(sorted.map(({ texts }) => texts));
    this.#documents = sorted.map(({ texts, ...document }) => document);
  }

  search({ text, filters, now, limit }: Query): Answer<Entry> {
    const written = writtenWords(text);
    const { matched, fit, why } = this.#index.fits(written);
    const most = matched.reduce((one, other) => Math.max(one, other), 0);
    const open = this.#open(now);
    const ranks: number[] = [];
    if (most > 0 || written.length === 0) {
      this.#documents.forEach((document, index) => {
        if (matched[index] !== most) return;
        const rank = rankOf(document, filters, open[index] === 1, now);
        if (rank !== null) ranks.push(((fit[index] ?? 0) * RANKS + rank) * this.#documents.length + index);
      });
    }
    // Each rank holds the index of its document: numbers sort faster than anything.
    const sorted = Float64Array.from(ranks).sort();
    const found = [...sorted.subarray(0, limit)].flatMap((rank) => {
      const index = rank % this.#documents.length;
      const document = this.#documents[index];
      if (!document) return [];
      const { entry, kind } = document;
      const near = filters.place ? (NEARNESS[nearness(entry.areas, filters.place)] ?? null) : null;
      return [{ entry, kind, nearness: near, openNow: open[index] === 1, why: why(index) }];
    });
    return { total: ranks.length, found };
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
  { entry, kind, competences, confirmedUntil }: Omit<SearchDocument<Entry>, 'texts'>,
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
