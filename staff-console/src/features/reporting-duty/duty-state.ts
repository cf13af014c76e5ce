/** Where the duty stands in one conversation. Pure. */

import {
  CONCERN_STAGES,
  type ConcernStage,
  type Form,
  type FormAnswers,
  type WhatNowStep,
} from '@dorren/shared/protocol/reporting-duty.ts';
import { ROUTINE_STEPS, type RoutineStep } from '@dorren/shared/protocol/routine.ts';
import type { Conversation, StaffCard, StaffForm, StaffMessage } from '../../lib/staff-state.ts';
import type { DutyPlan } from './duty-plan.ts';

/** `along`: one is out, and it went on without one. `not-mine`: nobody who is in has taken it on; `colleagues`: the other one who is in has; `lost`: it was one's own, and is over without an outcome. */
export type DutyState =
  | 'none'
  | 'along'
  | 'lost'
  | 'not-mine'
  | 'colleagues'
  | ConcernStage
  | 'reported'
  | 'not-possible';

export function dutyState(
  { concern, phase, concernOver, wentAlong }: Pick<Conversation, 'concern' | 'phase' | 'concernOver' | 'wentAlong'>,
  { stated }: Pick<DutyPlan, 'stated'>,
): DutyState {
  if (concern === null) {
    if (concernOver === null) return wentAlong === null ? 'none' : 'along';
    // What was stated holds once the server has shown that it is over by it.
    return concernOver === 'outcome' ? (stated?.is ?? 'none') : 'lost';
  }
  // Once the conversation is over, a concern that is still shown here is one's own (SPEC N10).
  const mine = concern.mine || phase === 'ended' || phase === 'distrusted';
  if (mine) return concern.stage ?? 'concern';
  return concern.taken ? 'colleagues' : 'not-mine';
}

/** Whether there is a concern that is one's own to carry on. */
export function isOwn(state: DutyState): boolean {
  return STAGES.includes(state);
}

/** The way of a concern, as it is shown: the last stands for either outcome. */
export const TRACK = ['none', 'concern', 'told', 'reporting', 'outcome'] as const;

/** How far along {@link TRACK}: what went along stands where it was seen last. */
export function placeOnTrack(state: DutyState, { wentAlong }: Pick<Conversation, 'wentAlong'>): number {
  const stands = state === 'along' ? (wentAlong?.stage ?? 'concern') : state;
  switch (stands) {
    case 'none':
      return 0;
    case 'lost':
    case 'not-mine':
    case 'colleagues':
    case 'concern':
      return 1;
    case 'told':
      return 2;
    case 'reporting':
      return 3;
    case 'reported':
    case 'not-possible':
      return 4;
  }
}

/** Whether it has been at a place that it is past now: a stage that was passed over it has not. */
export function wasAt(place: (typeof TRACK)[number], { passed }: Pick<DutyPlan, 'passed'>): boolean {
  return place === 'none' || place === 'concern' || passed.some((stage) => stage === place);
}

/** Nobody has said that the youth was told of it: the stage was passed over, or has not come. */
export function isUntold({ concern }: Pick<Conversation, 'concern'>, { passed }: Pick<DutyPlan, 'passed'>): boolean {
  return concern?.stage !== 'told' && !passed.includes('told');
}

const STAGES: readonly DutyState[] = CONCERN_STAGES;

/** Stages only go forward (SPEC N7), and only whoever has taken the concern on moves them. */
export function mayBecome(state: DutyState, stage: 'told' | 'reporting'): boolean {
  const at = STAGES.indexOf(state);
  return at !== -1 && at < STAGES.indexOf(stage);
}

/** Why nothing can be sent to the youth just now; null when it can. */
export type Hindrance = 'over' | 'arriving' | 'interrupted' | 'handshake' | 'side' | 'waits' | null;

export function hindrance({ phase, arriving, awaitsSide, canSend }: Conversation): Hindrance {
  if (phase === 'ended' || phase === 'distrusted') return 'over';
  if (arriving) return 'arriving';
  if (phase !== 'talking') return phase;
  if (awaitsSide) return 'side';
  return canSend ? null : 'waits';
}

export interface Asked {
  /** The newest that was put before the youth; null for none. */
  newest: StaffForm | null;
  /** The newest answers that came, whichever asking they answer. */
  answers: FormAnswers | null;
}

export function asked({ messages }: Pick<Conversation, 'messages'>, form: Form): Asked {
  const forms = messages.filter((entry): entry is StaffForm => entry.kind === 'form' && entry.form === form);
  return { newest: forms.at(-1) ?? null, answers: forms.findLast(({ answers }) => answers !== null)?.answers ?? null };
}

/** The newest card of one's own about this step; null for none. */
export function cardGiven({ messages }: Pick<Conversation, 'messages'>, step: WhatNowStep): StaffCard | null {
  return (
    messages.findLast(
      (entry): entry is StaffCard =>
        entry.kind === 'card' &&
        entry.from === 'counsellor' &&
        entry.card.kind === 'what-now' &&
        entry.card.step === step,
    ) ?? null
  );
}

/** What the youth has written, oldest first. */
export function youthTexts({ messages }: Pick<Conversation, 'messages'>): StaffMessage[] {
  return messages.filter((entry): entry is StaffMessage => entry.kind === 'text' && entry.from === 'youth');
}

/** The steps of the routine that something has been done in. */
export function stepsDone(conversation: Conversation, plan: DutyPlan): ReadonlySet<RoutineStep> {
  const done: Record<RoutineStep, boolean> = {
    acute: plan.acute !== null,
    age: plan.age !== null || conversation.profile.ageBand !== undefined,
    telling: plan.passed.includes('told') || dutyState(conversation, plan) === 'told',
    who: asked(conversation, 'who').answers !== null,
    report: ['reported', 'not-possible'].includes(dutyState(conversation, plan)) || plan.kept !== null,
    police: plan.police !== null,
  };
  return new Set(ROUTINE_STEPS.filter((step) => done[step]));
}
