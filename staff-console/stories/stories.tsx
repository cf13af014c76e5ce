/** Every state of the console that a person can meet, drawn from snapshots: no server, no client. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { ReactNode } from 'react';
import { AdministratorConsole } from '../src/app/administrator-console.tsx';
import { CounsellorConsole } from '../src/app/counsellor-console.tsx';
import { Safeguard } from '../src/app/safeguard.tsx';
import { SupervisorConsole } from '../src/app/supervisor-console.tsx';
import { Invitation } from '../src/features/invitation/invitation.tsx';
import { SetUp } from '../src/features/set-up/set-up.tsx';
import { FIRST_SET_UP_STATE, type SetUpState } from '../src/features/set-up/set-up-state.ts';
import { SignIn, type SignInReason } from '../src/features/sign-in/sign-in.tsx';
import type { StaffActions, StaffState } from '../src/lib/staff-state.ts';
import type { StoryName } from './names.ts';
import {
  ACCOUNTS,
  ARABIC_TALK,
  COUNTS,
  DISTRUSTED,
  ENDED,
  FULL,
  HANDSHAKE,
  INTERRUPTED,
  REPLIES,
  REQUEUED,
  SETTINGS,
  SWEDISH_TALK,
  staffState,
} from './snapshots.ts';

const nothing = () => undefined;
const never = () => new Promise<never>(nothing);
const FINGERPRINT = '4f21 9bd0 77ce 1a05 e3d8 60f2 b914 8c3a';

const actions: StaffActions = {
  dutyOn: nothing,
  dutyChange: nothing,
  dutyOff: nothing,
  take: nothing,
  takeNext: nothing,
  send: () => true,
  writing: nothing,
  look: nothing,
  end: nothing,
  askColleagues: nothing,
  propose: nothing,
  consult: nothing,
  withdraw: nothing,
  answer: nothing,
  stepOut: nothing,
  returnToQueue: nothing,
  giveCard: () => true,
  sendAside: () => true,
  writingAside: nothing,
  lookAside: nothing,
  endAside: nothing,
  dismiss: nothing,
  close: nothing,
};

type Story = (onLanguage: (language: PageLanguage) => void) => ReactNode;

function counsellor(part: Partial<StaffState> = {}, uncertified: string | null = null, demonstration = false): Story {
  return (onLanguage) => (
    <CounsellorConsole
      state={staffState(part)}
      centreName="Resurscentrum Länet"
      demonstration={demonstration}
      onLanguage={onLanguage}
      onSignOut={nothing}
      actions={actions}
      replies={REPLIES}
      uncertified={uncertified}
      onCheckCertificate={nothing}
      onReloadReplies={nothing}
      onSaveReplies={never}
    />
  );
}

function supervisor(part: Partial<StaffState>): Story {
  return (onLanguage) => (
    <SupervisorConsole
      state={staffState({ role: 'supervisor', ...part })}
      centreName="Resurscentrum Länet"
      demonstration={false}
      onLanguage={onLanguage}
      onSignOut={nothing}
    />
  );
}

const administrator: Story = (onLanguage) => (
  <AdministratorConsole
    state={staffState({ role: 'administrator' })}
    centreName="Resurscentrum Länet"
    demonstration={false}
    onLanguage={onLanguage}
    onSignOut={nothing}
    accounts={{ state: 'there', value: { list: ACCOUNTS, toRevoke: ['one'] } }}
    settings={{ state: 'there', value: SETTINGS }}
    accountsActions={{
      invite: async () => ({
        ok: true,
        value: {
          address: `https://example.org/console/#invitation=${'k'.repeat(43)}`,
          expiresAt: Date.now() + 86_400_000,
        },
      }),
      inviteAgain: never,
      certify: async () => ({ ok: false, code: 'wrong-passphrase' }),
      disable: async () => null,
      revoke: never,
    }}
    onSaveSettings={async () => null}
    onReload={nothing}
  />
);

function setUp(part: Partial<SetUpState>): Story {
  return (onLanguage) => (
    <SetUp
      actions={{ makeRoot: never, checkBackup: async () => 'wrong-passphrase', open: never }}
      demonstration={false}
      onLanguage={onLanguage}
      initial={{
        ...FIRST_SET_UP_STATE,
        form: { ...FIRST_SET_UP_STATE.form, centreName: 'Resurscentrum Länet' },
        ...part,
      }}
    />
  );
}

function signIn(reason: SignInReason, demonstration = false): Story {
  return (onLanguage) => (
    <SignIn
      reason={reason}
      demonstration={demonstration}
      onLanguage={onLanguage}
      onSignIn={async () => 'wrong-credentials'}
    />
  );
}

const invited = {
  username: 'elin.ek',
  nameShown: 'Elin',
  organisation: 'Stockholms stad',
  role: 'counsellor',
  centreName: 'Resurscentrum Länet',
} as const;

const backup = {
  fileName: 'root-key.txt',
  content: 'dorren-root-backup-v1\n'.concat('q8Zt'.repeat(40)),
  fingerprint: FINGERPRINT,
};

function Breaking(): never {
  throw new Error('a fault in drawing');
}

export function stories(): Readonly<Record<StoryName, Story>> {
  return {
    'sign-in': signIn('first'),
    'sign-in-reloaded': signIn('reloaded', true),
    'sign-in-elsewhere': signIn('signed-in-elsewhere'),
    'set-up-about': setUp({}),
    'set-up-key': setUp({ step: 'key' }),
    'set-up-backup': setUp({ step: 'key', backup, taken: true }),
    'set-up-confirm': setUp({ step: 'confirm', backup, taken: true }),
    'set-up-open': setUp({ step: 'open', backup, taken: true, confirmed: true }),
    'invitation-choose': (onLanguage) => (
      <Invitation
        state={{ step: 'choose', invited }}
        demonstration={false}
        onLanguage={onLanguage}
        onAccept={never}
        onSignIn={nothing}
      />
    ),
    'invitation-refused': (onLanguage) => (
      <Invitation
        state={{ step: 'refused', code: 'token-spent' }}
        demonstration={false}
        onLanguage={onLanguage}
        onAccept={never}
        onSignIn={nothing}
      />
    ),
    'invitation-accepted': (onLanguage) => (
      <Invitation
        state={{ step: 'accepted', invited, fingerprint: FINGERPRINT }}
        demonstration={false}
        onLanguage={onLanguage}
        onAccept={never}
        onSignIn={nothing}
      />
    ),
    'off-duty': counsellor(
      { duty: { on: false, languages: [], capacity: 0 }, queue: { entries: [], waiting: 0 } },
      null,
      true,
    ),
    uncertified: counsellor(
      { duty: { on: false, languages: [], capacity: 0 }, queue: { entries: [], waiting: 0 } },
      FINGERPRINT,
    ),
    'queue-empty': counsellor({ queue: { entries: [], waiting: 0 } }),
    queue: counsellor({ queue: { ...staffState().queue, waiting: 212 } }),
    talk: counsellor({ conversations: [SWEDISH_TALK] }),
    talks: counsellor({
      conversations: [SWEDISH_TALK, ARABIC_TALK],
      takenByColleague: { number: 1, by: 'Yusuf' },
    }),
    'talks-handshake': counsellor({
      conversations: [SWEDISH_TALK, ARABIC_TALK, HANDSHAKE],
      duty: { on: true, languages: ['sv'], capacity: 4 },
    }),
    'talks-interrupted': counsellor({
      conversations: [INTERRUPTED, SWEDISH_TALK],
      refusal: { number: 1, re: 'take', code: 'already-taken', by: 'Yusuf' },
    }),
    'talks-over': counsellor({ conversations: [ENDED, DISTRUSTED, REQUEUED] }),
    'talks-many': counsellor({
      conversations: [SWEDISH_TALK, ARABIC_TALK, HANDSHAKE, INTERRUPTED, ENDED, FULL],
      duty: { on: true, languages: ['sv', 'ar'], capacity: 8 },
    }),
    'talk-lost': counsellor({ conversations: [FULL], connection: 'lost' }),
    'talk-shutdown': counsellor({ conversations: [SWEDISH_TALK], shutdownInMs: 110_000 }),
    board: supervisor({ supervision: COUNTS }),
    'board-full': supervisor({ supervision: { ...COUNTS, freePlaces: 0 } }),
    'board-calm': supervisor({
      supervision: { ...COUNTS, waiting: 0, longestWaitMs: null, medianWaitMs: null, interrupted: 0, freePlaces: 4 },
    }),
    'board-lost': supervisor({ supervision: { ...COUNTS, onDuty: 0 }, connection: 'lost' }),
    administrator,
    broken: () => (
      <Safeguard onBroken={nothing}>
        <Breaking />
      </Safeguard>
    ),
  };
}
