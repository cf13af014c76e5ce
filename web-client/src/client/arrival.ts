/**
 * A counsellor to whom the youth has said yes, from `accepted` until the page tells the server `arrived` (docs/protocol.md, "Handover"): when
 * the new handshake holds and, for a handover, nothing more is to come of the one who hands over.
 */
import type { Clock } from '@dorren/shared/transport/clock.ts';
import type { Party } from './party.ts';
import type { Consent } from './proposals.ts';

/** No longer is waited for the farewell of a tab that is connected. */
const FAREWELL_MS = 10_000;

export class Arrival {
  readonly consent: Consent;
  readonly newcomer: Party;
  /** Who was there before. */
  readonly host: Party;
  readonly #clock: Clock;
  readonly #late: () => void;
  #isLate = false;
  #cancel: (() => void) | null = null;

  /** `late`: called when the farewell is waited for no longer. */
  constructor(consent: Consent, newcomer: Party, host: Party, clock: Clock, late: () => void) {
    this.consent = consent;
    this.newcomer = newcomer;
    this.host = host;
    this.#clock = clock;
    this.#late = late;
  }

  /** Whether `arrived` can be said now. */
  get isComplete(): boolean {
    if (!this.newcomer.isEstablished) return false;
    return this.consent.mode === 'join' || this.#isLate || !this.host.person.present || this.#hasLetGo;
  }

  /** Whether a text waits for the newcomer: the host will not be there to read it. */
  get isAwaited(): boolean {
    return this.consent.mode === 'handover' && (this.#saidFarewell || !this.host.person.present);
  }

  /** Counts the time only while both could hear each other. */
  setLink(online: boolean): void {
    this.stop();
    if (!online || !this.newcomer.isEstablished || this.consent.mode === 'join') return;
    this.#cancel = this.#clock.after(FAREWELL_MS, () => {
      this.#cancel = null;
      this.#isLate = true;
      this.#late();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#isLate = false;
  }

  get #saidFarewell(): boolean {
    return this.host.farewell === this.consent.offer;
  }

  get #hasLetGo(): boolean {
    return this.#saidFarewell && this.host.visit.settled;
  }
}
