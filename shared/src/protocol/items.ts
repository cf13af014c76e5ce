/**
 * What goes sealed between two tabs besides plain texts: one JSON object with its kind in `k`, UTF-8, in the parts of an `item`
 * payload (payload.ts). Only clients read it. An item that is not exactly of its schema is refused and counted, and moves nothing.
 */
import * as v from 'valibot';
import { telephone } from './content.ts';
import { ANONYMITY, directoryHours, ORGANISATION_KINDS } from './directory.ts';
import { conversationLanguage, count, epoch, id, pageLanguage, secret } from './fields.ts';
import { OFFER_MODES } from './referral.ts';
import { FORMS, formAnswers, whatNowCard } from './reporting-duty.ts';
import { shortText } from './short-text.ts';

/** Why somebody else is proposed; the words are each page's, in its own language. */
export const PROPOSAL_REASONS = ['competence', 'language', 'authority', 'closer', 'shift-ends', 'more-help'] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400));
const paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200));
export const MAX_SUMMARY_LINES = 12;
export const summaryLines = v.pipe(v.array(sentence), v.maxLength(MAX_SUMMARY_LINES));

/** A place to turn to, as a counsellor gives it: whole, in one language, with nothing to open and nothing to follow. */
export const referralCard = v.strictObject({
  language: pageLanguage,
  name: shortText,
  kind: v.picklist(ORGANISATION_KINDS),
  about: paragraph,
  whatHappens: v.nullable(paragraph),
  anonymity: v.picklist(ANONYMITY),
  hours: v.nullable(directoryHours),
  languages: v.array(conversationLanguage),
  interpreter: v.boolean(),
  /** To be learned by heart. */
  telephone: v.nullable(telephone),
  safeContact: v.nullable(paragraph),
  saysWho: v.nullable(v.boolean()),
});
export type ReferralCard = v.InferOutput<typeof referralCard>;

/** What can be given as a card: a place to turn to, or what happens now. */
export const givenCard = v.union([referralCard, whatNowCard]);
export type GivenCard = v.InferOutput<typeof givenCard>;

/** How much the sender had seen of each party's words since the room began: the youth is party 0, a counsellor their epoch. */
export const seen = v.pipe(
  v.array(v.strictObject({ party: count, said: count, hash: secret })),
  v.minLength(3),
  v.maxLength(3),
);
export type Seen = v.InferOutput<typeof seen>;

export const sealedItem = v.variant('k', [
  /**
   * Counsellor to youth, and in the room to the other counsellor too: there `seen` is what the sender had seen, as in `said`; null where
   * there are not three.
   */
  v.strictObject({ k: v.literal('card'), card: givenCard, seen: v.nullable(seen) }),
  /**
   * Counsellor to youth: I propose this member of staff, for this reason, and would pass on these lines. Without it, an `offered` of the
   * server's is never shown; the staff id must be the one of the chain that the server presents.
   */
  v.strictObject({
    k: v.literal('proposal'),
    offer: id,
    mode: v.picklist(OFFER_MODES),
    staffId: id,
    reason: v.picklist(PROPOSAL_REASONS),
    summary: summaryLines,
  }),
  /** Counsellor to youth: would you fill this in, only what you want? A later one of the same form takes the place of an earlier one. */
  v.strictObject({ k: v.literal('form'), ask: id, form: v.picklist(FORMS) }),
  /** Youth to whoever asked, and to nobody else, in a room too. */
  v.strictObject({ k: v.literal('answers'), ask: id, answers: formAnswers }),
  /** The counsellor who hands over, as the last thing of their epoch: nothing more of mine comes. */
  v.strictObject({ k: v.literal('farewell'), offer: id }),
  /** Youth to the new party: what the youth has read and left standing. Sent once, first of all; no lines: nothing is passed on. */
  v.strictObject({ k: v.literal('summary'), offer: id, lines: summaryLines }),
  /** Youth to each counsellor: who is in the room from here on. One party: the room is over. Counts of `said` begin anew. */
  v.strictObject({
    k: v.literal('room'),
    parties: v.pipe(v.array(v.strictObject({ epoch, staffId: id })), v.minLength(1), v.maxLength(2)),
  }),
  /** A text while three are in the room: sealed for each of the other two, with what the sender had seen (docs/protocol.md, "Three in the room"). */
  v.strictObject({ k: v.literal('said'), text: v.pipe(v.string(), v.minLength(1), v.check(isWellFormed)), seen }),
]);
export type SealedItem = v.InferOutput<typeof sealedItem>;

/** One text for one card, on every page: JSON of it exactly in the order of its schema, whatever order it was made in. */
export function canonicalCard(card: GivenCard): string {
  return JSON.stringify(v.parse(givenCard, card));
}

/** Null for what is no item exactly of its schema. */
export function readItem(text: string): SealedItem | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(sealedItem, raw, { abortEarly: true });
  return parsed.success ? parsed.output : null;
}

/** An escaped half of a pair would be another text once it is hashed. */
function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}
