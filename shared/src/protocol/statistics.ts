/** What is counted of referrals (server/SPEC.md, T): by month and kinds alone, and told only where it points at nobody. */
import * as v from 'valibot';
import { ORGANISATION_KINDS } from './directory.ts';
import { count } from './fields.ts';
import { OFFER_OUTCOMES } from './referral.ts';
import { CONCERN_AGES, CONCERN_EVENTS, NOT_POSSIBLE_REASONS } from './reporting-duty.ts';
import { TEAMS } from './values.ts';

export const REFERRAL_KINDS = ['card', 'consultation', 'handover', 'join', 'return'] as const;
export type ReferralKind = (typeof REFERRAL_KINDS)[number];

/** Who refers: a team, or a counsellor who is in none. */
export const REFERRED_FROM = ['counsellor', ...TEAMS] as const;
export type ReferredFrom = (typeof REFERRED_FROM)[number];
/** Where to: a colleague; for a card, the organisation's kind; `queue`: whoever takes them next. */
export const REFERRED_TO = [...REFERRED_FROM, ...ORGANISATION_KINDS, 'queue'] as const;
export type ReferredTo = (typeof REFERRED_TO)[number];

/** Counts under this are not told. */
export const FEWEST_TOLD = 5;

/** Year and month in Stockholm, such as `2026-11`. */
export const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** Things of one kind in one month. */
const counted = v.strictObject({
  month,
  kind: v.picklist(REFERRAL_KINDS),
  /** Null: telling it would tell a row that is not told. */
  total: v.nullable(count),
  rows: v.array(
    v.strictObject({
      from: v.picklist(REFERRED_FROM),
      to: v.picklist(REFERRED_TO),
      /** Cards and returns to the queue are always `done`. */
      outcome: v.picklist(OFFER_OUTCOMES),
      /** Null: some, but fewer than {@link FEWEST_TOLD}. What never happened has no row. */
      count: v.nullable(count),
    }),
  ),
});

/** Concerns of one month and age. Null: not told (SPEC T5). What never happened has no row. */
const concernsCounted = v.strictObject({
  month,
  age: v.picklist(CONCERN_AGES),
  rows: v.array(
    v.strictObject({
      happened: v.picklist(CONCERN_EVENTS),
      /** For `not-possible` alone. */
      why: v.nullable(v.picklist(NOT_POSSIBLE_REASONS)),
      count: v.nullable(count),
    }),
  ),
});

/** `GET /staff/statistics`, supervisors and administrators: newest month first, only months that are over. */
export const statistics = v.strictObject({ referrals: v.array(counted), concerns: v.array(concernsCounted) });
export type StatisticsTold = v.InferOutput<typeof statistics>;
