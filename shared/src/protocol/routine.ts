/**
 * The routine for the reporting duty: what the counsellor is led through, and what can be said and shown to the youth. Content, versioned
 * as the notice is (texts.ts); the console's duty panel draws it. Sources: domain.md ("Law in force"), 003 ch. 5 and 7.
 */
import * as v from 'valibot';
import { telephone } from './content.ts';
import { conversationLanguage, pageLanguage } from './fields.ts';
import { WHAT_NOW_STEPS } from './reporting-duty.ts';
import { shortText } from './short-text.ts';
import { CONVERSATION_LANGUAGES, PAGE_LANGUAGES } from './values.ts';

/** The steps of the panel, in order. */
export const ROUTINE_STEPS = ['acute', 'age', 'telling', 'who', 'report', 'police'] as const;
export type RoutineStep = (typeof ROUTINE_STEPS)[number];

/** Each belongs to the step that its name begins with. */
export const ROUTINE_SECTIONS = [
  /** Is there danger now? What counts as such. */
  'acute',
  /** What to say to 112, to the police, to the out-of-hours social services. */
  'acute-say',
  'age',
  'age-under-15',
  'age-15-17',
  'age-adult',
  'telling',
  /** The youth asks; safe contact. */
  'telling-safe',
  'who',
  /** Will not say who they are. */
  'who-unknown',
  'report',
  /** Check list before it is sent: a colleague consulted, two reporters, … */
  'report-check',
  'police',
] as const;
export type RoutineSection = (typeof ROUTINE_SECTIONS)[number];

const paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200));

export const routineSection = v.strictObject({
  section: v.picklist(ROUTINE_SECTIONS),
  heading: shortText,
  points: v.pipe(
    /** `source`: where it says so, such as a paragraph of an act; null for practice. */
    v.array(v.strictObject({ text: paragraph, source: v.nullable(shortText) })),
    v.minLength(1),
    v.maxLength(12),
  ),
});
export type RoutineSectionText = v.InferOutput<typeof routineSection>;

/** Whom to call when there is danger. */
const routineNumber = v.strictObject({ name: shortText, telephone });
export type RoutineNumber = v.InferOutput<typeof routineNumber>;
export const MAX_NUMBERS = 4;

/** In a language of the console: the numbers of the acute step, and every section, once. */
export const routineGuide = v.strictObject({
  language: pageLanguage,
  reviewed: v.boolean(),
  numbers: v.pipe(v.array(routineNumber), v.minLength(1), v.maxLength(MAX_NUMBERS)),
  sections: v.pipe(
    v.array(routineSection),
    v.check(
      (sections) => ROUTINE_SECTIONS.every((name) => sections.filter(({ section }) => section === name).length === 1),
      'a section missing or twice',
    ),
  ),
});
export type RoutineGuide = v.InferOutput<typeof routineGuide>;

/** Whom a wording is for. */
export const WORDING_AGES = ['under-15', '15-17', 'adult'] as const;
export type WordingAge = (typeof WORDING_AGES)[number];

/** What can be said to the youth, in a language of conversation. */
export const routineWordings = v.strictObject({
  language: conversationLanguage,
  reviewed: v.boolean(),
  /** Suggestions for telling that a report must be made; the counsellor adapts them. */
  telling: v.strictObject({
    'under-15': v.pipe(v.array(paragraph), v.minLength(1), v.maxLength(6)),
    '15-17': v.pipe(v.array(paragraph), v.minLength(1), v.maxLength(6)),
    adult: v.pipe(v.array(paragraph), v.minLength(1), v.maxLength(6)),
  }),
  /** The "what happens now" cards: every one, once. */
  cards: v.pipe(
    v.array(v.strictObject({ step: v.picklist(WHAT_NOW_STEPS), heading: shortText, text: paragraph })),
    v.check(
      (cards) => WHAT_NOW_STEPS.every((step) => cards.filter((card) => card.step === step).length === 1),
      'a card missing or twice',
    ),
  ),
});
export type RoutineWordings = v.InferOutput<typeof routineWordings>;

const once = <Item extends { language: string }>() =>
  v.check((list: Item[]) => new Set(list.map(({ language }) => language)).size === list.length, 'one language twice');

/** What the printed report says of the law: in Swedish, which is what the boards read. */
export const routinePaper = v.strictObject({
  /** That secrecy can hold against the guardians too. */
  secrecy: paragraph,
  /** That the child is not to be reached through them. */
  neverGuardians: paragraph,
});
export type RoutinePaper = v.InferOutput<typeof routinePaper>;

export const routineBody = v.strictObject({
  lawyerConfirmed: v.boolean(),
  paper: routinePaper,
  /** Swedish always. */
  guides: v.pipe(
    v.array(routineGuide),
    v.maxLength(PAGE_LANGUAGES.length),
    once(),
    v.check((guides) => guides.some(({ language }) => language === 'sv'), 'no Swedish guide'),
  ),
  wordings: v.pipe(
    v.array(routineWordings),
    v.maxLength(CONVERSATION_LANGUAGES.length),
    once(),
    v.check((wordings) => wordings.some(({ language }) => language === 'sv'), 'no Swedish wordings'),
  ),
});
export type RoutineBody = v.InferOutput<typeof routineBody>;
