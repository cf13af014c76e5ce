/**
 * The county's directory: organisations, their units, and what each can help with (docs/directory.md). One schema for records,
 * the staff's HTTP interface, import and export; {@link publicDirectory} is all of it that a youth ever gets.
 */
import * as v from 'valibot';
import { intervals, telephone } from './content.ts';
import { competenceId, conversationLanguage, count, milliseconds } from './fields.ts';
import { shortText } from './short-text.ts';
import { CONVERSATION_LANGUAGES, MUNICIPALITY_CODES } from './values.ts';

export const ORGANISATION_KINDS = [
  'social-services',
  'social-services-out-of-hours',
  'police',
  'health-care',
  'youth-clinic',
  'school-health',
  'ngo',
  'womens-shelter',
  'girls-shelter',
  'sheltered-housing',
  'helpline',
  'other-authority',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const DIRECTORY_LIMITS = { organisations: 2_000, entries: 10_000, competences: 200 } as const;
/** Entries that nobody has confirmed for so long are marked, and listed for the supervisor. */
export const STALE_AFTER_DAYS = 180;

/** Stable over export and import; made by whoever made the entry. */
export const directoryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/));
const longText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200));
/** Swedish always; the other languages of the pages when there is somebody who has written them. */
const localised = <Text extends v.GenericSchema<string, string>>(text: Text) =>
  v.strictObject({ sv: text, en: v.optional(text), ar: v.optional(text) });
export const localName = localised(shortText);
export const localText = localised(longText);
export type LocalText = v.InferOutput<typeof localText>;

/** Where a unit helps. A district is a part of a municipality, by the name people there use. */
export const area = v.variant('kind', [
  v.strictObject({ kind: v.literal('country') }),
  v.strictObject({ kind: v.literal('county') }),
  v.strictObject({ kind: v.literal('municipality'), code: v.picklist(MUNICIPALITY_CODES) }),
  v.strictObject({ kind: v.literal('district'), municipality: v.picklist(MUNICIPALITY_CODES), name: shortText }),
]);
export type Area = v.InferOutput<typeof area>;

/** Something that a unit knows well. A tree: whoever has a competence has what is above it too. */
export const competence = v.strictObject({
  id: competenceId,
  parent: v.nullable(competenceId),
  name: localName,
  /** Other words that people search with. */
  also: v.pipe(v.array(shortText), v.maxLength(40)),
});
export type Competence = v.InferOutput<typeof competence>;
/** Each parent is in the list, and nothing is its own ancestor. */
export const competences = v.pipe(
  v.array(competence),
  v.maxLength(DIRECTORY_LIMITS.competences),
  v.check((list) => isForest(list), 'an id twice, a parent that is missing, or a circle'),
);

const date = v.pipe(v.string(), v.isoDate(), v.check(isInCalendar, 'no such day'));
/** Local time in Stockholm; `week` begins on Monday. An exception replaces its date's hours, `holidays` those of a public holiday. */
export const directoryHours = v.strictObject({
  always: v.boolean(),
  week: v.tuple([intervals, intervals, intervals, intervals, intervals, intervals, intervals]),
  /** `as-usual`: the weekday's; else the intervals of every Swedish public holiday (none: closed). */
  holidays: v.union([v.literal('as-usual'), intervals]),
  exceptions: v.pipe(v.array(v.strictObject({ date, intervals })), v.maxLength(400)),
});
export type DirectoryHours = v.InferOutput<typeof directoryHours>;

export const directoryTelephone = v.strictObject({ number: telephone, label: v.nullable(localName) });
const age = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120));
/** Both ends included; null: no such end. */
export const ages = v.strictObject({ from: v.nullable(age), to: v.nullable(age) });

/** Staff only: whom to ask for. */
export const contactPerson = v.strictObject({
  name: shortText,
  telephone: v.nullable(telephone),
  email: v.nullable(v.pipe(v.string(), v.email(), v.maxLength(120))),
  about: v.nullable(shortText),
});

export const ANONYMITY = ['yes', 'no', 'at-first', 'unknown'] as const;

/** What youths may read of a unit. */
const publicFields = {
  id: directoryId,
  name: localName,
  /** What this place is. */
  about: localText,
  /** What will happen if one calls. */
  whatHappens: v.nullable(localText),
  areas: v.pipe(v.array(area), v.minLength(1), v.maxLength(60)),
  competences: v.pipe(v.array(competenceId), v.maxLength(60)),
  languages: v.pipe(v.array(conversationLanguage), v.maxLength(CONVERSATION_LANGUAGES.length)),
  /** Can arrange an interpreter. */
  interpreter: v.boolean(),
  ages,
  /** Null: not known. */
  hours: v.nullable(directoryHours),
  telephones: v.pipe(v.array(directoryTelephone), v.maxLength(6)),
  /** Safe ways to make contact, in words. */
  safeContact: v.nullable(localText),
  /** Whether they may say who they are when they call or answer; null: not known. */
  saysWho: v.nullable(v.boolean()),
  /** Whether one may be anonymous: `at-first` means until something is to be done. */
  anonymity: v.picklist(ANONYMITY),
};

export const directoryEntry = v.strictObject({
  ...publicFields,
  organisationId: directoryId,
  /** Street and place, for staff who follow along; null: secret or none. */
  address: v.nullable(shortText),
  /** Shown to youths. */
  isPublic: v.boolean(),
  /** Never shown to youths. */
  staffNotes: v.nullable(longText),
  contactPersons: v.pipe(v.array(contactPerson), v.maxLength(20)),
});
export type DirectoryEntry = v.InferOutput<typeof directoryEntry>;

export const organisation = v.strictObject({
  id: directoryId,
  kind: v.picklist(ORGANISATION_KINDS),
  name: localName,
  staffNotes: v.nullable(longText),
});
export type Organisation = v.InferOutput<typeof organisation>;

/** Counts the changes of one organisation, one entry, or the list of competences; 0 for one that is not there yet. */
export const revision = count;
const confirmation = v.strictObject({ by: v.string(), at: milliseconds });

export const keptOrganisation = v.strictObject({ organisation, revision });
export const keptEntry = v.strictObject({ entry: directoryEntry, revision, confirmed: v.nullable(confirmation) });
export type KeptOrganisation = v.InferOutput<typeof keptOrganisation>;
export type KeptEntry = v.InferOutput<typeof keptEntry>;

/** `GET /staff/directory`. A contact person gets only the organisation that is theirs. */
export const staffDirectory = v.strictObject({
  organisations: v.array(keptOrganisation),
  entries: v.array(keptEntry),
  competences,
  competencesRevision: revision,
  /** The one organisation that this person keeps; null: all of them if `mayEdit`. */
  ownOrganisation: v.nullable(directoryId),
  mayEdit: v.boolean(),
});
export type StaffDirectory = v.InferOutput<typeof staffDirectory>;

/** `PUT /staff/directory/organisations/:id`, `/entries/:id`, `/competences`: `revision` is the one that was read; else `stale-revision`. */
export const putOrganisation = v.strictObject({ revision, organisation });
export const putEntry = v.strictObject({ revision, entry: directoryEntry });
export const putCompetences = v.strictObject({ revision, competences });
/** `DELETE` of either, and `POST /staff/directory/entries/:id/confirm`. */
export const atRevision = v.strictObject({ revision });
/** Answer to each of these. */
export const revised = v.strictObject({ revision });

export const CHANGE_KINDS = ['created', 'changed', 'removed', 'confirmed'] as const;
/** One change. `before` and `after` are whole: null before a creation and after a removal. */
export const directoryChange = v.strictObject({
  id: count,
  at: milliseconds,
  by: v.string(),
  organisationId: v.nullable(directoryId),
  kind: v.picklist(CHANGE_KINDS),
  /** The change that this one undoes. */
  undoes: v.nullable(count),
  /** Came with an import, all with the same number. */
  importId: v.nullable(count),
  subject: v.variant('of', [
    v.strictObject({
      of: v.literal('organisation'),
      before: v.nullable(organisation),
      after: v.nullable(organisation),
    }),
    v.strictObject({ of: v.literal('entry'), before: v.nullable(directoryEntry), after: v.nullable(directoryEntry) }),
    v.strictObject({ of: v.literal('competences'), before: competences, after: competences }),
  ]),
  /** Nobody has changed the same since, so `POST /staff/directory/changes/:id/undo` is possible; else it is refused `stale-revision`. */
  undoable: v.boolean(),
});
export type DirectoryChange = v.InferOutput<typeof directoryChange>;
/** `GET /staff/directory/changes?before=<id>`: newest first, at most 100. */
export const directoryChanges = v.strictObject({ changes: v.array(directoryChange), more: v.boolean() });

export const DIRECTORY_FORMATS = ['csv', 'json', 'hsds'] as const;
export type DirectoryFormat = (typeof DIRECTORY_FORMATS)[number];
export const MAX_IMPORT_BYTES = 16 * 1024 * 1024;
/** `POST /staff/directory/import`. Rows with a known id replace what is there; nothing is removed. */
export const importRequest = v.strictObject({
  format: v.picklist(DIRECTORY_FORMATS),
  dryRun: v.boolean(),
  content: v.pipe(v.string(), v.maxLength(MAX_IMPORT_BYTES)),
});
export type ImportRequest = v.InferOutput<typeof importRequest>;
export const IMPORT_PROBLEMS = [
  'not-this-format',
  'missing-column',
  'unknown-column',
  'missing',
  'malformed',
  'too-long',
  'unknown-value',
  'unknown-organisation',
  'unknown-competence',
  'duplicate-id',
  /** Two rows say different things of the same organisation. */
  'contradiction',
  /** A competence that is above itself. */
  'circle',
  /** Characters that only come from reading the file in another encoding than UTF-8. */
  'wrong-encoding',
  'not-yours',
  'too-many',
] as const;
export const importProblem = v.strictObject({
  /** Of the file, from 1; null when it is about the whole. */
  line: v.nullable(count),
  /** Column (CSV) or path (JSON), as the file itself names it; null when it is about the whole row. */
  field: v.nullable(v.string()),
  code: v.picklist(IMPORT_PROBLEMS),
});
const importCounts = v.strictObject({ created: count, changed: count, unchanged: count });
/** Nothing is imported if there is one problem, or in a dry run. The counts are of what is good in the file. */
export const importReport = v.strictObject({
  imported: v.boolean(),
  problems: v.array(importProblem),
  organisations: importCounts,
  entries: importCounts,
  competences: importCounts,
});
export type ImportReport = v.InferOutput<typeof importReport>;

/** One unit as youths get it, with the kind of organisation it belongs to. */
export const publicEntry = v.strictObject({ ...publicFields, kind: v.picklist(ORGANISATION_KINDS) });
export type PublicEntry = v.InferOutput<typeof publicEntry>;
/**
 * `GET /directory`: the public part, whole, whatever is searched for. Confirmed or not is for staff to see to; youths get what is there.
 */
export const publicDirectory = v.strictObject({ entries: v.array(publicEntry), competences });
export type PublicDirectory = v.InferOutput<typeof publicDirectory>;

function isForest(list: readonly Competence[]): boolean {
  const parents = new Map(list.map(({ id, parent }) => [id, parent]));
  if (parents.size !== list.length) return false;
  return list.every(({ id }) => {
    const above = new Set<string>();
    for (let at: string | null | undefined = id; at !== null; at = parents.get(at)) {
      if (at === undefined || above.has(at)) return false;
      above.add(at);
    }
    return true;
  });
}

function isInCalendar(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
}
