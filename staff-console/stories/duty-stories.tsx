/** The states of the reporting duty that a person can meet: in the console, and each step of the panel. */
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { RoutineBody } from '@dorren/shared/protocol/routine.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { ReactNode } from 'react';
import { DutyPanel } from '../src/features/reporting-duty/duty-panel.tsx';
import type { DutyPlan } from '../src/features/reporting-duty/duty-plan.ts';
import type { Conversation, StaffActions, StaffState } from '../src/lib/staff-state.ts';
import { STAFF_DIRECTORY } from './directory-snapshots.ts';
import { LiveDuty } from './duty-live.tsx';
import type { DUTY_STORY_NAMES } from './duty-names.ts';
import {
  ALONG,
  ANSWERED,
  ASKED,
  COLLEAGUES,
  CONCERN,
  DECLINED_WHO,
  DUTY_PLANS,
  DUTY_SOURCE,
  OVER,
  PASSED_ON,
  ROUTINE_BODY,
  TOLD,
} from './duty-snapshots.ts';
import { ROOM } from './referral-snapshots.ts';
import { ARABIC_TALK, QUEUE, SWEDISH_TALK } from './snapshots.ts';

type Story = (onLanguage: (language: PageLanguage) => void) => ReactNode;
const nothing = () => undefined;

function panel(
  plan: DutyPlan,
  conversation: Conversation,
  {
    routine = ROUTINE_BODY,
    directory = STAFF_DIRECTORY,
  }: { routine?: RoutineBody | null; directory?: StaffDirectory | null } = {},
): Story {
  return () => (
    <main className="one-column stack">
      <h1 className="only-spoken">Dörren</h1>
      <DutyPanel
        conversation={conversation}
        number={1}
        self={{ name: 'Maria', organisation: DUTY_SOURCE.organisation }}
        online
        plan={plan}
        routine={routine}
        routineFailed={routine === null}
        directory={directory}
        directoryFailed={directory === null}
        onPlan={nothing}
        onClose={nothing}
        onConcern={nothing}
        onOutcome={nothing}
        onSend={() => true}
        onGiveWhatNow={() => true}
        onAsk={() => true}
        onConsult={nothing}
        onNotice={() => DUTY_SOURCE.notice(conversation.notice)}
        onReloadDirectory={nothing}
        onReloadRoutine={nothing}
      />
    </main>
  );
}

const speaking = (language: 'ar' | 'ti'): Conversation => ({
  ...TOLD,
  profile: { ...TOLD.profile, language },
  messages: ARABIC_TALK.messages,
});

export function dutyStories(
  counsellor: (part: Partial<StaffState>) => Story,
  actions: StaffActions,
): Readonly<Record<(typeof DUTY_STORY_NAMES)[number], Story>> {
  const talks = (...conversations: Conversation[]) => counsellor({ conversations });
  const claims = [{ id: 'claim', profile: SWEDISH_TALK.profile, deadline: Date.now() + 170_000 }];
  return {
    'queue-concern': counsellor({
      queue: { entries: QUEUE.map((entry, place) => ({ ...entry, concern: place === 0 })), waiting: QUEUE.length },
    }),
    'queue-claim': counsellor({ claims }),
    'claim-over': counsellor({ claimOver: { number: 1, why: 'unanswered' } }),
    settling: counsellor({
      settling: [
        { id: 'one', stage: 'told' },
        { id: 'two', stage: 'concern' },
      ],
    }),
    concern: talks(CONCERN),
    'concern-passed-on': talks(PASSED_ON),
    'concern-room': talks({ ...ROOM, concern: { mine: false, taken: false, stage: null } }),
    'concern-colleagues': talks({ ...ROOM, concern: COLLEAGUES }),
    'concern-cards': talks(ANSWERED),
    'concern-over': talks(OVER),
    'duty-along': panel(DUTY_PLANS.tellingCard, ALONG),
    'duty-none': panel(DUTY_PLANS.acute, SWEDISH_TALK),
    'duty-passed-on': panel(DUTY_PLANS.acute, PASSED_ON),
    'duty-colleagues': panel(DUTY_PLANS.acute, { ...ROOM, concern: COLLEAGUES }),
    'duty-acute': panel(DUTY_PLANS.acute, CONCERN),
    'duty-acute-yes': panel(DUTY_PLANS.acuteYes, CONCERN),
    'duty-acute-no-place': panel(
      DUTY_PLANS.acuteYes,
      { ...CONCERN, profile: {} },
      { directory: { ...STAFF_DIRECTORY, entries: [] } },
    ),
    'duty-age-unknown': panel(DUTY_PLANS.ageUnknown, { ...CONCERN, profile: {} }),
    'duty-age-adult': panel(DUTY_PLANS.ageAdult, CONCERN),
    'duty-telling': panel(DUTY_PLANS.telling, CONCERN),
    'duty-telling-card': panel(DUTY_PLANS.tellingCard, ANSWERED),
    'duty-telling-arabic': panel(DUTY_PLANS.telling, speaking('ar')),
    'duty-telling-tigrinya': panel(DUTY_PLANS.telling, speaking('ti')),
    'duty-who': panel(DUTY_PLANS.who, ASKED),
    'duty-who-declined': panel(DUTY_PLANS.who, DECLINED_WHO),
    'duty-report': panel(DUTY_PLANS.report, TOLD),
    'duty-report-filled': panel(DUTY_PLANS.reportFilled, ANSWERED),
    'duty-police': panel(DUTY_PLANS.police, TOLD),
    'duty-reported': panel(DUTY_PLANS.reported, { ...ANSWERED, concern: null, concernOver: 'outcome' }),
    'duty-not-possible': panel(DUTY_PLANS.notPossible, { ...DECLINED_WHO, concern: null, concernOver: 'outcome' }),
    'duty-lost': panel(DUTY_PLANS.report, { ...OVER, concern: null, concernOver: 'gone' }),
    'duty-over': panel(DUTY_PLANS.telling, OVER),
    'duty-failed': panel(DUTY_PLANS.telling, CONCERN, { routine: null, directory: null }),
    'duty-live': (onLanguage) => <LiveDuty still={actions} onLanguage={onLanguage} />,
  };
}
