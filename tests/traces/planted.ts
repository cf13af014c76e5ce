/** Words that occur nowhere else, each telling what it was. */
import { randomInt } from 'node:crypto';

/** What a person wrote, read or chose. */
export const TEXT_KINDS = [
  ...(['sent', 'received', 'draft', 'sought', 'answer', 'choice'] as const),
  ...(['who', 'contact', 'counsellor', 'centre'] as const),
] as const;
/** Where a person was. */
export const ADDRESS_KINDS = ['host', 'path', 'query', 'fragment', 'title'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
export type AddressKind = (typeof ADDRESS_KINDS)[number];
/** `control`: left by the bench itself. `partner`: whose page one was on, or came by; not ours. */
export type Kind = TextKind | AddressKind | 'control' | 'partner';

export const isText = (kind: Kind): boolean => TEXT_KINDS.some((text) => text === kind);

export const isAddress = (kind: Kind): boolean => ADDRESS_KINDS.some((address) => address === kind);

const CONSONANTS = 'bdfghjklmnprstv';
const VOWELS = 'aeiou';
const SYLLABLES = 6;

/** Twelve small letters that can be typed on any keyboard. */
export function makeWord(): string {
  const letter = (of: string) => of[randomInt(of.length)] ?? '';
  return Array.from({ length: SYLLABLES }, () => letter(CONSONANTS) + letter(VOWELS)).join('');
}

/** The same in all cells of a run: the house is opened once. */
export interface RunWords {
  counsellor: string;
  centre: string;
  title: string;
  /** Of the question about the notice: the answer that is chosen. */
  answer: string;
  partner: string;
}

/** Of one cell. A text is several words, so that a part of it is found too. */
export interface CellWords extends RunWords {
  host: string;
  path: string;
  query: string;
  fragment: string;
  sent: readonly [string, string];
  received: readonly [string, string];
  draft: readonly [string, string];
  /** Looked for in the directory. */
  sought: string;
  choice: string;
  /** In the form that asks who one is. */
  who: readonly [string, string, string];
  /** In the form that asks how one is reached safely. */
  contact: readonly [string, string];
  control: string;
}

/** `choice`: a word that the page offers and that is chosen. */
export function makeCellWords(run: RunWords, choice: string): CellWords {
  const two = () => [makeWord(), makeWord()] as const;
  return {
    ...run,
    choice,
    host: makeWord(),
    control: makeWord(),
    path: makeWord(),
    query: makeWord(),
    fragment: makeWord(),
    sent: two(),
    received: two(),
    draft: two(),
    sought: makeWord(),
    who: [...two(), makeWord()],
    contact: two(),
  };
}

export const hostName = (word: string): string => `${word}.example`;

/** Every word with its kind. */
export function listed(words: CellWords): { kind: Kind; word: string }[] {
  return (Object.entries(words) as [Kind, string | readonly string[]][]).flatMap(([kind, word]) =>
    [word].flat().map((one) => ({ kind, word: one })),
  );
}
