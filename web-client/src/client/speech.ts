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

interface Waiting {
  number: number;
  text: string;
  /** To whom it is said: sealed for them, or for nobody. */
  party: Party;
}

export class Speech {
  readonly #log: Log;
  #waiting: Waiting[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  /** Something waits for them: what is written to them after it waits behind it. */
  waitsFor(party: Party): boolean {
    return this.#waiting.some((one) => one.party === party);
  }

  /** Whether a text would be taken now (D5): in a room a short one, else one of any length. */
  canSay(audience: Audience): boolean {
    if (this.#isHeld(audience)) return this.#waiting.length < MOST_WAITING;
    return audience.to === 'room' ? audience.room.canSend : audience.party.canSend;
  }

  /** False, and nothing is taken, if it cannot go now, or is empty or too long. */
  say(written: string, audience: Audience): boolean {
    // What a hash is taken over, and what the other end reads, must be one text.
    const text = written.toWellFormed();
    const bytes = new TextEncoder().encode(text).byteLength;
    if (bytes === 0 || bytes > MAX_TEXT_BYTES || !this.canSay(audience)) return false;
    const number = this.#enter(text, audience);
    if (audience.to !== 'room' && this.#isHeld(audience)) this.#waiting.push({ number, text, party: audience.party });
    else if (audience.to === 'newcomer' || !this.#seal(number, text, audience)) {
      this.#log.take(number);
      return false;
    }
    return true;
  }

  /** They are in: what waited for them is entered below that, since it is said to them, and goes as there is room. */
  enterAnew(party: Party): void {
    this.#waiting = this.#waiting.map((one) => {
      if (one.party !== party) return one;
      this.#log.take(one.number);
      return { ...one, number: this.#enter(one.text, { to: 'party', party }) };
    });
  }

  goOn(audience: Audience): void {
    if (audience.to !== 'party') return;
    const { party } = audience;
    for (let next = this.#nextFor(party); next !== undefined && party.canSend; next = this.#nextFor(party)) {
      this.#drop(next);
      if (!this.#seal(next.number, next.text, audience)) this.#log.undelivered(next.number);
    }
  }

  /** They are gone, or no longer alone with the youth: nobody else is sent what waits for them. */
  giveUp(party: Party): void {
    for (const one of this.#waiting.filter((waiting) => waiting.party === party)) {
      this.#drop(one);
      this.#log.undelivered(one.number);
    }
  }

  #isHeld(audience: Audience): boolean {
    return audience.to === 'newcomer' || (audience.to === 'party' && this.waitsFor(audience.party));
  }

  #nextFor(party: Party): Waiting | undefined {
    return this.#waiting.find((one) => one.party === party);
  }

  #drop(done: Waiting): void {
    this.#waiting = this.#waiting.filter((one) => one !== done);
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
