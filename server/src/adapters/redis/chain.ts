/**
 * The announcements, in their order: each names the one before, so that one that is missing, and a past that never was (a
 * failover may lose the newest commits), are noticed by whoever hears the next.
 */
import { linkOf } from './announced.ts';

/** By as much as one may be told again what was heard. */
const MOST_REMEMBERED = 4_096;

export class Chain {
  readonly #deliver: (announced: string) => void;
  readonly #broken: () => void;
  #heard = 0;
  #first = 0;
  /** Names of those that were heard last. */
  readonly #nonces = new Map<number, string>();
  readonly #numbers = new Map<string, number>();
  /** Those that came before the one that they follow. */
  readonly #early = new Map<number, string>();
  #waiting: { seq: number; resolve: () => void }[] = [];

  /** `broken`: what was heard is no part of what there is. */
  constructor(deliver: (announced: string) => void, broken: () => void) {
    this.#deliver = deliver;
    this.#broken = broken;
  }

  /** From here on: the last that there has been. */
  begin(seq: number, nonce: string): void {
    this.#nonces.clear();
    this.#numbers.clear();
    this.#early.clear();
    this.#first = seq;
    this.#heard = seq;
    this.#remember(seq, nonce);
    this.#wake(Number.POSITIVE_INFINITY);
  }

  hears(announced: string): void {
    const { seq, nonce } = linkOf(announced);
    if (seq <= this.#heard) {
      if (seq >= this.#first && this.#isOther(seq, nonce)) this.#broken();
      return;
    }
    this.#early.set(seq, announced);
    this.#goOn();
  }

  /** That this is the last one, so far; says whether all up to it have been heard. */
  isAt(seq: number, nonce: string): boolean {
    if (seq > this.#heard) return false;
    if (this.#isOther(seq, nonce)) this.#broken();
    return true;
  }

  /** Whether some are missing before one that has come. */
  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  has(nonce: string): boolean {
    return this.#numbers.has(nonce);
  }

  /** Resolves when this one and all before it have been delivered, or never will be. */
  async until(seq: number): Promise<void> {
    if (seq > this.#heard) await new Promise<void>((resolve) => this.#waiting.push({ seq, resolve }));
  }

  #goOn(): void {
    for (let next = this.#early.get(this.#heard + 1); next !== undefined; next = this.#early.get(this.#heard + 1)) {
      const { seq, nonce, after } = linkOf(next);
      this.#early.delete(seq);
      if (this.#isOther(this.#heard, after)) {
        this.#broken();
        return;
      }
      this.#heard = seq;
      this.#remember(seq, nonce);
      this.#deliver(next);
    }
    this.#wake(this.#heard);
  }

  #isOther(seq: number, nonce: string): boolean {
    return this.#nonces.get(seq) !== nonce;
  }

  #remember(seq: number, nonce: string): void {
    this.#nonces.set(seq, nonce);
    this.#numbers.set(nonce, seq);
    const old = seq - MOST_REMEMBERED;
    const forgotten = this.#nonces.get(old);
    if (forgotten === undefined) return;
    this.#nonces.delete(old);
    this.#numbers.delete(forgotten);
    this.#first = old + 1;
  }

  #wake(heard: number): void {
    const woken = this.#waiting.filter(({ seq }) => seq <= heard);
    this.#waiting = this.#waiting.filter(({ seq }) => seq > heard);
    for (const { resolve } of woken) resolve();
  }
}
