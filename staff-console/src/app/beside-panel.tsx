/** The place beside the conversations: one thing at a time, and the way between them. */
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { Button } from 'react-aria-components';
import { useMessages } from '../components/messages.tsx';
import { consultationKey } from '../features/consultation/consultation-id.ts';
import { ConsultationPanel } from '../features/consultation/consultation-panel.tsx';
import { ReferralPanel } from '../features/referral/referral-panel.tsx';
import type { StaffActions, StaffState } from '../lib/staff-state.ts';
import { isShown, planOf } from './beside.ts';
import { DutyBeside } from './duty-beside.tsx';
import type { DutySource } from './duty-source.ts';
import type { useBeside } from './use-beside.ts';
import type { parts } from './use-fetched.ts';
import './beside.css';

interface BesidePanelProps {
  state: StaffState;
  actions: StaffActions;
  desk: ReturnType<typeof useBeside>;
  numbers: Readonly<Record<string, number>>;
  directory: ReturnType<typeof parts<StaffDirectory>>;
  duty: DutySource;
  onReloadDirectory(): void;
}

export function BesidePanel({ state, actions, desk, numbers, directory, duty, onReloadDirectory }: BesidePanelProps) {
  const t = useMessages();
  const { beside } = desk;
  if (!isShown(beside)) return null;
  const online = state.connection === 'online';
  const conversation = state.conversations.find(({ id }) => id === beside.panel?.id);
  const consultation = state.consultations.find((each) => consultationKey(each) === beside.consultation);
  const several = state.consultations.length + (conversation ? 1 : 0) > 1;
  return (
    <aside className="beside" aria-label={t['referral.beside']()}>
      {several && (
        <nav className="beside-tabs" aria-label={t['referral.beside']()}>
          {conversation && (
            <Button
              className="rail-item"
              data-current={!consultation || undefined}
              aria-current={!consultation}
              onPress={desk.showPanel}
            >
              {beside.panel?.kind === 'duty' ? t['reporting.button']() : t['referral.open']()}
            </Button>
          )}
          {state.consultations.map((each) => {
            const key = consultationKey(each);
            return (
              <Button
                key={key}
                className="rail-item rail-aside"
                data-current={beside.consultation === key || undefined}
                aria-current={beside.consultation === key}
                onPress={() => desk.consult(key)}
              >
                {t['consultation.tab']({ name: each.colleague.nameShown })}
                {each.unread > 0 && <span className="unread">{t['conversation.unread']({ unread: each.unread })}</span>}
              </Button>
            );
          })}
        </nav>
      )}
      {consultation ? (
        <ConsultationPanel
          key={consultationKey(consultation)}
          consultation={consultation}
          number={consultation.asked === 'by-me' ? (numbers[consultation.id] ?? null) : null}
          draft={beside.drafts[consultationKey(consultation)] ?? ''}
          online={online}
          onDraft={(text) => desk.setDraft(consultationKey(consultation), text)}
          onSend={(text) => actions.sendAside(consultation.id, consultation.epoch, text)}
          onWriting={() => actions.writingAside(consultation.id, consultation.epoch)}
          onLook={() => actions.lookAside(consultation.id, consultation.epoch)}
          onEnd={() => actions.endAside(consultation.id, consultation.epoch)}
        />
      ) : (
        conversation &&
        (beside.panel?.kind === 'duty' ? (
          <DutyBeside
            {...{ state, actions, desk, conversation, directory, onReloadDirectory }}
            number={numbers[conversation.id] ?? 0}
            source={duty}
          />
        ) : (
          <ReferralPanel
            key={conversation.id}
            conversation={conversation}
            number={numbers[conversation.id] ?? 0}
            staffId={state.staffId}
            nameShown={state.nameShown}
            online={online}
            plan={planOf(beside, conversation.id)}
            colleagues={state.colleagues}
            directory={directory.value}
            directoryFailed={directory.failed !== null}
            onReloadDirectory={onReloadDirectory}
            onPlan={(plan) => desk.setPlan(conversation.id, plan)}
            onClose={desk.close}
            onAsk={() => {
              if (online) actions.askColleagues();
            }}
            onPropose={(mode, to, reason, summary) => actions.propose(conversation.id, mode, to, reason, summary)}
            onConsult={(to) => actions.consult(conversation.id, to)}
            onReturn={(wanted) => actions.returnToQueue(conversation.id, wanted)}
            onGive={(card) => actions.giveCard(conversation.id, card)}
          />
        ))
      )}
    </aside>
  );
}
