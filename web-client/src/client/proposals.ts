/**
 * What the youth is asked (docs/protocol.md, "Handover"): a proposal is shown only when both are there, the server's `offered`, whose chain holds,
 * and the sealed `proposal` of a counsellor one talks with, for the same offer, mode and staff id. In either order.
 * While one is shown that is not answered, none takes its place but by its own counsellor's word.
 */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { ConsentAnswer, OfferMode } from '@dorren/shared/protocol/referral.ts';
import type { FromYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Counsellor, Proposal } from './state.ts';

/** What the youth said yes to, and nothing else. */
export interface Consent {
  offer: string;
  mode: OfferMode;
  staffId: string;
  person: Counsellor;
  /** What may be passed on. */
  lines: readonly string[];
}

/** The server's half, its chain verified. */
export interface Offered {
  offer: string;
  mode: OfferMode;
  staffId: string;
  person: Counsellor;
  /** The one that they are bound by. */
  notice: string;
  /** What was acknowledged of it, if anything. */
  acknowledged: AcknowledgedNotice | null;
}

/** The counsellor's half. */
interface Proposed extends Omit<Extract<SealedItem, { k: 'proposal' }>, 'k'> {
  epoch: number;
  from: Counsellor;
}

export class Proposals {
  #offered: Offered | null = null;
  #proposed: Proposed | null = null;
  #shown: Proposal | null = null;
  /** Epoch of the counsellor whose proposal is shown. */
  #shownBy = 0;
  /** Whom the youth is asked about by what is shown: whatever the server offers afterwards is another question. */
  #asked: Offered | null = null;
  #consent: Consent | null = null;
  #answered: Extract<FromYouth, { t: 'consent' }> | null = null;

  get shown(): Proposal | null {
    return this.#shown;
  }

  /** The newest half of each kind counts. Returns the answer to give again, if it has been given already. */
  offered(offered: Offered): FromYouth | null {
    if (this.#answered?.offer === offered.offer) return this.#answered;
    this.#offered = offered;
    this.#match();
    return null;
  }

  /** Returns what was shown, if it is over with this: nobody asks two things at once, and the server cannot hold the former open. */
  proposed(proposed: Proposed): Proposal | null {
    const { offer, epoch } = proposed;
    const shown = this.#unanswered;
    const isOver = shown !== null && shown.offer !== offer && this.#shownBy === epoch;
    this.#proposed = proposed;
    if (isOver) this.#shown = null;
    this.#match();
    return isOver ? shown : null;
  }

  /**
   * What to tell the server; null if this is not asked, or has been answered, or is a `yes` to one whose notice is still to be read (N6).
   * `keep`: of the summary, no other lines.
   */
  answer(
    offer: string,
    answer: ConsentAnswer,
    keep: readonly string[],
    acknowledged: AcknowledgedNotice | null,
  ): FromYouth | null {
    const [shown, asked] = [this.#shown, this.#asked];
    if (shown?.offer !== offer || shown.agreed !== null || asked === null) return null;
    const isUnread = shown.noticeToRead !== null && shown.noticeToRead !== acknowledged?.notice;
    if (answer === 'yes' && isUnread) return null;
    // Also what was acknowledged before: an earlier one may never have reached the server.
    const notice = answer === 'yes' ? (acknowledged ?? asked.acknowledged) : null;
    this.#answered = { t: 'consent', offer, answer, notice };
    this.#forgetHalves(offer);
    if (answer === 'yes') {
      const lines = shown.summary.filter((line) => keep.includes(line));
      this.#consent = { offer, mode: asked.mode, staffId: asked.staffId, person: asked.person, lines };
      this.#shown = { ...shown, agreed: 'asked' };
    } else this.#shown = null;
    this.#match();
    return this.#answered;
  }

  /** The `yes` was refused: the notice is not the one in force. The offer stands, and it is asked again with the new one (N6). */
  outdated(): void {
    const [shown, asked, consent] = [this.#shown, this.#asked, this.#consent];
    if (shown?.agreed !== 'asked' || asked === null || consent?.offer !== shown.offer) return;
    this.#answered = null;
    this.#consent = null;
    // What was struck stays struck.
    this.#shown = { ...shown, summary: consent.lines, agreed: null, noticeToRead: asked.notice };
  }

  /** What was agreed to with exactly this offer, and has come to nothing else yet. */
  consentTo(offer: string): Consent | null {
    return this.#consent?.offer === offer ? this.#consent : null;
  }

  /** Whom the youth agreed to is on the way in. The consent is used up. */
  arriving(): void {
    this.#consent = null;
    if (this.#shown !== null) this.#shown = { ...this.#shown, agreed: 'arriving' };
  }

  /** Returns what was shown, if it was this offer: nothing more comes of it. */
  over(offer: string): Proposal | null {
    this.#forgetHalves(offer);
    if (this.#consent?.offer === offer) this.#consent = null;
    const shown = this.#shown?.offer === offer ? this.#shown : null;
    if (shown !== null) this.#shown = null;
    this.#match();
    return shown;
  }

  /** Of a counsellor who is gone nothing is asked any more, unless it has been agreed to. */
  forget(epoch: number): void {
    if (this.#proposed?.epoch === epoch) this.#proposed = null;
    if (this.#unanswered !== null && this.#shownBy === epoch) this.#shown = null;
    this.#match();
  }

  clear(): void {
    this.#offered = null;
    this.#proposed = null;
    this.#shown = null;
    this.#asked = null;
    this.#consent = null;
  }

  get #unanswered(): Proposal | null {
    return this.#shown?.agreed === null ? this.#shown : null;
  }

  #forgetHalves(offer: string): void {
    if (this.#offered?.offer === offer) this.#offered = null;
    if (this.#proposed?.offer === offer) this.#proposed = null;
  }

  #match(): void {
    const [offered, proposed] = [this.#offered, this.#proposed];
    // What is being read does not change under the finger.
    if (offered === null || proposed === null || this.#shown !== null) return;
    const { offer, mode, staffId, from, reason, summary, epoch } = proposed;
    const agree = offered.offer === offer && offered.mode === mode && offered.staffId === staffId;
    if (!agree) return;
    this.#asked = offered;
    this.#shownBy = epoch;
    const { person, notice, acknowledged } = offered;
    const noticeToRead = acknowledged === null ? notice : null;
    this.#shown = { offer, mode, from, person, reason, summary, noticeToRead, agreed: null };
  }
}
