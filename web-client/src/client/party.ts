/** One counsellor in the youth's conversation: their epoch's keys, and what the page shows of them. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import { counsellorOf } from './counsellor.ts';
import type { Consent } from './proposals.ts';
import type { Epoch, SecureVisit, SecureVisitEvents, SecureVisits } from './secure-visit.ts';
import type { Counsellor, Person } from './state.ts';

export interface PartyEvents {
  send(frame: Uint8Array): void;
  established(party: Party): void;
  failed(party: Party): void;
  /** The handshake has not been answered for so long that it is waited for no longer. */
  unanswered(party: Party): void;
  text(party: Party, text: string): void;
  item(party: Party, item: SealedItem): void;
  marked(party: Party, number: number, mark: 'sent' | 'delivered'): void;
  settled(party: Party): void;
  /** {@link Party.person} is another one. */
  changed(): void;
}

export class Party {
  /** What the youth agreed to, for one who came by an offer. */
  readonly consent: Consent | null;
  readonly staffId: string;
  readonly visit: SecureVisit;
  #person: Person;
  #isEstablished = false;
  #isSlow = false;
  /** Sealed as soon as there is room, in order, and before any text that is written later. */
  #unsealed: { item: SealedItem; number: number | null }[] = [];
  /** The offer with which they have said that nothing more of theirs comes. */
  farewell: string | null = null;

  /** Verifies the chain and begins the handshake, unlinked; or says why they are not trusted. */
  static begin(
    visits: SecureVisits,
    epoch: Epoch,
    consent: Consent | null,
    events: PartyEvents,
  ): Party | DistrustReason {
    // Nothing is told before the visit is linked.
    let party: Party | null = null;
    const whenBegun =
      <Rest extends unknown[]>(tell: (party: Party, ...rest: Rest) => void) =>
      (...rest: Rest): void => {
        if (party !== null) tell(party, ...rest);
      };
    const told: SecureVisitEvents = {
      send: (frame) => events.send(frame),
      established: whenBegun((begun, signs) => {
        begun.#isEstablished = true;
        begun.#person = { ...begun.#person, fingerprint: signs };
        events.established(begun);
      }),
      failed: whenBegun((begun) => events.failed(begun)),
      slow: whenBegun((begun) => {
        begun.#isSlow = true;
        events.changed();
      }),
      unanswered: whenBegun((begun) => events.unanswered(begun)),
      text: whenBegun((begun, text) => events.text(begun, text)),
      item: whenBegun((begun, item) => events.item(begun, item)),
      writing: whenBegun((begun, writing) => {
        begun.#person = { ...begun.#person, writing };
        events.changed();
      }),
      marked: whenBegun((begun, number, mark) => events.marked(begun, number, mark)),
      settled: whenBegun((begun) => events.settled(begun)),
    };
    const visit = visits.begin(epoch, told);
    if (typeof visit === 'string') return visit;
    party = new Party(epoch.epoch, visit, consent);
    return party;
  }

  private constructor(epoch: number, visit: SecureVisit, consent: Consent | null) {
    this.consent = consent;
    this.visit = visit;
    this.staffId = visit.staff.staffId;
    this.#person = { ...counsellorOf(visit.staff), epoch, present: true, writing: false, fingerprint: [] };
  }

  get epoch(): number {
    return this.#person.epoch;
  }

  /** A snapshot: another object whenever anything in it is other. */
  get person(): Person {
    return this.#person;
  }

  get counsellor(): Counsellor {
    return counsellorOf(this.#person);
  }

  /** The handshake is complete. */
  get isEstablished(): boolean {
    return this.#isEstablished;
  }

  /** The handshake takes longer than it should. */
  get isSlow(): boolean {
    return this.#isSlow && !this.#isEstablished;
  }

  /** Whoever handed over to them is out, as far as the youth has been told. */
  get hasTakenOver(): boolean {
    return this.#isEstablished && this.consent?.mode === 'handover';
  }

  /** Whether a text of any length would be taken now (D5). */
  get canSend(): boolean {
    return this.#unsealed.length === 0 && this.visit.canSend;
  }

  /** Whether this item would be taken now. */
  takesItem(item: SealedItem): boolean {
    return this.#unsealed.length === 0 && this.visit.takesItem(item);
  }

  /** What must not be left out, whatever is unacknowledged just now; for the rest there is `visit.sendItem`. */
  seal(item: SealedItem, number: number | null = null): void {
    this.#unsealed.push({ item, number });
    this.sealWhatWaits();
  }

  sealWhatWaits(): void {
    for (let next = this.#unsealed[0]; next !== undefined; next = this.#unsealed[0]) {
      if (this.visit.sendItem(next.item, next.number) === null) return;
      this.#unsealed.shift();
    }
  }

  /** Overwrites the keys. */
  close(): void {
    this.#unsealed = [];
    this.visit.close();
  }

  /** `present`: the counsellor's tab is connected, as far as the server has said. */
  setLink(online: boolean, present: boolean): void {
    const writing = this.#person.writing && present;
    if (present !== this.#person.present) this.#person = { ...this.#person, present, writing };
    this.visit.setLink(online && present);
  }
}
