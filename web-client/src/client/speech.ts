/** The youth's own texts: each goes to those who are there when it is written, or waits for whoever is on the way in; to nobody else. */
import { MAX_TEXT_BYTES } from '@dorren/shared/protocol/payload.ts';
import type { Log } from './log.ts';
import type { Party } from './party.ts';
import type { Room } from './room.ts';

/** Whom a text goes to. `newcomer`: one whose handshake is not complete, while nobody else will read it. */
export type Audience =
  | { to: 'party'; party: Party }
  | { to: 'newcomer'; party: Party }
  | { to: 'room'; room: Room; newest: Party };

const MOST_WAITING = 16;

export class Speech {
  readonly #log: Log;
  #waiting: { number: number; text: string }[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  /** Something waits for whoever is on the way in: what is written after it waits behind it. */
  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether a text of any length would be taken now (D5). */
  canSay(audience: Audience): boolean {
    if (audience.to === 'newcomer' || this.waits) return this.#waiting.length < MOST_WAITING;
    return audience.to === 'room' ? audience.room.canSend : audience.party.canSend;
  }

  /** False, and nothing is taken, if it cannot go now, or is empty or too long. */
  say(written: string, audience: Audience): boolean {
    // What a hash is taken over, and what the other end reads, must be one text.
    const text = written.toWellFormed();
    const bytes = new TextEncoder().encode(text).byteLength;
    if (bytes === 0 || bytes > MAX_TEXT_BYTES || !this.canSay(audience)) return false;
    const number = this.#enter(text, audience);
    if (audience.to === 'newcomer' || this.waits) this.#waiting.push({ number, text });
    else if (!this.#seal(number, text, audience)) {
      this.#log.take(number);
      return false;
    }
    return true;
  }

  /** The newcomer is in: what waited is entered below that, since it is said to them, and goes as there is room. */
  enterAnew(audience: Audience): void {
    this.#waiting = this.#waiting.map(({ number, text }) => {
      this.#log.take(number);
      return { number: this.#enter(text, audience), text };
    });
  }

  goOn(audience: Audience): void {
    if (audience.to === 'newcomer') return;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const hasRoom = audience.to === 'room' ? audience.room.canSend : audience.party.canSend;
      if (!hasRoom) return;
      this.#waiting.shift();
      if (!this.#seal(next.number, next.text, audience)) this.#log.undelivered(next.number);
    }
  }

  /** Nothing comes of the newcomer. */
  giveUp(): void {
    for (const { number } of this.#waiting) this.#log.undelivered(number);
    this.#waiting = [];
  }

  #enter(text: string, audience: Audience): number {
    const { epoch } = audience.to === 'room' ? audience.newest : audience.party;
    return this.#log.add({ kind: 'text', from: 'youth', author: null, text, epoch, mark: 'waiting' });
  }

  #seal(number: number, text: string, audience: Exclude<Audience, { to: 'newcomer' }>): boolean {
    if (audience.to === 'room') {
      const marks = audience.room.say(text, number);
      for (const [{ epoch }, mark] of marks ?? []) this.#log.mark(number, epoch, mark);
      return marks !== null;
    }
    const mark = audience.party.visit.sendText(text, number);
    if (mark !== null) this.#log.mark(number, audience.party.epoch, mark);
    return mark !== null;
  }
}
