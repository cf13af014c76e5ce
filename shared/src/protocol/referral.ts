/** Handover, joining and consultation as the relay knows them (server/SPEC.md, H). What is said, and why, goes sealed (items.ts). */
import * as v from 'valibot';
import { competenceId, conversationLanguage, id } from './fields.ts';
import { TEAMS } from './values.ts';

/** Handing over and joining ask the youth first; a consultation is beside the conversation, and the youth sees nothing of it. */
export const REFERRAL_MODES = ['handover', 'join', 'consultation'] as const;
export type ReferralMode = (typeof REFERRAL_MODES)[number];
export const OFFER_MODES = ['handover', 'join'] as const;
export type OfferMode = (typeof OFFER_MODES)[number];

/** Whom: one colleague, or the next free one who is of this team, has this competence, or speaks this language. */
export const referralTarget = v.variant('kind', [
  v.strictObject({ kind: v.literal('colleague'), staffId: id }),
  v.strictObject({ kind: v.literal('team'), team: v.picklist(TEAMS) }),
  v.strictObject({ kind: v.literal('competence'), competence: competenceId }),
  v.strictObject({ kind: v.literal('language'), language: conversationLanguage }),
]);
export type ReferralTarget = v.InferOutput<typeof referralTarget>;

/** What one who goes back to the queue should be met with; information for whoever takes them, as everything in the queue. */
export const wanted = v.strictObject({
  competence: v.optional(competenceId),
  language: v.optional(conversationLanguage),
});
export type Wanted = v.InferOutput<typeof wanted>;

export const CONSENT_ANSWERS = ['yes', 'no', 'not-yet'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** Where an offer stands, until it is over. A consultation begins with `asking-colleague`. */
export const OFFER_STAGES = ['asking-youth', 'asking-colleague', 'arriving'] as const;
export type OfferStage = (typeof OFFER_STAGES)[number];

/**
 * How an offer ended: `done`: the new party is in. `youth-unanswered`, `unanswered`: youth, colleague did not answer in time. `gone`: the
 * colleague went away. `failed`: the new handshake did not come about in time. `distrusted`: the youth's page did not trust the colleague.
 * `overtaken`: the conversation ended or went back to the queue.
 */
export const OFFER_OUTCOMES = [
  'done',
  'youth-no',
  'youth-not-yet',
  'youth-unanswered',
  'declined',
  'unanswered',
  'withdrawn',
  'gone',
  'failed',
  'distrusted',
  'overtaken',
] as const;
export type OfferOutcome = (typeof OFFER_OUTCOMES)[number];

/** Why a party is out of a conversation that goes on. */
export const LEFT_BY = ['handed-over', 'stepped-out', 'vanished', 'distrusted'] as const;
export type LeftBy = (typeof LEFT_BY)[number];
/**
 * To the party itself, who may also have put the conversation back in the queue (SPEC H12). `no-channel`: the youth's page has no secure
 * channel with them, without fault of theirs (C12, H7).
 */
export const OUT_BY = [...LEFT_BY, 'returned', 'no-channel'] as const;
export type OutBy = (typeof OUT_BY)[number];

/** What a channel between two members of staff is for. */
export const SIDE_PURPOSES = ['consultation', 'room'] as const;
export type SidePurpose = (typeof SIDE_PURPOSES)[number];
