/** The reporting-duty panel of one conversation, bound to the client. */
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useEffect } from 'react';
import { DutyPanel } from '../features/reporting-duty/duty-panel.tsx';
import type { Conversation, StaffActions, StaffState } from '../lib/staff-state.ts';
import { planOf } from './beside.ts';
import { dutyActions } from './duty-actions.ts';
import type { DutySource } from './duty-source.ts';
import type { useBeside } from './use-beside.ts';
import { parts } from './use-fetched.ts';

interface DutyBesideProps {
  state: StaffState;
  actions: StaffActions;
  desk: ReturnType<typeof useBeside>;
  conversation: Conversation;
  number: number;
  source: DutySource;
  directory: ReturnType<typeof parts<StaffDirectory>>;
  onReloadDirectory(): void;
}

export function DutyBeside(props: DutyBesideProps) {
  const { state, actions, desk, conversation, source, directory } = props;
  const { id } = conversation;
  const { plan, concern, outcome } = dutyActions(desk, actions, conversation);
  const routine = parts(source.routine);
  const { reloadRoutine } = source;
  // As often as it is opened: another version may be in force since.
  useEffect(reloadRoutine, [reloadRoutine]);
  return (
    <DutyPanel
      conversation={conversation}
      number={props.number}
      self={{ name: state.nameShown, organisation: source.organisation }}
      online={state.connection === 'online'}
      plan={plan}
      routine={routine.value}
      routineFailed={routine.failed !== null}
      directory={directory.value}
      directoryFailed={directory.failed !== null}
      onPlan={(changed) => desk.setDuty(id, changed)}
      onClose={desk.close}
      onConcern={concern}
      onOutcome={outcome}
      onSend={(text) => actions.send(id, text)}
      onGiveWhatNow={(card) => actions.giveWhatNow(id, card)}
      onAsk={(form) => actions.ask(id, form)}
      onConsult={() => {
        desk.setPlan(id, { ...planOf(desk.beside, id), step: 'consultation' });
        desk.togglePanel('referral', id);
      }}
      onNotice={() => source.notice(conversation.notice)}
      onReloadDirectory={props.onReloadDirectory}
      onReloadRoutine={reloadRoutine}
    />
  );
}
