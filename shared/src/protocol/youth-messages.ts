/** Control messages on the youth's socket, `/youth/socket`. One schema gives the type and the validator. */
import * as v from 'valibot';
import { DISTRUST_REASONS, ENDED_BY, REFUSAL_CODES } from './codes.ts';
import {
  acknowledgedNotice,
  certificateChain,
  count,
  door,
  epoch,
  id,
  milliseconds,
  profile,
  secret,
} from './fields.ts';

export const fromYouth = v.variant('t', [
  /** Asks for a place in the queue: SPEC N1, Q1. */
  v.strictObject({ t: v.literal('join'), notice: acknowledgedNotice, profile }),
  /** Takes up the conversation again from a new connection of the same tab: SPEC C5. */
  v.strictObject({ t: v.literal('resume'), id, resume: secret }),
  /** The page does not trust the chain it was given, or the handshake failed: SPEC C9. */
  v.strictObject({ t: v.literal('distrust'), epoch, reason: v.picklist(DISTRUST_REASONS) }),
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
  /** A counsellor took the conversation: verify the chain, then begin the handshake of this epoch. */
  v.strictObject({ t: v.literal('accepted'), epoch, chain: certificateChain }),
  /** The counsellor is gone for good: wipe this epoch's keys; one is back in the queue, first. */
  v.strictObject({ t: v.literal('requeued'), reason: v.picklist(['counsellor-vanished', 'distrusted']), ...place }),
  /** Whether the counsellor's tab is connected right now. */
  v.strictObject({ t: v.literal('peer'), present: v.boolean() }),
  /** Answer to `resume`: `waiting` is followed by `place`; `open` by what was missed of `accepted` and `peer`. */
  v.strictObject({ t: v.literal('resumed'), state: v.picklist(['waiting', 'open']), epoch: v.nullable(epoch) }),
  v.strictObject({ t: v.literal('ended'), by: v.picklist(ENDED_BY) }),
  v.strictObject({ t: v.literal('shutdown'), inMs: milliseconds }),
  v.strictObject({ t: v.literal('refused'), code: v.picklist(REFUSAL_CODES) }),
  v.strictObject({ t: v.literal('beat') }),
]);
export type ToYouth = v.InferOutput<typeof toYouth>;

/** Body of the farewell that a closing page posts to `/youth/leave`: SPEC C7. */
export const leaveBeacon = v.strictObject({ id, resume: secret });
export type LeaveBeacon = v.InferOutput<typeof leaveBeacon>;
