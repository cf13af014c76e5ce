/** One's duty: its keys, from going on to going off, and that nobody new is offered once they have run out. */
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { beginDuty, type Duty, endDuty } from './duty.ts';
import type { SigningKey } from './signing-key.ts';
import type { StaffState } from './staff-state.ts';

export interface DutyKeeperParts {
  sodium: SumoSodium;
  clock: Clock;
  identity: SigningKey;
  /** Milliseconds since 1970, by the server's clock. */
  now(): number;
  say(message: FromStaff): boolean;
  /** The keys have run out. */
  expired(): void;
}

export class DutyKeeper {
  readonly #parts: DutyKeeperParts;
  #certificate: string | null = null;
  /** On duty with these, or asking to be. */
  #duty: Duty | null = null;
  #cancelEnd: (() => void) | null = null;

  constructor(parts: DutyKeeperParts) {
    this.#parts = parts;
  }

  get duty(): Duty | null {
    return this.#duty;
  }

  /** The staff certificate, base64url; null while there is none. */
  certified(staffCertificate: string | null): void {
    this.#certificate = staffCertificate;
  }

  /** Makes new keys and asks for duty with them; false without a certificate that holds. */
  ask(languages: readonly ConversationLanguage[], capacity: number): boolean {
    const { sodium, identity, say } = this.#parts;
    const certificate = this.#certificate === null ? null : fromBase64(sodium, this.#certificate);
    const duty = certificate === null ? null : beginDuty(sodium, certificate, identity.secretKey, this.#nowSeconds());
    if (duty === null) return false;
    const dutyCertificate = toBase64(sodium, duty.certificate);
    if (say({ t: 'duty-on', languages: [...languages], capacity, dutyCertificate })) this.#take(duty);
    else endDuty(sodium, duty);
    return true;
  }

  /** No page takes a duty key that has run out: whoever is open goes on, nobody new is offered. */
  offerNoExpired({ on, languages, capacity }: StaffState['duty']): void {
    const isExpired = this.#duty !== null && this.#duty.notAfter <= this.#nowSeconds();
    if (on && isExpired && capacity > 0) this.#parts.say({ t: 'duty-change', languages: [...languages], capacity: 0 });
  }

  /** Overwrites the keys. */
  drop(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = null;
    if (this.#duty !== null) endDuty(this.#parts.sodium, this.#duty);
    this.#duty = null;
  }

  #take(duty: Duty): void {
    this.drop();
    this.#duty = duty;
    const left = duty.notAfter * 1000 - this.#parts.now();
    this.#cancelEnd = this.#parts.clock.after(left, () => this.#parts.expired());
  }

  #nowSeconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}
