/** The states of referral that a person can meet: in the console, and steps with something written in them. */
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { ReactNode } from 'react';
import { ReferralPanel } from '../src/features/referral/referral-panel.tsx';
import { EMPTY_PLAN, type ReferralPlan } from '../src/features/referral/referral-plan.ts';
import type { Conversation, StaffState } from '../src/lib/staff-state.ts';
import { STAFF_DIRECTORY } from './directory-snapshots.ts';
import type { REFERRAL_STORY_NAMES } from './referral-names.ts';
import {
  ARRIVING,
  ASKING_ADVICE,
  ASKING_COLLEAGUE,
  ASKING_YOUTH,
  CAME,
  CAME_WITH_NOTHING,
  COLLEAGUES,
  CONSULTATION,
  CONSULTATION_ASKED,
  CONSULTATION_AWAY,
  CONSULTATION_BEGINS,
  CONSULTATION_DISTRUSTED,
  CONSULTATION_OVER,
  DECLINED,
  HANDED_OVER,
  JOIN_REQUEST,
  LEAVING,
  PLANS,
  REQUESTS,
  ROOM,
  ROOM_AWAITS_SIDE,
  ROOM_DIFFERS,
  ROOM_JOINED,
  STEPPED_OUT,
  STEPPED_OUT_UNTRUSTED,
} from './referral-snapshots.ts';
import { ARABIC_TALK, QUEUE, SWEDISH_TALK } from './snapshots.ts';

type Story = (onLanguage: (language: PageLanguage) => void) => ReactNode;
const nothing = () => undefined;

function panel(
  plan: ReferralPlan,
  part: { conversation?: Conversation; colleagues?: typeof COLLEAGUES; directory?: StaffDirectory } = {},
): Story {
  return () => (
    <main className="one-column stack">
      <h1 className="only-spoken">Dörren</h1>
      <ReferralPanel
        conversation={part.conversation ?? SWEDISH_TALK}
        number={1}
        staffId="maria"
        nameShown="Maria"
        online
        plan={plan}
        colleagues={part.colleagues ?? COLLEAGUES}
        directory={part.directory ?? STAFF_DIRECTORY}
        directoryFailed={false}
        onReloadDirectory={nothing}
        onPlan={nothing}
        onClose={nothing}
        onAsk={nothing}
        onPropose={nothing}
        onConsult={nothing}
        onReturn={nothing}
        onGive={() => true}
      />
    </main>
  );
}

const card = (picked: string): ReferralPlan => ({ ...EMPTY_PLAN, step: 'card', picked });

export function referralStories(
  counsellor: (part: Partial<StaffState>) => Story,
): Readonly<Record<(typeof REFERRAL_STORY_NAMES)[number], Story>> {
  const talks = (...conversations: Conversation[]) => counsellor({ conversations });
  const full = { on: true, languages: ['sv'] as const, capacity: 1 };
  return {
    'queue-returned': counsellor({
      queue: {
        entries: QUEUE.map((entry, place) =>
          place === 0 ? { ...entry, wanted: { competence: 'marriage', language: 'so' } } : entry,
        ),
        waiting: QUEUE.length,
      },
    }),
    requests: counsellor({ conversations: [SWEDISH_TALK], requests: REQUESTS }),
    'requests-full': counsellor({ conversations: [SWEDISH_TALK], requests: [JOIN_REQUEST], duty: full }),
    'offer-asking-youth': talks(ASKING_YOUTH),
    'offer-asking-colleague': talks(ASKING_COLLEAGUE),
    'offer-arriving': talks(LEAVING),
    'offer-consultation': talks(ASKING_ADVICE),
    'offer-declined': talks(DECLINED),
    'handed-over': talks(HANDED_OVER),
    'stepped-out': talks(STEPPED_OUT),
    arriving: talks(ARRIVING),
    'came-with-summary': talks(CAME),
    'came-with-nothing': talks(CAME_WITH_NOTHING),
    room: talks(ROOM),
    'room-joined': talks(ROOM_JOINED),
    'room-differs': talks(ROOM_DIFFERS),
    'room-awaits-side': talks(ROOM_AWAITS_SIDE),
    'stepped-out-untrusted': talks(STEPPED_OUT_UNTRUSTED),
    consultation: counsellor({ conversations: [SWEDISH_TALK], consultations: [CONSULTATION] }),
    'consultation-asked': counsellor({ consultations: [CONSULTATION_ASKED] }),
    consultations: counsellor({
      conversations: [SWEDISH_TALK, ARABIC_TALK],
      consultations: [CONSULTATION, CONSULTATION_ASKED, CONSULTATION_BEGINS],
    }),
    'consultation-over': counsellor({ conversations: [SWEDISH_TALK], consultations: [CONSULTATION_OVER] }),
    'consultation-away': counsellor({ conversations: [SWEDISH_TALK], consultations: [CONSULTATION_AWAY] }),
    'consultation-distrusted': counsellor({ conversations: [SWEDISH_TALK], consultations: [CONSULTATION_DISTRUSTED] }),
    'propose-filled': panel(PLANS.filled),
    'propose-team': panel(PLANS.team, { conversation: ARABIC_TALK }),
    'propose-nobody': panel({ ...EMPTY_PLAN, step: 'handover' }, { colleagues: [] }),
    'propose-pending': panel({ ...EMPTY_PLAN, step: 'join' }, { conversation: ASKING_YOUTH }),
    'card-two-numbers': panel(card('north-youth')),
    'card-only-swedish': panel(card('north-youth'), { conversation: ARABIC_TALK }),
    'card-staff-only': panel(card('police-support')),
    'contact-filled': panel(PLANS.contact),
  };
}
