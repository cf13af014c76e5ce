/**
 * The reporting-duty notice (server/SPEC.md, N). A notice belongs to those who are bound alike; an edition of it has one version and
 * its texts in several languages, each at one or two reading levels. What is published never changes: a change is another version.
 */
import * as v from 'valibot';
import {
  type acknowledgedNotice,
  conversationLanguage,
  milliseconds,
  noticeId,
  readingLevel,
  version,
} from './fields.ts';
import { shortText } from './short-text.ts';
import { CONVERSATION_LANGUAGES } from './values.ts';

/** Drawn by the pages; easy-read texts have one to each step. */
export const PICTOGRAMS = [
  'talk',
  'duty',
  'child',
  'adult',
  'hurt',
  'tell-first',
  'social-services',
  'family-not-told',
  'anonymous',
  'choose',
  'stop',
  'question',
  'colleague',
  'help',
] as const;
export type Pictogram = (typeof PICTOGRAMS)[number];

const paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200));

/** Shown one at a time. */
export const noticeStep = v.strictObject({
  heading: shortText,
  text: paragraph,
  pictogram: v.nullable(v.picklist(PICTOGRAMS)),
});
export type NoticeStep = v.InferOutput<typeof noticeStep>;

/** Whether it was understood: one question, each answer with a kind explanation. Skippable; the answer never leaves the page. */
export const noticeQuestion = v.strictObject({
  question: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
  answers: v.pipe(
    v.array(v.strictObject({ text: shortText, right: v.boolean(), explanation: paragraph })),
    v.minLength(2),
    v.maxLength(4),
    v.check((answers) => answers.some(({ right }) => right), 'no right answer'),
  ),
});
export type NoticeQuestion = v.InferOutput<typeof noticeQuestion>;

export const noticeText = v.strictObject({
  language: conversationLanguage,
  level: readingLevel,
  /** Somebody whose first language it is has read it and found it right. */
  reviewed: v.boolean(),
  steps: v.pipe(v.array(noticeStep), v.minLength(1), v.maxLength(12)),
  question: v.nullable(noticeQuestion),
  legalReference: paragraph,
});
export type NoticeText = v.InferOutput<typeof noticeText>;

/** All that an edition says; the rest comes with publishing it (texts.ts). Swedish at the standard level is always there. */
export const noticeBody = v.strictObject({
  /** For staff: what tells it from others, such as who is bound by it. */
  name: shortText,
  /** The operator's lawyer has confirmed the legal reference and the wording. */
  lawyerConfirmed: v.boolean(),
  texts: v.pipe(
    v.array(noticeText),
    v.maxLength(CONVERSATION_LANGUAGES.length * 2),
    v.check(
      (texts) => new Set(texts.map(({ language, level }) => `${language} ${level}`)).size === texts.length,
      'one text twice',
    ),
    v.check(
      (texts) => texts.some(({ language, level }) => language === 'sv' && level === 'standard'),
      'no Swedish text',
    ),
    v.check(
      (texts) =>
        texts.every(
          (text) =>
            text.level === 'standard' ||
            texts.some((other) => other.language === text.language && other.level === 'standard'),
        ),
      'an easy-read text without a standard one',
    ),
  ),
});
export type NoticeBody = v.InferOutput<typeof noticeBody>;

/**
 * `GET /notice/<language>` (the door's notice) and `GET /notice/<language>/<notice>`: the version in force, as a youth reads it. A
 * language that this version does not have is answered in Swedish: `language` is then not the one that was `asked` for, and the page says so.
 */
export const noticeTold = v.strictObject({
  notice: noticeId,
  version,
  publishedAt: milliseconds,
  /** The operator's lawyer has not confirmed it. */
  draft: v.boolean(),
  asked: conversationLanguage,
  language: conversationLanguage,
  standard: noticeText,
  easy: v.nullable(noticeText),
  /** Those that this version has. */
  languages: v.array(conversationLanguage),
});
export type NoticeTold = v.InferOutput<typeof noticeTold>;

/** What the handshake is bound to, so that neither side can be told another acknowledgement than was given (CRYPTO.md). */
export function acknowledgementContext({
  notice,
  version,
  language,
  level,
}: v.InferOutput<typeof acknowledgedNotice>): string {
  return `${notice} ${version} ${language} ${level}`;
}
