/**
 * Search in a made-up directory, key by key, beside going through the same texts. Runs in Node and in a browser as it stands:
 * nothing here knows of either.
 */
import { DirectorySearch } from '@dorren/shared/directory/search.ts';
import { staffDocuments } from '@dorren/shared/directory/search-documents.ts';
import type { DirectoryEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { Chance } from '../../demo/chance.ts';
import { generateDirectory } from '../../demo/directory/generate.ts';

export const ENTRIES = 5_000;
const SEED = 1;
/** As many as the pages show at first. */
const LIMIT = 20;
const NOW = Date.UTC(2026, 10, 23, 9);
const DIFFERENT_WORDS = 10_000;
const WORDS_OF_A_NOTE = 20;

/** What somebody looks for, with and without errors, in the three languages; each is typed from its first letter on. */
const PHRASES = [
  'hedersvåld',
  'hedresvald',
  'tvångsäktenskap',
  'ungdomsmottagning nacka',
  'jag är rädd för min bror',
  'socialjour botkyrka',
  'forced marriage',
  'somaliska',
  'شرف',
  'hbtq',
];
type Directory = Pick<StaffDirectory, 'organisations' | 'entries' | 'competences'>;

const KEYSTROKES = PHRASES.flatMap((phrase) => [...phrase].map((_, index) => phrase.slice(0, index + 1)));

export interface SearchTimes {
  /** Milliseconds for each keystroke, in the order of rounds. */
  ours: number[];
  scan: number[];
  buildMs: number;
}

export class SearchBench {
  readonly #directory = made();
  #search: DirectorySearch<DirectoryEntry> | null = null;
  #texts: string[] = [];

  /** Milliseconds. */
  build(): number {
    const begun = performance.now();
    this.#search = new DirectorySearch(staffDocuments(this.#directory));
    return performance.now() - begun;
  }

  measure(rounds: number): SearchTimes {
    const buildMs = this.build();
    this.#texts = staffDocuments(this.#directory).map(({ texts }) =>
      texts
        .map(({ text }) => text)
        .join('\n')
        .toLowerCase(),
    );
    this.#round();
    const all = Array.from({ length: rounds }, () => this.#round());
    return { ours: all.flatMap(({ ours }) => ours), scan: all.flatMap(({ scan }) => scan), buildMs };
  }

  /** The two take turns at every key, so that what else the machine does meets both. */
  #round(): Pick<SearchTimes, 'ours' | 'scan'> {
    const times = { ours: [] as number[], scan: [] as number[] };
    for (const text of KEYSTROKES) {
      times.ours.push(timeOf(() => this.#search?.search({ text, filters: {}, now: NOW, limit: LIMIT }).total));
      const needle = text.toLowerCase();
      times.scan.push(timeOf(() => this.#texts.filter((each) => each.includes(needle)).length));
    }
    return times;
  }
}

function timeOf(work: () => number | undefined): number {
  const begun = performance.now();
  const found = work();
  const ms = performance.now() - begun;
  if (found === undefined) throw new Error('nothing was searched');
  return ms;
}

function made(): Directory {
  const { organisations, entries, competences } = generateDirectory(SEED, ENTRIES);
  const notes = notesInManyWords();
  return {
    organisations: organisations.map((organisation) => ({ organisation, revision: 1 })),
    entries: entries.map((entry) => ({
      entry: { ...entry, staffNotes: notes() },
      revision: 1,
      confirmed: { by: 'bench', at: NOW },
    })),
    competences: [...competences],
  };
}

/** What is made up is said in few words; people write in many. These are of no language, and as long as Swedish ones. */
function notesInManyWords(): () => string {
  const chance = new Chance(SEED);
  const below = (count: number) => Math.floor(chance.next() * count);
  const syllable = () => `${'bdfghjklmnprstv'[below(15)]}${'aeiouyåäö'[below(9)]}${'lmnrst'[below(6)]}`;
  const words = Array.from({ length: DIFFERENT_WORDS }, () => Array.from({ length: 2 + below(3) }, syllable).join(''));
  return () => Array.from({ length: WORDS_OF_A_NOTE }, () => words[below(words.length)]).join(' ');
}
