import type { OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import type { ConcernAge } from '@dorren/shared/protocol/reporting-duty.ts';
import type { ReferralKind, ReferredFrom, ReferredTo } from '@dorren/shared/protocol/statistics.ts';
import { monthAt } from '../server/src/ports/records/month.ts';
import type { ConcernEnded, Referral, Statistics } from '../server/src/ports/records/statistics.ts';
import { Chance } from './chance.ts';

const DAY_MS = 24 * 60 * 60_000;
const MONTHS = 3;
const SEED = 7;
/** In a month, at most. */
const MOST_REFERRALS = 140;

const FROM: readonly ReferredFrom[] = ['social-worker', 'social-worker', 'counsellor', 'midwife', 'police-coordinator'];
const COLLEAGUES: readonly ReferredTo[] = ['social-worker', 'midwife', 'police-coordinator'];
const ORGANISATIONS: readonly ReferredTo[] = [
  'social-services',
  'social-services',
  'girls-shelter',
  'youth-clinic',
  'police',
];
const OUTCOMES: readonly OfferOutcome[] = ['done', 'done', 'done', 'done', 'youth-no', 'youth-not-yet', 'declined'];
const KINDS: readonly ReferralKind[] = [
  'card',
  'card',
  'card',
  'consultation',
  'handover',
  'handover',
  'join',
  'return',
];

/** At most, in a month. */
const CONCERNS: readonly (readonly [ConcernAge, number])[] = [
  ['under-15', 12],
  ['15-17', 60],
  ['unknown', 30],
];

/** Counts of made-up referrals and concerns in the months before this one: what is told of them is only of months that are over (SPEC T4). */
export async function countMadeUpReferrals(statistics: Statistics, now: number): Promise<void> {
  const chance = new Chance(SEED);
  const one = <Item>(list: readonly Item[]) => chance.of(list);
  let month = new Date(`${monthAt(now)}-15T12:00:00Z`).getTime();
  for (let before = 0; before < MONTHS; before++) {
    month -= 30 * DAY_MS;
    const referrals = Math.floor(chance.between(MOST_REFERRALS / 2, MOST_REFERRALS));
    for (let index = 0; index < referrals; index++) await statistics.count(monthAt(month), madeUp(one(KINDS), one));
    for (const [age, most] of CONCERNS) {
      const concerns = Math.floor(chance.between(most / 3, most));
      for (let index = 0; index < concerns; index++)
        await statistics.countConcern(monthAt(month), madeUpConcern(age, one));
    }
  }
}

function madeUpConcern(age: ConcernAge, one: <Item>(list: readonly Item[]) => Item): ConcernEnded {
  const told = one([true, true, false]);
  const begun = { age, takenOver: one([true, false, false]), told };
  if (one([true, true, true, false])) return { ...begun, reporting: true, outcome: { is: 'reported' } };
  const why = one(['not-known-who', 'not-known-who', 'left'] as const);
  return { ...begun, reporting: false, outcome: { is: 'not-possible', why } };
}

function madeUp(kind: ReferralKind, one: <Item>(list: readonly Item[]) => Item): Referral {
  const from = one(FROM);
  if (kind === 'card') return { kind, from, to: one(ORGANISATIONS), outcome: 'done' };
  if (kind === 'return') return { kind, from, to: 'queue', outcome: 'done' };
  const outcome = kind === 'consultation' ? one(['done', 'done', 'declined', 'unanswered'] as const) : one(OUTCOMES);
  return { kind, from, to: one(COLLEAGUES), outcome };
}
