import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import { ConversationPanel } from '../features/conversation/conversation-panel.tsx';
import { ageOf } from '../features/reporting-duty/duty-plan.ts';
import { isUntold } from '../features/reporting-duty/duty-state.ts';
import { holdsUnprinted } from '../features/reporting-duty/report.ts';
import type { StaffActions, StaffState } from '../lib/staff-state.ts';
import { showsPanel } from './beside.ts';
import { dutyActions } from './duty-actions.ts';
import type { useBeside } from './use-beside.ts';
import type { useDesk } from './use-desk.ts';

interface ConversationPanelsProps {
  state: StaffState;
  actions: StaffActions;
  desk: ReturnType<typeof useDesk>;
  beside: ReturnType<typeof useBeside>;
  replies: Replies;
}

/** The conversations side by side, bound to the client. */
export function ConversationPanels({ state, actions, desk, beside, replies }: ConversationPanelsProps) {
  const { workspace } = desk;
  return (
    <div className="panels">
      {state.conversations.map((conversation) => {
        const { id } = conversation;
        const duty = dutyActions(beside, actions, conversation);
        return (
          <ConversationPanel
            key={id}
            conversation={conversation}
            number={workspace.numbers[id] ?? 0}
            draft={workspace.drafts[id] ?? ''}
            replies={replies}
            online={state.connection === 'online'}
            isCurrent={workspace.current === id}
            isEnding={workspace.ending === id}
            onEnding={(ending) => desk.setEnding(ending ? id : null)}
            onSend={(text) => actions.send(id, text)}
            onWriting={() => actions.writing(id)}
            onDraft={(text) => desk.setDraft(id, text)}
            onLook={() => actions.look(id)}
            onHere={() => {
              beside.away();
              desk.here(id);
            }}
            refers={showsPanel(beside.beside, 'referral', id)}
            onRefer={() => beside.togglePanel('referral', id)}
            showsDuty={showsPanel(beside.beside, 'duty', id)}
            outcome={conversation.concernOver === 'outcome' ? duty.plan.stated : null}
            isUntold={isUntold(conversation, duty.plan)}
            judged={ageOf(duty.plan, conversation.profile.ageBand)}
            holdsUnprinted={holdsUnprinted(duty.plan)}
            onDuty={() => beside.togglePanel('duty', id)}
            onTakeOver={() => duty.concern('take-over')}
            onOutcome={duty.outcome}
            onWithdraw={() => actions.withdraw(id)}
            onStepOut={() => actions.stepOut(id)}
            onEnd={() => actions.end(id)}
            onDismiss={() => desk.dismiss(id)}
          />
        );
      })}
    </div>
  );
}
