/** A console that answers as the relay and the youth would, so that the reporting duty can be walked through without either. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { CounsellorConsole } from '../src/app/counsellor-console.tsx';
import type { Conversation, StaffActions, StaffEntry } from '../src/lib/staff-state.ts';
import { DIRECTORY_ACTIONS, STAFF_DIRECTORY } from './directory-snapshots.ts';
import { DUTY_SOURCE, SAFE, WHO } from './duty-snapshots.ts';
import { SWEDISH_TALK, staffState } from './snapshots.ts';

const nothing = () => undefined;

interface LiveDutyProps {
  still: StaffActions;
  onLanguage(language: PageLanguage): void;
}

/** `still`: what it does not answer to. */
export function LiveDuty({ still, onLanguage }: LiveDutyProps) {
  const [conversations, setConversations] = useState<readonly Conversation[]>([SWEDISH_TALK]);
  const change = (part: (before: Conversation) => Partial<Conversation>) =>
    setConversations((all) => all.map((before) => ({ ...before, ...part(before) })));
  const add = (entry: (number: number) => StaffEntry) => {
    change(({ messages }) => ({ messages: [...messages, entry(messages.length + 1)] }));
    return true;
  };
  const mark = 'delivered' as const;
  const actions: StaffActions = {
    ...still,
    concern: (_id, step) =>
      change(() => ({
        concern: { mine: true, taken: true, stage: step === 'open' || step === 'take-over' ? 'concern' : step },
      })),
    concernOutcome: () => change(() => ({ concern: null })),
    send: (_id, text) => add((number) => ({ kind: 'text', number, at: Date.now(), from: 'counsellor', text, mark })),
    giveWhatNow: (_id, card) =>
      add((number) => ({ kind: 'card', number, at: Date.now(), from: 'counsellor', card, mark })),
    ask: (_id, form) =>
      add((number) => ({
        ...{ kind: 'form', number, ask: `ask-${number}`, at: Date.now(), form, mark },
        answers: form === 'who' ? WHO : SAFE,
      })),
    end: () => change(({ concern }) => (concern === null ? { phase: 'ended', endedBy: 'counsellor' } : {})),
    dismiss: () => setConversations((all) => all.filter(({ concern }) => concern !== null)),
  };
  return (
    <CounsellorConsole
      state={staffState({ conversations })}
      centreName="Resurscentrum Länet"
      demonstration={false}
      onLanguage={onLanguage}
      onSignOut={nothing}
      actions={actions}
      replies={[]}
      directory={{ state: 'there', value: STAFF_DIRECTORY }}
      directoryActions={DIRECTORY_ACTIONS}
      reportingDuty={DUTY_SOURCE}
      uncertified={null}
      onCheckCertificate={nothing}
      onReloadReplies={nothing}
      onSaveReplies={async () => null}
    />
  );
}
