/** Control messages on the youth's socket, `/youth/socket`. One schema gives the type and the validator. */
import * as v from 'valibot';
import { DISTRUST_REASONS, ENDED_BY, YOUTH_REFUSAL_CODES } from './codes.ts';
import {
  acknowledgedNotice,
  certificateChain,
  count,
  door,
  epoch,
  id,
  milliseconds,
  noticeId,
  profile,
  secret,
  work,
} from './fields.ts';
import { CONSENT_ANSWERS, LEFT_BY, OFFER_MODES, OFFER_OUTCOMES } from './referral.ts';

/** Why one is back in the queue, first. */
export const REQUEUE_REASONS = ['counsellor-vanished', 'distrusted', 'returned'] as const;
export type RequeueReason = (typeof REQUEUE_REASONS)[number];

export const fromYouth = v.variant('t', [
  /** Asks for a place in the queue: SPEC N1, Q1. */
  /** `work`: what was done for `work-wanted`. */
  v.strictObject({ t: v.literal('join'), notice: acknowledgedNotice, profile, work: v.optional(work) }),
  /** Takes up the conversation again from a new connection of the same tab: SPEC C5. */
  v.strictObject({ t: v.literal('resume'), id, resume: secret }),
  /** The page does not trust the chain it was given, or the handshake failed: SPEC C9. */
  v.strictObject({ t: v.literal('distrust'), epoch, reason: v.picklist(DISTRUST_REASONS) }),
  /** There is no secure channel of this epoch, and none will be, without anybody's being distrusted: SPEC C12. */
  v.strictObject({ t: v.literal('give-back'), epoch }),
  /** Answer to `offered`: SPEC H2. */
  /** `notice`: with `yes`, the colleague's, if it has not been acknowledged in this conversation (SPEC N6). */
  v.strictObject({
    t: v.literal('consent'),
    offer: id,
    answer: v.picklist(CONSENT_ANSWERS),
    notice: v.nullable(acknowledgedNotice),
  }),
  /** The handshake with the party that came by an offer is complete, and nothing more is to come of the one who hands over: SPEC H5. */
  v.strictObject({ t: v.literal('arrived'), epoch }),
  /** Answer to `claimed`, of that claim alone: rather wait for somebody else (SPEC N5). To agree, acknowledge their notice with `join`. */
  v.strictObject({ t: v.literal('decline'), claim: id }),
  v.strictObject({ t: v.literal('leave') }),
  v.strictObject({ t: v.literal('beat') }),
]);
export type FromYouth = v.InferOutput<typeof fromYouth>;

/** Where one stands: place counts from 1. */
const place = { place: count, waiting: count, estimateMs: v.nullable(milliseconds) };

export const toYouth = v.variant('t', [
  /** At connection, and whenever it changes while one has not joined. */
  v.strictObject({ t: v.literal('door'), door }),
  v.strictObject({ t: v.literal('joined'), id, resume: secret, ...place }),
  v.strictObject({ t: v.literal('place'), ...place }),
  /**
   * A counsellor took the conversation, or accepted the offer that the youth agreed to: verify the chain, then begin the handshake of this
   * epoch. `offer` is null for one who took it from the queue; else those who were here stay until `arrived`.
   */
  v.strictObject({
    t: v.literal('accepted'),
    epoch,
    chain: certificateChain,
    offer: v.nullable(id),
    /** The one that this counsellor is bound by; it has been acknowledged. */
    notice: noticeId,
  }),
  /**
   * A counsellor who is bound otherwise than by what was acknowledged would take the conversation: read their notice, and acknowledge it
   * with `join`, or `decline` (SPEC N5). The place in the queue is kept; `place` still comes.
   */
  v.strictObject({ t: v.literal('claimed'), claim: id, notice: noticeId }),
  /** Nothing comes of it: one waits as before. */
  v.strictObject({ t: v.literal('claim-over') }),
  /** Whom the counsellor proposes (SPEC H2). Shown only together with the counsellor's own sealed proposal of the same staff id. */
  v.strictObject({
    t: v.literal('offered'),
    offer: id,
    mode: v.picklist(OFFER_MODES),
    chain: certificateChain,
    /** The one that the colleague is bound by. */
    notice: noticeId,
  }),
  /** Nothing comes of the offer; whoever was here stays. Not sent for `done`, nor for what the youth answered. */
  v.strictObject({ t: v.literal('offer-over'), offer: id, outcome: v.picklist(OFFER_OUTCOMES) }),
  /** That party is out, the conversation goes on with the other: wipe this epoch's keys. */
  v.strictObject({ t: v.literal('party-left'), epoch, why: v.picklist(LEFT_BY) }),
  /** The counsellor is gone for good: wipe this epoch's keys; one is back in the queue, first. */
  v.strictObject({ t: v.literal('requeued'), reason: v.picklist(REQUEUE_REASONS), ...place }),
  /** Whether the tab of this epoch's counsellor is connected right now. */
  v.strictObject({ t: v.literal('peer'), epoch, present: v.boolean() }),
  /**
   * Answer to `resume`: `waiting` is followed by `place`, and `requeued` goes before it if one has been talking; `open` by `accepted` and `peer` for each of the epochs, and `offered` if an
   * answer is still asked for. What is not in `epochs` is over; an offer that is not `offer` is, too.
   */
  v.strictObject({
    t: v.literal('resumed'),
    state: v.picklist(['waiting', 'open']),
    epochs: v.pipe(v.array(epoch), v.maxLength(2)),
    offer: v.nullable(id),
  }),
  /**
   * Under pressure, in the place of `joined`: ask again with the work done (SPEC K2). `challenge` is for `solveWork`; `why` is a `WorkWanted`,
   * and for whoever looks on: the page does the same whatever it is.
   */
  v.strictObject({ t: v.literal('work-wanted'), why: v.string(), challenge: v.string() }),
  v.strictObject({ t: v.literal('ended'), by: v.picklist(ENDED_BY) }),
  v.strictObject({ t: v.literal('shutdown'), inMs: milliseconds }),
  v.strictObject({ t: v.literal('refused'), code: v.picklist(YOUTH_REFUSAL_CODES) }),
  v.strictObject({ t: v.literal('beat') }),
]);
export type ToYouth = v.InferOutput<typeof toYouth>;

/** Body of the farewell that a closing page posts to `/youth/leave`: SPEC C7. */
export const leaveBeacon = v.strictObject({ id, resume: secret });
export type LeaveBeacon = v.InferOutput<typeof leaveBeacon>;
