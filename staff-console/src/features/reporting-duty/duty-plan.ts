/**
 * What a counsellor does about the reporting duty beside one conversation: pure, in this tab's memory. It survives a lost connection and a
 * closed panel, and is gone with the conversation. Nothing of it is sent before it is pressed.
 */
import type { ConcernAge, ConcernOutcome, ConcernStage, WhatNowStep } from '@dorren/shared/protocol/reporting-duty.ts';
import type { RoutineStep, WordingAge } from '@dorren/shared/protocol/routine.ts';
import type { AgeBand, MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import { holdsUnprinted, type Kept } from './report.ts';
import { EMPTY_REPORT, type ReportDraft } from './report-draft.ts';

export interface CardWords {
  heading: string;
  text: string;
}

export interface DutyPlan {
  step: RoutineStep;
  acute: boolean | null;
  /** Null: what the youth's age band says. */
  age: ConcernAge | null;
  /** Null: what the youth has said. */
  municipality: MunicipalityCode | null;
  /** What is to be sent to the youth. */
  telling: string;
  /** The card that is open, and what has been changed in each. */
  card: WhatNowStep | null;
  cards: Readonly<Partial<Record<WhatNowStep, CardWords>>>;
  report: ReportDraft;
  /** As it was when one said that it is on paper or saved. */
  kept: Kept | null;
  police: 'done' | 'not-now' | null;
  /** The stages that the newest concern has been through, as far as this tab has said so. */
  passed: readonly ConcernStage[];
  /** The outcome of the newest concern, as one stated it: whether it is over by it, the server says. */
  stated: ConcernOutcome | null;
}

export const EMPTY_DUTY: DutyPlan = {
  step: 'acute',
  acute: null,
  age: null,
  municipality: null,
  telling: '',
  card: null,
  cards: {},
  report: EMPTY_REPORT,
  kept: null,
  police: null,
  passed: [],
  stated: null,
};

/** The plan once this has been asked of the relay: a concern that is opened or taken over begins anew (SPEC N9). */
export function withStep(plan: DutyPlan, step: 'open' | 'take-over' | 'told' | 'reporting'): DutyPlan {
  if (step === 'told' || step === 'reporting') return { ...plan, passed: [...plan.passed, step] };
  return { ...plan, passed: ['concern'], stated: null };
}

const AGES = {
  'under-13': 'under-15',
  '13-14': 'under-15',
  '15-17': '15-17',
  '18-20': 'adult',
  '21-26': 'adult',
  'over-26': 'adult',
} as const satisfies Record<AgeBand, ConcernAge>;

/** As judged, else as the youth has said; unknown is not ruled out, and counts as under 18. */
export function ageOf({ age }: Pick<DutyPlan, 'age'>, band: AgeBand | undefined): ConcernAge {
  return age ?? (band === undefined ? 'unknown' : AGES[band]);
}

/** Whose wording to begin with. */
export function wordingAge(age: ConcernAge): WordingAge {
  return age === 'unknown' ? '15-17' : age;
}

/** Something is written that would be lost with the tab. */
export function holdsDuty(plan: DutyPlan): boolean {
  return holdsUnprinted(plan) || plan.telling.trim() !== '';
}
