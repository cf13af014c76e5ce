/** Control messages on the staff socket, `/staff/socket`. One schema gives the type and the validator. */
import * as v from 'valibot';
import { DISTRUST_REASONS, ENDED_BY, REFUSAL_CODES } from './codes.ts';
import {
  acknowledgedNotice,
  base64url,
  conversationLanguage,
  count,
  epoch,
  id,
  milliseconds,
  profile,
  secret,
} from './fields.ts';
import { CONVERSATION_LANGUAGES, ROLES } from './values.ts';

export const MAX_CAPACITY = 8;
const languages = v.pipe(v.array(conversationLanguage), v.minLength(1), v.maxLength(CONVERSATION_LANGUAGES.length));
/** How many conversations at once; 0 finishes those that are open and takes no new ones. */
const capacity = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CAPACITY));

export const fromStaff = v.variant('t', [
  /** First message. `holding`: conversations whose keys this tab still has; those not named go back to the queue: SPEC P5. */
  v.strictObject({ t: v.literal('hello'), token: secret, holding: v.pipe(v.array(id), v.maxLength(MAX_CAPACITY)) }),
  v.strictObject({ t: v.literal('duty-on'), languages, capacity, dutyCertificate: base64url(4096) }),
  v.strictObject({ t: v.literal('duty-change'), languages, capacity }),
  v.strictObject({ t: v.literal('duty-off') }),
  v.strictObject({ t: v.literal('take'), id }),
  v.strictObject({ t: v.literal('take-next') }),
  v.strictObject({ t: v.literal('end'), id }),
  v.strictObject({ t: v.literal('beat') }),
]);
export type FromStaff = v.InferOutput<typeof fromStaff>;

/** One who waits, as counsellors see it. */
export const queueEntry = v.strictObject({
  id,
  joinedAt: milliseconds,
  /** Returned to the queue: goes first. */
  first: v.boolean(),
  profile,
  notice: acknowledgedNotice,
});
export type QueueEntry = v.InferOutput<typeof queueEntry>;

/** A conversation that this member of staff holds. `route` is its number in this connection's frames. */
export const heldConversation = v.strictObject({
  id,
  route: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff)),
  epoch,
  joinedAt: milliseconds,
  takenAt: milliseconds,
  youthPresent: v.boolean(),
  profile,
  notice: acknowledgedNotice,
  acknowledgedAt: milliseconds,
});
export type HeldConversation = v.InferOutput<typeof heldConversation>;

/** What a supervisor sees: counts, never content (promise 6). Lengths of time in milliseconds. */
export const supervision = v.strictObject({
  waiting: count,
  longestWaitMs: v.nullable(milliseconds),
  medianWaitMs: v.nullable(milliseconds),
  onDuty: count,
  freePlaces: count,
  open: count,
  interrupted: count,
  abandonedLastHour: count,
});
export type Supervision = v.InferOutput<typeof supervision>;

export const toStaff = v.variant('t', [
  v.strictObject({
    t: v.literal('welcome'),
    staffId: id,
    role: v.picklist(ROLES),
    nameShown: v.string(),
    /** The server's clock, so that waiting times are right on a computer whose own is wrong. */
    now: milliseconds,
    held: v.array(heldConversation),
  }),
  v.strictObject({
    t: v.literal('duty'),
    on: v.boolean(),
    languages: v.array(conversationLanguage),
    capacity: count,
  }),
  /**
   * Changes to the head of the queue (its first {@link QUEUE_WINDOW} entries, in order of taking). `all` replaces
   * what the console had. `takenBy` names the colleague when that is why an entry went.
   */
  v.strictObject({
    t: v.literal('queue'),
    all: v.boolean(),
    added: v.array(queueEntry),
    removed: v.array(v.strictObject({ id, takenBy: v.optional(v.string()) })),
    waiting: count,
  }),
  v.strictObject({ t: v.literal('taken'), conversation: heldConversation }),
  v.strictObject({ t: v.literal('presence'), id, youthPresent: v.boolean() }),
  v.strictObject({ t: v.literal('distrusted'), id, reason: v.picklist(DISTRUST_REASONS) }),
  v.strictObject({ t: v.literal('ended'), id, by: v.picklist(ENDED_BY) }),
  v.strictObject({ t: v.literal('supervision'), counts: supervision }),
  v.strictObject({ t: v.literal('shutdown'), inMs: milliseconds }),
  /** `re` is the type of the message that was refused; `by` names the colleague for `already-taken`. */
  v.strictObject({
    t: v.literal('refused'),
    re: v.string(),
    code: v.picklist(REFUSAL_CODES),
    id: v.optional(id),
    by: v.optional(v.string()),
  }),
  v.strictObject({ t: v.literal('beat') }),
]);
export type ToStaff = v.InferOutput<typeof toStaff>;

/** A console is shown at most this many of those who wait; the total is always told. */
export const QUEUE_WINDOW = 200;
