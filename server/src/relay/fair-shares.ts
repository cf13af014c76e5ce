/**
 * K6: whoever comes again and again from one address works harder under pressure. What is counted is a hash with a salt that is forgotten, with all that was
 * counted by it, every hour; nobody is refused for it, since a school and a whole mobile network are one address too.
 */
import { createHmac, randomBytes } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Clock } from '../ports/clock.ts';

const HOUR_MS = 60 * 60_000;
/** Beyond these another address is as one that nobody has come from. */
const MOST_COUNTED = 50_000;
/** Of all who came: an address from which fewer do is never too many. */
const FAIR_PART = 1 / 50;
/** Eight times the work at most: those who share an address with a flood still get in. */
const MOST_EXTRA = 3;
/** What one subscriber has of IPv6, in bytes; of IPv4 it is the whole address. */
const SUBSCRIBERS_BYTES = 7;
const HASH_BYTES = 12;

export class FairShares {
  readonly #clock: Clock;
  /** So many may come from anywhere in an hour. */
  readonly #fairJoins: number;
  readonly #salt = randomBytes(32);
  readonly #counted = new Map<string, number>();
  #all = 0;
  #since: number;

  constructor(clock: Clock, fairJoins: number) {
    this.#clock = clock;
    this.#fairJoins = fairJoins;
    this.#since = clock.now();
  }

  get size(): number {
    return this.#counted.size;
  }

  /** What is known of an address: null for one that is none. It says nothing to anybody once the hour is over. */
  hash(address: string): string | null {
    this.forget();
    if (!ipaddr.isValid(address)) return null;
    const parsed = ipaddr.process(address);
    const bytes = parsed.toByteArray();
    const subscriber = parsed.kind() === 'ipv6' ? bytes.slice(0, SUBSCRIBERS_BYTES) : bytes;
    const hash = createHmac('sha256', this.#salt).update(Uint8Array.from(subscriber)).digest();
    return hash.subarray(0, HASH_BYTES).toString('base64url');
  }

  /** Somebody gets in. */
  count(hash: string | null): void {
    this.#all += 1;
    if (hash === null) return;
    const before = this.#counted.get(hash) ?? 0;
    if (before > 0 || this.#counted.size < MOST_COUNTED) this.#counted.set(hash, before + 1);
  }

  /** Levels of work on top: one when as many have come as is fair, and one for each time that is doubled. */
  extra(hash: string | null): number {
    const came = hash === null ? 0 : (this.#counted.get(hash) ?? 0);
    const fair = Math.max(this.#fairJoins, this.#all * FAIR_PART);
    return came < fair ? 0 : Math.min(MOST_EXTRA, 1 + Math.floor(Math.log2(came / fair)));
  }

  /** To be asked often: once an hour everything goes. */
  forget(): void {
    const now = this.#clock.now();
    if (Math.abs(now - this.#since) < HOUR_MS) return;
    this.#since = now;
    randomBytes(this.#salt.length).copy(this.#salt);
    this.#counted.clear();
    this.#all = 0;
  }
}
