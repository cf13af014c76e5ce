/**
 * What youths and counsellors read, and whose notice is whose, under `/staff/texts` (docs/texts.md). A series has editions, each published
 * once and never changed, and at most one draft. Two people publish: one who edits, and another with the right who approves.
 */
import * as v from 'valibot';
import { directoryId } from './directory.ts';
import { count, milliseconds, noticeId, version } from './fields.ts';
import { noticeBody } from './notice.ts';
import { routineBody } from './routine.ts';
import { TEAMS } from './values.ts';

/** `notice.<id>`, `routine`, or `bindings`. */
export const series = v.pipe(v.string(), v.regex(/^(?:routine|bindings|notice\.[a-z][a-z0-9-]{0,31})$/));
export type Series = v.InferOutput<typeof series>;
export const ROUTINE = 'routine';
export const BINDINGS = 'bindings';
export const noticeSeries = (id: string): Series => `notice.${id}`;

/**
 * Whose notice is whose. The most exact that fits somebody holds: organisation and team, then organisation, then team; else the door's.
 */
export const binding = v.strictObject({
  organisation: v.nullable(directoryId),
  team: v.nullable(v.picklist(TEAMS)),
  notice: noticeId,
});
export type Binding = v.InferOutput<typeof binding>;
const bindingsFields = {
  /** Shown before anybody is asked for, and acknowledged by everybody who joins the queue. */
  door: noticeId,
  bindings: v.pipe(
    v.array(binding),
    v.maxLength(400),
    v.check(
      (list) => list.every(({ organisation, team }) => organisation !== null || team !== null),
      'one for everybody',
    ),
    v.check(
      (list) => new Set(list.map(({ organisation, team }) => `${organisation} ${team}`)).size === list.length,
      'one twice',
    ),
  ),
};
export const bindings = v.strictObject(bindingsFields);
export type Bindings = v.InferOutput<typeof bindings>;

/** `GET /staff/bindings`: what is in force, and as which version. */
export const bindingsTold = v.strictObject({ version, ...bindingsFields });
export type BindingsTold = v.InferOutput<typeof bindingsTold>;

/** Every notice that somebody would be bound by, the door's first. */
export function noticesNamed({ door, bindings }: Bindings): string[] {
  return [...new Set([door, ...bindings.map(({ notice }) => notice)])];
}

/** What a series of each kind holds, in one envelope, so that drafts and editions are handled in one way. */
export const textBody = v.variant('kind', [
  v.strictObject({ kind: v.literal('notice'), notice: noticeBody }),
  v.strictObject({ kind: v.literal('routine'), routine: routineBody }),
  v.strictObject({ kind: v.literal('bindings'), bindings }),
]);
export type TextBody = v.InferOutput<typeof textBody>;

export function kindOf(series: Series): TextBody['kind'] {
  return series === ROUTINE || series === BINDINGS ? series : 'notice';
}

/** `default`: came with the program; a newer default takes its place until somebody publishes here. */
export const ORIGINS = ['default', 'published'] as const;

const person = v.strictObject({ staffId: v.string(), nameShown: v.string() });

const editionHead = {
  version,
  publishedAt: milliseconds,
  origin: v.picklist(ORIGINS),
  /** Who edited it since the edition before, and who approved: nobody for a default. */
  editedBy: v.array(person),
  approvedBy: v.nullable(person),
};
/** `GET /staff/texts/<series>/current` and `GET /staff/texts/<series>/editions/<version>`. */
export const edition = v.strictObject({ series, ...editionHead, body: textBody });
export type Edition = v.InferOutput<typeof edition>;
/** An edition without what it says. */
export const editionSummary = v.strictObject(editionHead);
export type EditionSummary = v.InferOutput<typeof editionSummary>;

/** `revision` counts the changes to it; `digest` (SHA-256, base64url) is of what is approved: of exactly this body. */
export const textDraft = v.strictObject({
  revision: count,
  body: textBody,
  digest: v.string(),
  editedBy: v.pipe(v.array(person), v.minLength(1)),
  editedAt: milliseconds,
  /** Null: still being written. Nobody changes it while it is proposed; to change it takes it back. */
  proposed: v.nullable(v.strictObject({ by: person, at: milliseconds })),
  /** What whoever sent it back says. */
  returned: v.nullable(v.strictObject({ by: person, at: milliseconds, note: v.string() })),
});
export type TextDraft = v.InferOutput<typeof textDraft>;

/** One row of `GET /staff/texts`. */
export const seriesRow = v.strictObject({
  series,
  /** For staff: of the version in force, else of the draft; empty for what is no notice. */
  name: v.string(),
  /** Null: a new series, of which there is only a draft. */
  current: v.nullable(editionSummary),
  draft: v.nullable(v.picklist(['writing', 'proposed', 'returned'])),
});
export const seriesList = v.array(seriesRow);
export type SeriesRow = v.InferOutput<typeof seriesRow>;

/** `GET /staff/texts/<series>`, newest edition first. */
export const seriesTold = v.strictObject({
  series,
  editions: v.array(editionSummary),
  draft: v.nullable(textDraft),
});
export type SeriesTold = v.InferOutput<typeof seriesTold>;

/**
 * `PUT /staff/texts/<series>/draft`, administrators. Revision 0: there is none yet. A series `notice.<id>` that is new begins so.
 * Answered, as are `propose` and `return`, by the `textDraft` as it is then.
 */
export const draftRequest = v.strictObject({ revision: count, body: textBody });
/** `DELETE …/draft` (answered by nothing), `POST …/draft/propose`: administrators. */
export const draftNamed = v.strictObject({ revision: count });
/**
 * `POST …/draft/approve`: administrators and supervisors who are certified (else `not-certified`) and have not edited it (else `four-eyes`).
 * Bindings that name a notice without an edition are refused `not-found`. Answered by the edition's summary.
 */
export const approval = v.strictObject({ revision: count, digest: v.string() });
/** `POST …/draft/return`: whoever may approve, with a word on why. */
export const draftReturn = v.strictObject({
  revision: count,
  note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200)),
});

/** `GET /staff/texts/<series>/export`: all that was ever published, oldest first. */
export const seriesExport = v.strictObject({ series, editions: v.array(edition) });
