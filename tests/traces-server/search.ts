/** Where planted words are, in everything that the service has, writes and says. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memoryOf } from '../fixtures/process-memory.ts';
import { patternsOf } from '../traces/search/encodings.ts';
import { Matcher } from '../traces/search/matcher.ts';
import type { Call } from './system-calls.ts';

export const WORD_KINDS = ['text', 'address', 'id', 'control'] as const;
export type WordKind = (typeof WORD_KINDS)[number];
export type Words = Readonly<Record<WordKind, readonly string[]>>;
/** How many of the words of each kind are there, in any way of writing. */
export type Found = Readonly<Record<WordKind, number>>;

interface Wanted {
  kind: WordKind;
  word: string;
}

export class Search {
  readonly #patterns: readonly { wanted: Wanted; bytes: Buffer }[];
  readonly #matcher: Matcher;

  constructor(words: Words) {
    const all = WORD_KINDS.flatMap((kind) => words[kind].map((word): Wanted => ({ kind, word })));
    this.#patterns = all.flatMap((wanted) => patternsOf('sent', wanted.word).map(({ bytes }) => ({ wanted, bytes })));
    this.#matcher = new Matcher(this.#patterns.map(({ bytes }) => bytes));
  }

  in(parts: readonly Buffer[]): Found {
    const found = new Set<Wanted>();
    for (const part of parts) this.#look(part, found);
    return this.#count(found);
  }

  async inMemoryOf(pids: readonly number[]): Promise<Found> {
    const found = new Set<Wanted>();
    for (const pid of pids) {
      for await (const part of memoryOf(pid, this.#matcher.longest)) this.#look(part, found);
    }
    return this.#count(found);
  }

  #look(part: Buffer, found: Set<Wanted>): void {
    this.#matcher.search(part, (index) => {
      const wanted = this.#patterns[index]?.wanted;
      if (wanted) found.add(wanted);
    });
  }

  #count(found: ReadonlySet<Wanted>): Found {
    const count = (kind: WordKind) => [...found].filter((wanted) => wanted.kind === kind).length;
    return { text: count('text'), address: count('address'), id: count('id'), control: count('control') };
  }
}

/** What calls wrote to: a file, a socket, or whoever started the process. */
export function writtenTo(calls: readonly Call[], what: 'file' | 'socket' | 'terminal'): Buffer[] {
  return calls.filter(({ name, target }) => WRITES.test(name) && kindOf(target) === what).map(({ text }) => text);
}

/** Paths that were opened for writing, made, moved or cut. */
export function openedForWriting(calls: readonly Call[]): string[] {
  return calls
    .filter(
      ({ name, text, failed }) =>
        !failed && (MAKES.test(name) || (OPENS.test(name) && WRITABLE.test(text.toString('latin1')))),
    )
    .map(({ name, text }) => `${name} ${/"(.*?)"/.exec(text.toString('latin1'))?.[1] ?? ''}`);
}

const WRITES = /^(?:p?writev?(?:64|2)?|send(?:to|m?msg|file)|splice|copy_file_range)$/;
const OPENS = /^open/;
const MAKES = /^(?:creat|mk|memfd|rename|link|symlink|truncate)/;
const WRITABLE = /O_(?:WRONLY|RDWR|CREAT|TRUNC)/;

function kindOf(target: string | null): 'file' | 'socket' | 'terminal' | 'other' {
  if (target === null) return 'socket';
  if (target.startsWith('/')) return 'file';
  if (/^(?:TCP|UNIX|UDP|socket)/.test(target)) return 'socket';
  return target.startsWith('pipe:') ? 'terminal' : 'other';
}

/** What every file below it holds; one that goes meanwhile holds nothing. */
export async function filesIn(directory: string): Promise<Buffer[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0))));
}
