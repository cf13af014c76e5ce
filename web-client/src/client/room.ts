/** Three in the room (docs/protocol.md): the youth's page says who, seals each text for both, and compares what the two have been shown. */
import { type Transcript, YOUTH } from '@dorren/shared/crypto/transcript.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { Party } from './party.ts';

export class Room {
  readonly #parties: readonly [Party, Party];
  readonly #transcript: Transcript;
  readonly #number: number;
  /** Whose tabs have confirmed who is in the room: from there on they have nothing to say to one alone. */
  readonly #knowing = new Set<Party>();
  #saidApart = false;

  /** Tells both who is in the room; `number`, no text's, is what that is marked with. */
  constructor(parties: readonly [Party, Party], transcript: Transcript, number: number) {
    this.#parties = parties;
    this.#transcript = transcript;
    this.#number = number;
    for (const party of parties) tellWho(party, parties, number);
  }

  /** Whether a short text would be taken now: one counsellor's absence must not take the other from the youth sooner than it has to. */
  get canSend(): boolean {
    return this.#takes(this.#said('x'));
  }

  get differs(): boolean {
    return this.#saidApart || this.#transcript.differs;
  }

  /** Whether the mark is that of who is in the room. */
  marked(party: Party, number: number, mark: 'sent' | 'delivered'): boolean {
    if (number !== this.#number) return false;
    if (mark === 'delivered') this.#knowing.add(party);
    return true;
  }

  /** How far the text is with each; null, and nothing is taken, if it cannot go to both now. */
  say(text: string, number: number): Map<Party, 'waiting' | 'sent'> | null {
    const item = this.#said(text);
    if (!this.#takes(item)) return null;
    const marks = new Map<Party, 'waiting' | 'sent'>();
    for (const party of this.#parties) {
      // The same bytes for both: taken by both or by neither.
      const mark = party.visit.sendItem(item, number);
      if (mark === null) return null;
      marks.set(party, mark);
    }
    this.#transcript.said(YOUTH, text);
    return marks;
  }

  /** A text or card for the youth alone: sent before they knew of the room, or behind the other's back. */
  heardAlone(party: Party): void {
    if (this.#knowing.has(party)) this.#saidApart = true;
  }

  heard(party: Party, { text, seen }: Extract<SealedItem, { k: 'said' }>): void {
    this.#transcript.check(party.epoch, seen);
    this.#transcript.said(party.epoch, text);
  }

  given(party: Party, { card, seen }: Extract<SealedItem, { k: 'card' }>): void {
    if (seen === null) {
      this.heardAlone(party);
      return;
    }
    this.#transcript.check(party.epoch, seen);
    this.#transcript.gave(party.epoch, card);
  }

  #said(text: string): SealedItem {
    return { k: 'said', text, seen: this.#transcript.seen() };
  }

  #takes(item: SealedItem): boolean {
    return this.#parties.every((party) => party.takesItem(item));
  }
}

/** One party: the room is over. */
export function tellWho(to: Party, parties: readonly Party[], number: number | null = null): void {
  to.seal({ k: 'room', parties: parties.map(({ epoch, staffId }) => ({ epoch, staffId })) }, number);
}
