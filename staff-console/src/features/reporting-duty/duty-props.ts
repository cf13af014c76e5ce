/** What the panel's steps are drawn from, and what they may do. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { ConcernOutcome, Form, WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import type { RoutineBody } from '@dorren/shared/protocol/routine.ts';
import type { Edition } from '@dorren/shared/protocol/texts.ts';
import type { Outcome } from '../../components/outcome.ts';
import type { Conversation } from '../../lib/staff-state.ts';
import type { DutyPlan } from './duty-plan.ts';
import type { DutyState } from './duty-state.ts';

export type ConcernStep = 'open' | 'take-over' | 'told' | 'reporting';

export interface DutyActions {
  onPlan(plan: DutyPlan): void;
  onConcern(step: ConcernStep): void;
  onOutcome(outcome: ConcernOutcome): void;
  /** Each false when nothing was taken. */
  onSend(text: string): boolean;
  onGiveWhatNow(card: WhatNowCard): boolean;
  onAsk(form: Form): boolean;
  /** To asking a colleague for advice, beside the conversation. */
  onConsult(): void;
  /** The edition that the youth acknowledged. */
  onNotice(): Promise<Outcome<Edition, RefusalCode>>;
  onReloadDirectory(): void;
  onReloadRoutine(): void;
}

export interface Self {
  name: string;
  organisation: string;
}

export interface DutyPanelProps extends DutyActions {
  conversation: Conversation;
  number: number;
  self: Self;
  online: boolean;
  plan: DutyPlan;
  /** Null until it is there. */
  routine: RoutineBody | null;
  routineFailed: boolean;
  directory: StaffDirectory | null;
  directoryFailed: boolean;
  onClose(): void;
}

export interface StepProps extends Omit<DutyPanelProps, 'routine'> {
  routine: RoutineBody;
  state: DutyState;
}
