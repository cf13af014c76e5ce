/** Made-up snapshots of the reporting duty, with the program's own routine and notice. Nobody in them exists. */
import { noticeText } from '@dorren/shared/protocol/notice.ts';
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import { type RoutineBody, routineGuide, routineWordings } from '@dorren/shared/protocol/routine.ts';
import type { Edition } from '@dorren/shared/protocol/texts.ts';
import * as v from 'valibot';
import notice from '../../server/content/notices/main/sv.standard.json' with { type: 'json' };
import guideArabic from '../../server/content/routine/guide.ar.json' with { type: 'json' };
import guide from '../../server/content/routine/guide.sv.json' with { type: 'json' };
import paper from '../../server/content/routine/paper.json' with { type: 'json' };
import wordingsArabic from '../../server/content/routine/wordings.ar.json' with { type: 'json' };
import wordings from '../../server/content/routine/wordings.sv.json' with { type: 'json' };
import type { DutySource } from '../src/app/duty-source.ts';
import { type DutyPlan, EMPTY_DUTY } from '../src/features/reporting-duty/duty-plan.ts';
import { NOT_CHOSEN, type ReportDraft, ticked, written } from '../src/features/reporting-duty/report-draft.ts';
import type { Conversation, StaffEntry } from '../src/lib/staff-state.ts';
import { SWEDISH_TALK } from './snapshots.ts';

const MINUTE = 60_000;
const NOW = Date.now();

/** Without English, so that one sees how that falls back. */
export const ROUTINE_BODY: RoutineBody = {
  lawyerConfirmed: false,
  paper,
  guides: [v.parse(routineGuide, guide), v.parse(routineGuide, guideArabic)],
  wordings: [v.parse(routineWordings, wordings), v.parse(routineWordings, wordingsArabic)],
};

const EDITION: Edition = {
  series: 'notice.main',
  version: '2026-11.1',
  publishedAt: NOW - 30 * 24 * 60 * MINUTE,
  origin: 'default',
  editedBy: [],
  approvedBy: null,
  body: {
    kind: 'notice',
    notice: { name: 'De som är skyldiga enligt lag', lawyerConfirmed: false, texts: [v.parse(noticeText, notice)] },
  },
};

export const DUTY_SOURCE: DutySource = {
  organisation: 'Resurscentrum Länet',
  routine: { state: 'there', value: ROUTINE_BODY },
  reloadRoutine: () => undefined,
  notice: async () => ({ ok: true, value: EDITION }),
};

const talk = (part: Partial<Conversation>): Conversation => ({ ...SWEDISH_TALK, youthWriting: false, ...part });
const last = SWEDISH_TALK.messages.length;

export const WHO: FormAnswers = {
  form: 'who',
  declined: false,
  name: 'Amal',
  age: 15,
  school: 'Påhittade skolan, 9B',
  municipality: '0180',
  reach: 'Skolkuratorn Lena, inte på fredagar.',
};
export const SAFE: FormAnswers = {
  form: 'safe-contact',
  declined: false,
  ways: ['school', 'here'],
  when: 'Efter lunch på skolan. Aldrig på kvällen.',
  notThrough: 'Mamma, pappa och min kusin som jobbar på kommunen.',
};
const NOTHING: FormAnswers = {
  ...{ form: 'who', declined: true, name: null, age: null },
  ...{ school: null, municipality: null, reach: null },
};

const form = (number: number, answers: FormAnswers | null, kind: 'who' | 'safe-contact' = 'who'): StaffEntry => ({
  ...{ kind: 'form', number, ask: `ask-${number}`, form: kind },
  at: NOW - 3 * MINUTE,
  mark: 'delivered',
  answers,
});
const card = (number: number): StaffEntry => ({
  ...{ kind: 'card', number, from: 'counsellor', mark: 'delivered' },
  at: NOW - 4 * MINUTE,
  card: { kind: 'what-now', step: 'we-are-worried', language: 'sv', ...cardWords() },
});

function cardWords(): { heading: string; text: string } {
  const [first] = ROUTINE_BODY.wordings[0]?.cards ?? [];
  return { heading: first?.heading ?? '', text: first?.text ?? '' };
}

const MINE = { mine: true, taken: true, stage: 'concern' } as const;
export const CONCERN = talk({ concern: MINE });
export const TOLD = talk({ concern: { mine: true, taken: true, stage: 'told' } });
export const COLLEAGUES = { mine: false, taken: true, stage: null } as const;
export const PASSED_ON = talk({ concern: { mine: false, taken: false, stage: null } });
export const ASKED = talk({ concern: MINE, messages: [...SWEDISH_TALK.messages, form(last + 1, null)] });
export const DECLINED_WHO = talk({ concern: MINE, messages: [...SWEDISH_TALK.messages, form(last + 1, NOTHING)] });
export const ANSWERED = talk({
  concern: { mine: true, taken: true, stage: 'reporting' },
  messages: [
    ...SWEDISH_TALK.messages,
    card(last + 1),
    form(last + 2, WHO),
    form(last + 3, SAFE, 'safe-contact'),
    form(last + 4, null),
  ],
});
export const ALONG = talk({
  phase: 'ended',
  endedBy: 'handed-over',
  wentAlong: { stage: 'told', to: 'Johan' },
  messages: ANSWERED.messages,
});
export const OVER = talk({
  concern: { mine: true, taken: true, stage: 'told' },
  phase: 'ended',
  endedBy: 'youth-vanished',
  messages: ANSWERED.messages,
});

const youthSaid = SWEDISH_TALK.messages.flatMap((entry) =>
  entry.kind === 'text' && entry.from === 'youth' ? [{ number: entry.number, at: entry.at, text: entry.text }] : [],
);
const asAnswered = (answer: string) => ticked(NOT_CHOSEN, true, answer);
const REPORT: ReportDraft = {
  ...EMPTY_DUTY.report,
  to: 'Socialjouren i staden\n08-465 004 20',
  reporter: { name: 'Maria Exempel', organisation: 'Resurscentrum Länet', telephone: '08-465 004 30' },
  second: 'Yusuf Påhitt',
  child: {
    ...EMPTY_DUTY.report.child,
    name: asAnswered('Amal'),
    age: asAnswered('15'),
    // Answered anew since.
    school: asAnswered('Påhittade skolan'),
    municipality: asAnswered('Stockholm'),
    family: written(NOT_CHOSEN, 'Bor med mamma, pappa och en lillasyster på 9 år.', undefined),
  },
  seen: 'Barnet berättar att familjen planerar en resa i sommar och att en fest förbereds. Barnet har hört en kusin säga att skolböckerna inte behöver packas ner. Barnet är rädd för att bli bortgift. Jag har inte hört det av någon annan.',
  quotes: youthSaid.slice(1),
  danger: 'unknown',
  dangerAbout: 'Resan är bokad till den 12 juni. Passet är hos pappan.',
  guardians: 'Barnet säger att mobilen gås igenom varje kväll. En äldre syster blev slagen när skolan ringde hem.',
  told: 'Att jag gör en orosanmälan i dag, vad som står i den och vem som läser den. Barnet är orolig men vill ha hjälp.',
  safe: {
    ...EMPTY_DUTY.report.safe,
    ways: asAnswered('genom skolan, här i chatten'),
    notThrough: asAnswered(SAFE.notThrough ?? ''),
  },
  consulted: true,
};

const KEPT = { draft: REPORT, law: ROUTINE_BODY.paper };
const PASSED = { passed: ['concern', 'told', 'reporting'] } as const;

export const DUTY_PLANS = {
  acute: EMPTY_DUTY,
  acuteYes: { ...EMPTY_DUTY, acute: true },
  ageUnknown: { ...EMPTY_DUTY, step: 'age', acute: false, age: 'unknown' },
  ageAdult: { ...EMPTY_DUTY, step: 'age', acute: false, age: 'adult' },
  telling: { ...EMPTY_DUTY, step: 'telling', acute: false, age: '15-17' },
  tellingCard: {
    ...EMPTY_DUTY,
    ...PASSED,
    ...{ step: 'telling', acute: false, age: '15-17', card: 'what-we-send' },
    telling: 'Tack för att du berättar. Jag vill att du ska veta en sak innan jag gör något.',
    cards: {
      'what-we-send': { heading: 'Vad vi skickar', text: 'Jag skriver det du har sagt om resan. Inget annat.' },
    },
  },
  who: { ...EMPTY_DUTY, step: 'who', acute: false, age: '15-17' },
  report: { ...EMPTY_DUTY, step: 'report', acute: false, age: '15-17' },
  reportFilled: { ...EMPTY_DUTY, ...PASSED, step: 'report', acute: false, age: '15-17', report: REPORT, kept: KEPT },
  police: { ...EMPTY_DUTY, passed: ['concern'], step: 'police', police: 'done' },
  reported: { ...EMPTY_DUTY, ...PASSED, step: 'report', report: REPORT, kept: KEPT, stated: { is: 'reported' } },
  notPossible: {
    ...EMPTY_DUTY,
    passed: ['concern'],
    step: 'who',
    stated: { is: 'not-possible', why: 'not-known-who' },
  },
} as const satisfies Record<string, DutyPlan>;
