/**
 * Whether three in the room have been shown the same words (docs/protocol.md, "Three in the room"): each keeps a hash chain of what every
 * one of the three has said, and says with each text how far into each chain it had seen.
 */
import { canonicalCard, type GivenCard, type Seen } from '../protocol/items.ts';
import { encodeFields } from './encoding.ts';
import { equalBytes, type Sodium } from './sodium.ts';

/** Apart, so that no text can pass for a card. */
const CONTEXT = { text: 'dorren/said/v1', card: 'dorren/card/v1' } as const;
const HASH_BYTES = 32;

/** The youth's number among the parties; a counsellor's is their epoch. */
export const YOUTH = 0;

/** `not-yet`: the sender had seen texts that have not come here so far. */
export type Comparison = 'same' | 'differs' | 'not-yet';

/** One for each time that three are in the room, from `room` to `room`. */
export class Transcript {
  readonly #sodium: Sodium;
  readonly #conversationId: string;
  readonly #own: number;
  /** For each party, h₀, h₁, and so on to as many as they have said. */
  readonly #chains: ReadonlyMap<number, Uint8Array[]>;
  #open: Seen = [];
  #differs = false;

  /** `own` is one of the three `parties`, which are {@link YOUTH} and two epochs. */
  constructor(sodium: Sodium, conversationId: string, own: number, parties: readonly [number, number, number]) {
    this.#sodium = sodium;
    this.#conversationId = conversationId;
    this.#own = own;
    this.#chains = new Map(parties.map((party) => [party, [new Uint8Array(HASH_BYTES)]]));
  }

  /** Somebody tells two people different things; once true, it stays true. */
  get differs(): boolean {
    return this.#differs;
  }

  /** What goes with one's next text or card: everything so far, not that itself. */
  seen(): Seen {
    return [...this.#chains].map(([party, chain]) => ({
      party,
      said: chain.length - 1,
      hash: this.#sodium.to_base64(hashAt(chain, chain.length - 1), this.#sodium.base64_variants.URLSAFE_NO_PADDING),
    }));
  }

  /**
   * A text of one's own that has been sealed for both others, or one that came on that party's channel and was compared.
   * @throws RangeError for a party that is not in the room, and for text that is not well-formed.
   */
  said(party: number, text: string): void {
    this.#append(party, CONTEXT.text, text);
  }

  /** As {@link said}, for a card: it counts as one text more. */
  gave(party: number, card: GivenCard): void {
    this.#append(party, CONTEXT.card, canonicalCard(card));
  }

  #append(party: number, context: string, text: string): void {
    const chain = this.#chain(party);
    const number = chain.length;
    const fields = [this.#conversationId, party, number, hashAt(chain, number - 1), text];
    chain.push(this.#sodium.crypto_generichash(HASH_BYTES, encodeFields(context, fields), null));
    this.#compareAgain();
  }

  /** What came with a text or card of that party's, before {@link said} or {@link gave} is told of it. What is `not-yet` is compared again as texts come. */
  check(party: number, seen: Seen): Comparison {
    const comparisons: Comparison[] = this.#isOfThisRoom(seen)
      ? seen.map((entry) => this.#compare(entry, this.#most(party, entry.party)))
      : ['differs'];
    if (comparisons.includes('differs')) this.#differs = true;
    this.#open = [...this.#open, ...seen.filter((_, index) => comparisons[index] === 'not-yet')];
    return this.#differs ? 'differs' : comparisons.includes('not-yet') ? 'not-yet' : 'same';
  }

  #chain(party: number): Uint8Array[] {
    const chain = this.#chains.get(party);
    if (chain === undefined) throw new RangeError('not in the room');
    return chain;
  }

  /** Exactly the three, each once. */
  #isOfThisRoom(seen: Seen): boolean {
    const parties = new Set(seen.map(({ party }) => party));
    return seen.length === this.#chains.size && [...this.#chains.keys()].every((party) => parties.has(party));
  }

  /** Nobody can have seen more of us than we have said, nor say more of themselves than has come on their own channel. */
  #most(sender: number, party: number): number {
    return party === this.#own || party === sender ? this.#chain(party).length - 1 : Number.POSITIVE_INFINITY;
  }

  #compare({ party, said, hash }: Seen[number], most: number): Comparison {
    const chain = this.#chain(party);
    if (said > most) return 'differs';
    if (said >= chain.length) return 'not-yet';
    return this.#isHash(hash, hashAt(chain, said)) ? 'same' : 'differs';
  }

  #compareAgain(): void {
    const results = this.#open.map((entry) => this.#compare(entry, Number.POSITIVE_INFINITY));
    if (results.includes('differs')) this.#differs = true;
    this.#open = this.#open.filter((_, index) => results[index] === 'not-yet');
  }

  #isHash(text: string, hash: Uint8Array): boolean {
    let bytes: Uint8Array;
    try {
      bytes = this.#sodium.from_base64(text, this.#sodium.base64_variants.URLSAFE_NO_PADDING);
    } catch {
      return false;
    }
    return equalBytes(this.#sodium, bytes, hash);
  }
}

function hashAt(chain: readonly Uint8Array[], number: number): Uint8Array {
  const hash = chain[number];
  if (hash === undefined) throw new RangeError('nothing said so far');
  return hash;
}
