/** An offer of one's own beside a conversation, from the question to its outcome (server/SPEC.md, H1–H5): at most one at a time. */
import type { ProposalReason, SealedItem } from '@dorren/shared/protocol/items.ts';
import type { OfferMode, OfferOutcome, ReferralMode, ReferralTarget } from '@dorren/shared/protocol/referral.ts';
import type { Colleague, OfferStanding } from '@dorren/shared/protocol/staff-messages.ts';
import type { TrustedColleague } from './colleague-trust.ts';

/** What was asked for, and what the youth is told with it. */
export type Asked =
  | { mode: 'consultation'; to: ReferralTarget }
  | { mode: OfferMode; to: ReferralTarget; reason: ProposalReason; summary: readonly string[] };

export interface OfferEvents {
  /** To be sealed for the youth as soon as there is room. */
  seal(item: SealedItem): void;
  /** The server is to be told that nothing is to come of this offer. */
  withdraw(offer: string): void;
  over(outcome: OfferOutcome, person: Colleague, mode: ReferralMode): void;
}

export class OwnOffer {
  readonly #events: OfferEvents;
  #asked: Asked | null = null;
  #standing: OfferStanding | null = null;
  /** The newest that was standing: its outcome may be told after it stands no more. */
  #newest: OfferStanding | null = null;
  #isDistrusted = false;
  #isFarewellSaid = false;

  constructor(events: OfferEvents) {
    this.#events = events;
  }

  /** With the colleague as the centre's certificate has them. */
  get standing(): OfferStanding | null {
    return this.#isDistrusted ? null : this.#standing;
  }

  /** One has handed over, but for the colleague's arrival: whatever one wrote now, nobody would read. */
  get closesWriting(): boolean {
    return this.#standing?.mode === 'handover' && this.#standing.stage === 'arriving';
  }

  /** False while another one is under way. */
  ask(asked: Asked): boolean {
    if (this.#asked !== null || this.#standing !== null) return false;
    this.#asked = asked;
    return true;
  }

  /** The server refused the question. */
  refused(): void {
    this.#asked = null;
  }

  /** The server has found whom to ask: only what was asked for, and only a colleague whom the centre vouches for, goes on. */
  found(standing: OfferStanding, trusted: TrustedColleague): void {
    if (this.#standing?.offer === standing.offer) {
      this.moved(standing);
      return;
    }
    const asked = this.#asked;
    if (asked === null || asked.mode !== standing.mode || !isWhom(asked.to, standing.to)) {
      this.#events.withdraw(standing.offer);
      return;
    }
    this.#asked = null;
    this.#isDistrusted = !trusted.ok;
    this.#isFarewellSaid = false;
    this.#standing = { ...standing, to: trusted.ok ? trusted.colleague : standing.to };
    this.#newest = this.#standing;
    if (!trusted.ok) {
      this.#events.withdraw(standing.offer);
    } else if (asked.mode !== 'consultation') {
      const { mode, reason, summary } = asked;
      const { offer, to } = this.#standing;
      this.#events.seal({ k: 'proposal', offer, mode, staffId: to.staffId, reason, summary: [...summary] });
    }
  }

  /** As it stands by the server; null: it stands no more, and its outcome is told apart. */
  moved(standing: OfferStanding | null): void {
    if (this.#standing === null) return;
    if (standing === null) {
      this.#standing = null;
    } else if (standing.offer === this.#standing.offer) {
      const { stage, deadline } = standing;
      this.#standing = { ...this.#standing, stage, deadline };
      if (!this.closesWriting || this.#isFarewellSaid) return;
      this.#isFarewellSaid = true;
      this.#events.seal({ k: 'farewell', offer: standing.offer });
    }
  }

  /** Its outcome; of an offer that is not one's own nothing is told. */
  over(offer: string, outcome: OfferOutcome): void {
    if (this.#newest?.offer !== offer) return;
    const { to, mode } = this.#newest;
    const isDistrusted = this.#isDistrusted && outcome === 'withdrawn';
    this.#standing = null;
    this.#newest = null;
    this.#isDistrusted = false;
    this.#events.over(isDistrusted ? 'distrusted' : outcome, to, mode);
  }

  /** One is out by it: that it is done may have been told already. */
  done(): void {
    if (this.#newest?.mode === 'handover') this.over(this.#newest.offer, 'done');
  }

  /**
   * On a new connection. `lost`: nobody will ever say what came of the question; `ended`: it ended meanwhile. An offer whose chain never
   * came could not be proposed.
   */
  reattached(standing: OfferStanding | null): 'lost' | 'ended' | null {
    const wasAsked = this.#asked !== null;
    this.#asked = null;
    const isSame = standing !== null && standing.offer === this.#standing?.offer;
    if (standing !== null && (!isSame || this.#isDistrusted)) this.#events.withdraw(standing.offer);
    if (isSame) {
      this.moved(standing);
      return null;
    }
    const hasEnded = this.#standing !== null;
    this.#standing = null;
    this.#newest = null;
    this.#isDistrusted = false;
    return wasAsked ? 'lost' : hasEnded ? 'ended' : null;
  }
}

/** Whether this can be whom the question was for; teams, competences and languages are the server's to know. */
function isWhom(to: ReferralTarget, { staffId }: Colleague): boolean {
  return to.kind !== 'colleague' || to.staffId === staffId;
}
