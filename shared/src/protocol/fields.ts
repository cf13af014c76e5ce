/** Field schemas that several messages share. */
import * as v from 'valibot';
import {
  AGE_BANDS,
  CONVERSATION_LANGUAGES,
  DOOR_STATES,
  MAX_TOPICS,
  MUNICIPALITY_CODES,
  PAGE_LANGUAGES,
  READING_LEVELS,
  TOPICS,
} from './values.ts';

/** Binary in JSON: base64url without padding (RFC 4648 section 5). */
export const base64url = (maxBytes: number) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/), v.maxLength(Math.ceil((maxBytes * 4) / 3)));

/** 16 random bytes: a conversation, a staff member. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
/** 32 random bytes: whoever shows it is whoever it was given to. */
export const secret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
/** Base64 of what `solveWork` gives. */
export const work = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(1024));
export const epoch = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Milliseconds since 1970, or a length of time in milliseconds. */
export const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Of the directory's tree: what a unit, or a counsellor, knows well. */
export const competenceId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,47}$/));

export const conversationLanguage = v.picklist(CONVERSATION_LANGUAGES);
export const pageLanguage = v.picklist(PAGE_LANGUAGES);

/** Of whoever is bound alike: such as `main`. */
export const noticeId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));
/** Of a published text: year, month, and which of that month's, such as `2026-11.2`. */
export const version = v.pipe(v.string(), v.regex(/^[0-9A-Za-z.-]{1,32}$/));
export const readingLevel = v.picklist(READING_LEVELS);

/** The notice that was shown and acknowledged: which, its version, and the language and reading level it was shown in. */
export const acknowledgedNotice = v.strictObject({
  notice: noticeId,
  version,
  language: conversationLanguage,
  level: readingLevel,
});
export type AcknowledgedNotice = v.InferOutput<typeof acknowledgedNotice>;

/** What a youth chose to say before the conversation; everything can be left out. */
export const profile = v.strictObject({
  ageBand: v.optional(v.picklist(AGE_BANDS)),
  language: v.optional(conversationLanguage),
  topics: v.optional(v.pipe(v.array(v.picklist(TOPICS)), v.maxLength(MAX_TOPICS))),
  municipality: v.optional(v.picklist(MUNICIPALITY_CODES)),
});
export type Profile = v.InferOutput<typeof profile>;

/** What the server passes on about a member of staff, unread: the signed chain, and the newest revocation list. */
export const certificateChain = v.strictObject({
  staffId: id,
  staffCertificate: base64url(2048),
  dutyCertificate: base64url(4096),
  revocations: base64url(8192),
});
export type CertificateChain = v.InferOutput<typeof certificateChain>;

/** Whether one can join, and how long it takes: the estimate is null while there is nothing to base it on. */
export const door = v.strictObject({
  state: v.picklist(DOOR_STATES),
  waiting: count,
  estimateMs: v.nullable(milliseconds),
  /** When a closed door opens next, by the opening hours; null while open or when no hours are set. */
  opensAt: v.nullable(milliseconds),
});
export type Door = v.InferOutput<typeof door>;
