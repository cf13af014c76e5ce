/** What a counsellor does about the duty in one conversation, told to the relay and kept in the plan. */
import type { ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import { ageOf, type DutyPlan, withStep } from '../features/reporting-duty/duty-plan.ts';
import type { ConcernStep } from '../features/reporting-duty/duty-props.ts';
import type { Conversation, StaffActions } from '../lib/staff-state.ts';
import { dutyOf } from './beside.ts';
import type { useBeside } from './use-beside.ts';

export interface DutyOf {
  plan: DutyPlan;
  concern(step: ConcernStep): void;
  outcome(outcome: ConcernOutcome): void;
}

export function dutyActions(
  { beside, setDuty }: ReturnType<typeof useBeside>,
  actions: StaffActions,
  { id, profile }: Conversation,
): DutyOf {
  const plan = dutyOf(beside, id);
  const age = ageOf(plan, profile.ageBand);
  return {
    plan,
    concern(step) {
      setDuty(id, withStep(plan, step));
      actions.concern(id, step, age);
    },
    outcome(outcome) {
      setDuty(id, { ...plan, stated: outcome });
      actions.concernOutcome(id, outcome, age);
    },
  };
}
