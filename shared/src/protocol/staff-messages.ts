/** Control messages on the staff socket, `/staff/socket`. One schema gives the type and the validator. */
import * as v from 'valibot';
import { DISTRUST_REASONS, ENDED_BY, REFUSAL_CODES } from './codes.ts';
import { ORGANISATION_KINDS } from './directory.ts';
import {
  acknowledgedNotice,
  base64url,
  certificateChain,
  competenceId,
  conversationLanguage,
  count,
  epoch,
  id,
  milliseconds,
  noticeId,
  profile,
  secret,
} from './fields.ts';
import {
  OFFER_MODES,
  OFFER_OUTCOMES,
  OFFER_STAGES,
  OUT_BY,
  REFERRAL_MODES,
  referralTarget,
  SIDE_PURPOSES,
  wanted,
} from './referral.ts';
import { CONCERN_AGES, concernOutcome, concernSeen, settling } from './reporting-duty.ts';
import { CONVERSATION_LANGUAGES, ROLES, TEAMS } from './values.ts';

export const MAX_CAPACITY = 8;
const languages = v.pipe(v.array(conversationLanguage), v.minLength(1), v.maxLength(CONVERSATION_LANGUAGES.length));
/** How many conversations at once; 0 finishes those that are open and takes no new ones. */
const capacity = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CAPACITY));

/** Pairings that one tab can have at once: with youths, and one consultation and one room beside each; as many consultations asked of it. */
export const MOST_PAIRINGS = 4 * MAX_CAPACITY;
const pairing = v.strictObject({ id, epoch });
const route = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));

/** A member of staff, as other staff see them. */
export const colleague = v.strictObject({
  staffId: id,
  nameShown: v.string(),
  organisation: v.string(),
  role: v.picklist(ROLES),
});
export type Colleague = v.InferOutput<typeof colleague>;
/** One who is on duty, and whether one more conversation could go to them. */
export const colleagueOnDuty = v.strictObject({
  ...colleague.entries,
  teams: v.array(v.picklist(TEAMS)),
  competences: v.array(competenceId),
  languages: v.array(conversationLanguage),
  free: v.boolean(),
});
export type ColleagueOnDuty = v.InferOutput<typeof colleagueOnDuty>;

export const fromStaff = v.variant('t', [
  /** First message. `holding`: epochs, of sides too, whose keys this tab still has; of those not named it is out: SPEC P5, H14. */
  v.strictObject({
    t: v.literal('hello'),
    token: secret,
    holding: v.pipe(v.array(pairing), v.maxLength(MOST_PAIRINGS)),
  }),
  v.strictObject({ t: v.literal('duty-on'), languages, capacity, dutyCertificate: base64url(4096) }),
  v.strictObject({ t: v.literal('duty-change'), languages, capacity }),
  v.strictObject({ t: v.literal('duty-off') }),
  v.strictObject({ t: v.literal('take'), id }),
  v.strictObject({ t: v.literal('take-next') }),
  v.strictObject({ t: v.literal('end'), id }),
  /** Who is on duty: answered by `colleagues`. */
  v.strictObject({ t: v.literal('colleagues') }),
  /** SPEC H1. Answered by `offer`, which names whom the server found. */
  v.strictObject({ t: v.literal('refer'), id, mode: v.picklist(REFERRAL_MODES), to: referralTarget }),
  /** Before the colleague has accepted. */
  v.strictObject({ t: v.literal('withdraw'), id, offer: id }),
  /** Answer to `request`: SPEC H3. */
  v.strictObject({ t: v.literal('answer'), id, offer: id, accept: v.boolean() }),
  /** One of two in the room leaves: SPEC H9. */
  v.strictObject({ t: v.literal('step-out'), id }),
  /** Back to the queue, first: SPEC H12. */
  v.strictObject({ t: v.literal('return'), id, wanted }),
  /** Ends a consultation: SPEC H10. */
  v.strictObject({ t: v.literal('side-end'), id, epoch }),
  /** A card was given, of an organisation of this kind: counted, and tied to no conversation (SPEC T). */
  v.strictObject({ t: v.literal('card-given'), kind: v.picklist(ORGANISATION_KINDS) }),
  /** The reporting duty: SPEC N7–N9. `take-over` by one who has not opened it; stages only go forward. */
  v.strictObject({
    t: v.literal('concern'),
    id,
    step: v.picklist(['open', 'take-over', 'told', 'reporting']),
    age: v.picklist(CONCERN_AGES),
  }),
  /** Also when the conversation is over: SPEC N10. */
  v.strictObject({ t: v.literal('concern-outcome'), id, outcome: concernOutcome, age: v.picklist(CONCERN_AGES) }),
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
  /** What the counsellor who returned them to the queue asks for. */
  wanted: v.nullable(wanted),
  /** A concern is open that whoever takes them must take over (SPEC N9). */
  concern: v.boolean(),
});
export type QueueEntry = v.InferOutput<typeof queueEntry>;

/** An offer under way, as whoever made it sees it. */
export const offerStanding = v.strictObject({
  offer: id,
  mode: v.picklist(REFERRAL_MODES),
  to: colleague,
  stage: v.picklist(OFFER_STAGES),
  /** When this stage is over if nothing comes; by the server's clock. */
  deadline: milliseconds,
});
export type OfferStanding = v.InferOutput<typeof offerStanding>;

/** What a colleague is asked (SPEC H3). For a consultation, profile and notice are left out: the case is told de-identified. */
export const referralRequest = v.strictObject({
  id,
  offer: id,
  mode: v.picklist(REFERRAL_MODES),
  from: colleague,
  profile: v.nullable(profile),
  notice: v.nullable(acknowledgedNotice),
  /** A concern is open that comes with it; never so for a consultation. */
  concern: v.boolean(),
  deadline: milliseconds,
});
export type ReferralRequest = v.InferOutput<typeof referralRequest>;

/** A channel with another member of staff; `initiator` begins the handshake (docs/protocol.md, "Staff to staff"). */
export const side = v.strictObject({
  /** Of the conversation beside which it is. */
  id,
  epoch,
  route,
  purpose: v.picklist(SIDE_PURPOSES),
  peer: colleague,
  chain: certificateChain,
  initiator: v.boolean(),
  present: v.boolean(),
});
export type Side = v.InferOutput<typeof side>;

/** A conversation that this member of staff holds. `route` is its number in this connection's frames. */
export const heldConversation = v.strictObject({
  id,
  route,
  epoch,
  /** `taken` from the queue, or by an offer of this mode. */
  came: v.picklist(['taken', ...OFFER_MODES]),
  /** The youth has not said yet that the new handshake holds: SPEC H4. */
  arriving: v.boolean(),
  /** The youth has said so, or one was taken from the queue. Not so when one is in because whoever was there is gone: SPEC H8. */
  arrived: v.boolean(),
  /** The other counsellor in this conversation, if there is one: in the room, or who is about to hand over. */
  other: v.nullable(v.strictObject({ ...colleague.entries, epoch, arriving: v.boolean(), present: v.boolean() })),
  offer: v.nullable(offerStanding),
  joinedAt: milliseconds,
  takenAt: milliseconds,
  youthPresent: v.boolean(),
  profile,
  /** What the youth acknowledged of the notice that this party is bound by. */
  notice: acknowledgedNotice,
  acknowledgedAt: milliseconds,
  concern: v.nullable(concernSeen),
});
export type HeldConversation = v.InferOutput<typeof heldConversation>;

/**
 * Why nothing came of a claim: the youth would rather wait, did not answer in time, or left; `off-duty`: the claimer went off duty, or their line
 * was lost; `overtaken`: another notice, at the door or the claimer's; `shutdown`: the service stops.
 */
export const CLAIM_OVER = ['declined', 'unanswered', 'youth-gone', 'off-duty', 'overtaken', 'shutdown'] as const;
export type ClaimOver = (typeof CLAIM_OVER)[number];
/** A conversation in the queue that one would take, while the youth reads one's notice. */
export const claim = v.strictObject({
  id,
  profile,
  /** By the server's clock. */
  deadline: milliseconds,
});
export type Claim = v.InferOutput<typeof claim>;

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
  /** Concerns without an outcome, and how many of them nobody has taken on yet. */
  concerns: count,
  concernsNotTakenOn: count,
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
    sides: v.array(side),
    requests: v.array(referralRequest),
    claims: v.array(claim),
    settling: v.array(settling),
    /** The notice that one is bound by. */
    notice: noticeId,
  }),
  /** One is bound by the door's notice, and another is the door's from here on: told before anybody is taken by it (SPEC V8). */
  v.strictObject({ t: v.literal('notice'), notice: noticeId }),
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
  /** SPEC N5: the youth is asked to acknowledge the notice that one is bound by; `taken` follows, or `claim-over`. */
  v.strictObject({ t: v.literal('claim'), claim }),
  v.strictObject({ t: v.literal('claim-over'), id, why: v.picklist(CLAIM_OVER) }),
  v.strictObject({ t: v.literal('presence'), id, youthPresent: v.boolean() }),
  v.strictObject({ t: v.literal('distrusted'), id, reason: v.picklist(DISTRUST_REASONS) }),
  v.strictObject({ t: v.literal('colleagues'), onDuty: v.array(colleagueOnDuty) }),
  /** To whoever offers: a new stage. With it, for `asking-youth`, goes the sealed proposal; the chain is the colleague's. */
  v.strictObject({ t: v.literal('offer'), id, standing: offerStanding, chain: certificateChain }),
  v.strictObject({ t: v.literal('offer-over'), id, offer: id, outcome: v.picklist(OFFER_OUTCOMES) }),
  /** To the colleague who is asked, and that the question is withdrawn or too late; with `out`, why one who had accepted is not in. */
  v.strictObject({ t: v.literal('request'), request: referralRequest }),
  v.strictObject({ t: v.literal('request-over'), offer: id, outcome: v.picklist(OFFER_OUTCOMES) }),
  /** To a party: the conversation as it is for them from here on, whenever `came`, `arriving`, `other` or `offer` changes. */
  v.strictObject({ t: v.literal('parties'), conversation: heldConversation }),
  /** To a party: out of it, by what. Nothing of it reaches this tab any more. */
  v.strictObject({ t: v.literal('out'), id, epoch, why: v.picklist(OUT_BY) }),
  v.strictObject({ t: v.literal('side'), side }),
  v.strictObject({ t: v.literal('side-presence'), id, epoch, present: v.boolean() }),
  v.strictObject({ t: v.literal('side-over'), id, epoch }),
  /** `settling`: it is over, and its concern still lacks an outcome, which is this member of staff's to state. */
  v.strictObject({ t: v.literal('ended'), id, by: v.picklist(ENDED_BY), settling: v.nullable(settling) }),
  /**
   * Nothing of it is left: its concern has an outcome, or is `lost`, for the limit was over or the service stops. Whoever was away when it was
   * lost is told after `welcome`.
   */
  v.strictObject({ t: v.literal('settled'), id, lost: v.boolean() }),
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
