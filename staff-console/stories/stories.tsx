/** Every state of the console that a person can meet, drawn from snapshots: no server, no client. */
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { AdministratorConsole } from '../src/app/administrator-console.tsx';
import { ContactPersonConsole } from '../src/app/contact-person-console.tsx';
import { CounsellorConsole } from '../src/app/counsellor-console.tsx';
import { Safeguard } from '../src/app/safeguard.tsx';
import { SupervisorConsole } from '../src/app/supervisor-console.tsx';
import type { Fetched } from '../src/app/use-fetched.ts';
import { EntryView } from '../src/components/directory-search/entry-view.tsx';
import { DirectoryView } from '../src/features/directory/directory-view.tsx';
import { EntryEditor } from '../src/features/directory/entry-editor.tsx';
import { ImportReportView } from '../src/features/directory/import-report.tsx';
import { Invitation } from '../src/features/invitation/invitation.tsx';
import { SetUp } from '../src/features/set-up/set-up.tsx';
import { FIRST_SET_UP_STATE, type SetUpState } from '../src/features/set-up/set-up-state.ts';
import { SignIn, type SignInReason } from '../src/features/sign-in/sign-in.tsx';
import type { StaffActions, StaffState } from '../src/lib/staff-state.ts';
import {
  DIRECTORY_ACTIONS,
  IMPORT_FINE,
  IMPORT_PROBLEMS,
  OVERTAKEN_DIRECTORY,
  OWN_DIRECTORY,
  STAFF_DIRECTORY,
  STATISTICS,
} from './directory-snapshots.ts';
import { DUTY_SOURCE } from './duty-snapshots.ts';
import { dutyStories } from './duty-stories.tsx';
import type { StoryName } from './names.ts';
import { COLLEAGUES } from './referral-snapshots.ts';
import { referralStories } from './referral-stories.tsx';
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
import { TEXTS_PROPS } from './texts-snapshots.ts';
import { textsStories } from './texts-stories.tsx';

const nothing = () => undefined;
const there = <T,>(value: T): Fetched<T> => ({ state: 'there', value });
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
  concern: nothing,
  concernOutcome: nothing,
  giveWhatNow: () => true,
  ask: () => true,
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
      state={staffState({ colleagues: COLLEAGUES, ...part })}
      centreName="Resurscentrum Länet"
      demonstration={demonstration}
      onLanguage={onLanguage}
      onSignOut={nothing}
      actions={actions}
      replies={REPLIES}
      directory={there(STAFF_DIRECTORY)}
      directoryActions={DIRECTORY_ACTIONS}
      reportingDuty={DUTY_SOURCE}
      uncertified={uncertified}
      onCheckCertificate={nothing}
      onReloadReplies={nothing}
      onSaveReplies={never}
    />
  );
}

function supervisor(part: Partial<StaffState>, directory: Fetched<StaffDirectory> = there(STAFF_DIRECTORY)): Story {
  return (onLanguage) => (
    <SupervisorConsole
      state={staffState({ role: 'supervisor', ...part })}
      centreName="Resurscentrum Länet"
      demonstration={false}
      onLanguage={onLanguage}
      onSignOut={nothing}
      directory={directory}
      directoryActions={DIRECTORY_ACTIONS}
      {...TEXTS_PROPS}
      statistics={there(STATISTICS)}
      onReloadStatistics={nothing}
    />
  );
}

function contactPerson(directory: StaffDirectory): Story {
  return (onLanguage) => (
    <ContactPersonConsole
      state={staffState({ role: 'contact-person', nameShown: 'Amal' })}
      centreName="Resurscentrum Länet"
      demonstration={false}
      onLanguage={onLanguage}
      onSignOut={nothing}
      directory={there(directory)}
      directoryActions={DIRECTORY_ACTIONS}
    />
  );
}

/** A form that was open when somebody else saved the same. */
function Overtaken() {
  const [directory, setDirectory] = useState(OWN_DIRECTORY);
  useEffect(() => setDirectory(OVERTAKEN_DIRECTORY), []);
  return (
    <EntryEditor
      directory={directory}
      id="north-youth"
      organisationId="north"
      onSave={DIRECTORY_ACTIONS.saveEntry}
      onClose={nothing}
    />
  );
}

/** Saved, but that it is right could not be told. */
function Unconfirmed() {
  return (
    <EntryEditor
      directory={OWN_DIRECTORY}
      id="north-youth"
      organisationId="north"
      onSave={async () => 'saved-unconfirmed'}
      onClose={nothing}
    />
  );
}

/** What is otherwise part of a console. */
const alone = (content: ReactNode) => () => (
  <main className="one-column stack">
    <h1 className="only-spoken">Dörren</h1>
    <h2 className="only-spoken">Katalogen</h2>
    {content}
  </main>
);

const administrator: Story = (onLanguage) => (
  <AdministratorConsole
    state={staffState({ role: 'administrator' })}
    centreName="Resurscentrum Länet"
    demonstration={false}
    onLanguage={onLanguage}
    onSignOut={nothing}
    accounts={there({ list: ACCOUNTS, toRevoke: ['one'] })}
    settings={there(SETTINGS)}
    directory={there(STAFF_DIRECTORY)}
    directoryActions={DIRECTORY_ACTIONS}
    {...TEXTS_PROPS}
    statistics={there(STATISTICS)}
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
      changeSkills: async () => null,
      disable: async () => null,
      revoke: never,
    }}
    origin="https://door.example"
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
    ...referralStories(counsellor),
    ...dutyStories(counsellor, actions),
    ...textsStories(),
    'contact-person': contactPerson(OWN_DIRECTORY),
    'contact-person-homeless': contactPerson({ ...OWN_DIRECTORY, organisations: [], entries: [] }),
    'directory-failed': alone(
      <DirectoryView viewer="supervisor" directory={null} failed="unavailable" actions={DIRECTORY_ACTIONS} />,
    ),
    'directory-entry': alone(
      STAFF_DIRECTORY.entries.map((kept) => <EntryView key={kept.entry.id} kept={kept} directory={STAFF_DIRECTORY} />),
    ),
    'directory-overtaken': () => <Overtaken />,
    'directory-unconfirmed': () => <Unconfirmed />,
    'import-problems': alone(<ImportReportView report={IMPORT_PROBLEMS} />),
    'import-fine': alone(<ImportReportView report={IMPORT_FINE} />),
    broken: () => (
      <Safeguard onBroken={nothing}>
        <Breaking />
      </Safeguard>
    ),
  };
}
