/**
 * Every text that anybody says in a trial, numbered: who said it in which conversation, where it was shown, and what its sender was told of
 * it. All tabs are in this process, so that what one shows is known here before the other can have been told that it did.
 */
import type { Findings } from './findings.ts';

/** `told`: its sender knows that it did not arrive, or that the conversation is over. */
export type Fate = 'under way' | 'arrived' | 'told';

export interface Word {
  readonly id: number;
  readonly from: string;
  readonly conversation: string;
  /** Counted for each tab and conversation. */
  readonly place: number;
  readonly saidAt: number;
  /** `performance.now()` when it was shown at the other end; null before. */
  shownAt: number | null;
  /** When its fate was known. */
  settledAt: number | null;
  fate: Fate;
  /** Tabs that showed it. */
  readonly shownBy: string[];
  /** Of a youth's: the party epoch that it was said to, as the tab shows it. */
  epoch: number | null;
}

const TEXT = /^§(\d+)§/;

export class Words {
  readonly #findings: Findings;
  readonly #words = new Map<number, Word>();
  readonly #underWay = new Set<Word>();
  readonly #abandoned = new Set<string>();
  readonly #places = new Map<string, number>();
  readonly #lastShown = new Map<string, number>();
  #count = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get all(): readonly Word[] {
    return [...this.#words.values()];
  }

  /** Without those to one who has died: they are under way until the service gives that one up. */
  get underWay(): readonly Word[] {
    return [...this.#underWay].filter(({ conversation }) => !this.#abandoned.has(conversation));
  }

  /** The youth in it is dead. */
  abandoned(conversation: string): void {
    this.#abandoned.add(conversation);
  }

  /** A new one, as it is to be said; `padding` makes it longer. */
  say(from: string, conversation: string, padding: string, take: (text: string) => boolean): Word | null {
    const id = ++this.#count;
    const key = `${from} ${conversation}`;
    const place = (this.#places.get(key) ?? 0) + 1;
    const word: Word = {
      ...{ id, from, conversation, place, saidAt: performance.now() },
      ...{ shownAt: null, settledAt: null, fate: 'under way' as const, shownBy: [], epoch: null },
    };
    this.#words.set(id, word);
    this.#underWay.add(word);
    if (!take(`§${id}§${padding}`)) {
      this.#words.delete(id);
      this.#underWay.delete(word);
      return null;
    }
    this.#places.set(key, place);
    return word;
  }

  /** A tab shows what somebody else has said. */
  shown(by: string, conversation: string, text: string): void {
    const word = this.#read(text);
    if (word === null) {
      this.#findings.add('misdelivered', `${by} was shown what nobody said`);
      return;
    }
    const what = `word ${word.id} of ${word.from} in ${word.conversation}`;
    if (word.conversation !== conversation || word.from === by) {
      this.#findings.add('misdelivered', `${what} was shown by ${by} in ${conversation}`);
      return;
    }
    if (word.shownBy.includes(by)) this.#findings.add('doubled', `${what} was shown twice by ${by}`);
    word.shownBy.push(by);
    word.shownAt ??= performance.now();
    const key = `${by} ${word.conversation} ${word.from}`;
    const last = this.#lastShown.get(key) ?? 0;
    if (word.place < last) this.#findings.add('reordered', `${what} was shown by ${by} after a later one`);
    this.#lastShown.set(key, Math.max(last, word.place));
  }

  /** What the sender's own tab says of it. */
  marked(text: string, mark: 'waiting' | 'sent' | 'delivered' | 'undelivered', epoch: number | null): void {
    const word = this.#read(text);
    if (word === null || word.fate !== 'under way') return;
    word.epoch = epoch;
    if (mark === 'delivered') {
      if (word.shownBy.length === 0) this.#findings.add('lost', `word ${word.id} of ${word.from} is called delivered`);
      this.#settle(word, 'arrived');
    } else if (mark === 'undelivered') this.#settle(word, 'told');
  }

  /** The conversation is over for this tab, and it says so; or the tab is no more. */
  over(from: string, conversation: string | null): void {
    for (const word of this.#underWay) {
      if (word.from === from && (conversation === null || word.conversation === conversation)) {
        this.#settle(word, word.shownAt === null ? 'told' : 'arrived');
      }
    }
  }

  /** What is still under way when nothing is broken any more, and there has been time enough. */
  judge(): void {
    for (const word of this.underWay) {
      const shown = word.shownAt === null ? 'never shown' : 'shown, but not confirmed';
      this.#findings.add('lost', `word ${word.id} of ${word.from} in ${word.conversation}: ${shown}`);
    }
  }

  #settle(word: Word, fate: Fate): void {
    word.fate = fate;
    word.settledAt = performance.now();
    this.#underWay.delete(word);
  }

  #read(text: string): Word | null {
    return this.#words.get(Number(TEXT.exec(text)?.[1] ?? 0)) ?? null;
  }
}
