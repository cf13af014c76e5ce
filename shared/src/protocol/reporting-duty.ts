/** The reporting duty as the relay knows it (server/SPEC.md, N): a stage and an outcome, never a word of what it is about. */
import * as v from 'valibot';
import { conversationLanguage, count, id } from './fields.ts';
import { shortText } from './short-text.ts';
import { MUNICIPALITY_CODES } from './values.ts';

/** Of an open concern; before it is none, after it an outcome. They only go forward; one may be passed over. */
export const CONCERN_STAGES = ['concern', 'told', 'reporting'] as const;
export type ConcernStage = (typeof CONCERN_STAGES)[number];

/** As the counsellor judges it: for the counts alone. */
export const CONCERN_AGES = ['under-15', '15-17', 'adult', 'unknown'] as const;
export type ConcernAge = (typeof CONCERN_AGES)[number];

/**
 * Why no report was made. `not-known-who`: not enough is known to report anything. `adult`: 18 or over, and did not consent.
 * `already-reported`: it is known to the board. `no-cause`: judged so, after consultation. `left`: the youth left before it was possible.
 */
export const NOT_POSSIBLE_REASONS = ['not-known-who', 'adult', 'already-reported', 'no-cause', 'left'] as const;
export type NotPossibleReason = (typeof NOT_POSSIBLE_REASONS)[number];

export const concernOutcome = v.variant('is', [
  v.strictObject({ is: v.literal('reported') }),
  v.strictObject({ is: v.literal('not-possible'), why: v.picklist(NOT_POSSIBLE_REASONS) }),
]);
export type ConcernOutcome = v.InferOutput<typeof concernOutcome>;

/**
 * An open concern, as a party sees it: the stage is told to whoever has taken it on, everybody else sees that there is one, and whether
 * anybody who is in has taken it on.
 */
export const concernSeen = v.strictObject({
  mine: v.boolean(),
  taken: v.boolean(),
  stage: v.nullable(v.picklist(CONCERN_STAGES)),
});
export type ConcernSeen = v.InferOutput<typeof concernSeen>;

/** A conversation that is over for the youth, whose concern still lacks an outcome (SPEC N10). */
export const settling = v.strictObject({ id, stage: v.picklist(CONCERN_STAGES) });
export type Settling = v.InferOutput<typeof settling>;

/** What is counted, by month and age (SPEC T5): `lost`: everybody was gone before there was an outcome. */
export const CONCERN_EVENTS = [
  'opened',
  'taken-over',
  'told',
  'reporting',
  'reported',
  'not-possible',
  'lost',
] as const;
export type ConcernEvent = (typeof CONCERN_EVENTS)[number];

/** What a "what happens now" card is about. */
export const WHAT_NOW_STEPS = [
  'we-are-worried',
  'what-we-send',
  'who-reads-it',
  'what-they-do',
  'until-then',
  'sent',
] as const;
export type WhatNowStep = (typeof WHAT_NOW_STEPS)[number];

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400));
const paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200));

/** Given sealed, as a referral card is; the words are the counsellor's own, from the routine's. */
export const whatNowCard = v.strictObject({
  kind: v.literal('what-now'),
  step: v.picklist(WHAT_NOW_STEPS),
  language: conversationLanguage,
  heading: shortText,
  text: paragraph,
});
export type WhatNowCard = v.InferOutput<typeof whatNowCard>;

/** The two voluntary forms that a counsellor can put before the youth. */
export const FORMS = ['who', 'safe-contact'] as const;
export type Form = (typeof FORMS)[number];

/** How the social services may reach the youth. Never through the guardians: that is no choice, the form says so. */
export const SAFE_WAYS = ['telephone', 'message', 'school', 'other-adult', 'here', 'none'] as const;
export type SafeWay = (typeof SAFE_WAYS)[number];

/** What the youth chose to tell, sealed: everything can be left out, `declined` says that nothing was wanted told. */
export const formAnswers = v.variant('form', [
  v.strictObject({
    form: v.literal('who'),
    declined: v.boolean(),
    name: v.nullable(shortText),
    age: v.nullable(v.pipe(count, v.maxValue(120))),
    school: v.nullable(shortText),
    municipality: v.nullable(v.picklist(MUNICIPALITY_CODES)),
    /** A safe way to be reached, in own words. */
    reach: v.nullable(sentence),
  }),
  v.strictObject({
    form: v.literal('safe-contact'),
    declined: v.boolean(),
    ways: v.pipe(v.array(v.picklist(SAFE_WAYS)), v.maxLength(SAFE_WAYS.length)),
    /** When and where one can be reached. */
    when: v.nullable(sentence),
    /** Whom not to contact. */
    notThrough: v.nullable(sentence),
  }),
]);
export type FormAnswers = v.InferOutput<typeof formAnswers>;
