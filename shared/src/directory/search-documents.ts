/** What is searched of an entry, and for whom: the only place that decides that staff find by what youths never see. */
import {
  type Area,
  type Competence,
  type LocalText,
  type OrganisationKind,
  type PublicDirectory,
  type PublicEntry,
  STALE_AFTER_DAYS,
  type StaffDirectory,
} from '../protocol/directory.ts';
import { MUNICIPALITIES } from '../protocol/values.ts';
import { AREA_WORDS, KIND_WORDS, LANGUAGE_WORDS } from './search-words.ts';

export const SEARCHED_FIELDS = [
  'name',
  'organisation',
  'competence',
  'kind',
  'place',
  'language',
  'wider-competence',
  'about',
  'staff-notes',
] as const;
export type SearchedField = (typeof SEARCHED_FIELDS)[number];

export interface SearchedText {
  field: SearchedField;
  text: string;
}

/** What filters and ranking read of an entry. */
export type SearchedEntry = Pick<
  PublicEntry,
  'id' | 'name' | 'areas' | 'languages' | 'interpreter' | 'ages' | 'hours' | 'anonymity'
>;

export interface SearchDocument<Entry extends SearchedEntry> {
  entry: Entry;
  kind: OrganisationKind;
  /** Its own competences, and all above them. */
  competences: ReadonlySet<string>;
  texts: readonly SearchedText[];
  /** Until when, in milliseconds since 1970, it counts as lately confirmed; 0 if never or not known here. */
  confirmedUntil: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function publicDocuments({ entries, competences }: PublicDirectory): SearchDocument<PublicEntry>[] {
  const tree = competenceTree(competences);
  return entries.map((entry) => ({
    entry,
    kind: entry.kind,
    competences: withWider(entry.competences, tree),
    texts: textsOf(entry, entry.kind, tree),
    confirmedUntil: 0,
  }));
}

type StaffEntry = StaffDirectory['entries'][number]['entry'];

export function staffDocuments({
  organisations,
  entries,
  competences,
}: Pick<StaffDirectory, 'organisations' | 'entries' | 'competences'>): SearchDocument<StaffEntry>[] {
  const tree = competenceTree(competences);
  const byId = new Map(organisations.map(({ organisation }) => [organisation.id, organisation]));
  return entries.map(({ entry, confirmed }) => {
    const organisation = byId.get(entry.organisationId);
    const kind = organisation?.kind ?? 'other-authority';
    const notes = [entry.staffNotes, organisation?.staffNotes].filter((text) => typeof text === 'string');
    return {
      entry,
      kind,
      competences: withWider(entry.competences, tree),
      texts: [
        ...textsOf(entry, kind, tree),
        ...(organisation ? everyLanguage('organisation', organisation.name) : []),
        ...notes.map((text): SearchedText => ({ field: 'staff-notes', text })),
        ...entry.contactPersons.map(({ name }): SearchedText => ({ field: 'staff-notes', text: name })),
      ],
      confirmedUntil: confirmed ? confirmed.at + STALE_AFTER_DAYS * DAY_MS : 0,
    };
  });
}

type Tree = ReadonlyMap<string, Competence>;
const competenceTree = (list: readonly Competence[]): Tree => new Map(list.map((one) => [one.id, one]));

function withWider(ids: readonly string[], tree: Tree): Set<string> {
  const all = new Set<string>();
  for (const id of ids) {
    for (let at: string | null = id; at !== null && !all.has(at); at = tree.get(at)?.parent ?? null) all.add(at);
  }
  return all;
}

type Described = Pick<PublicEntry, 'name' | 'about' | 'whatHappens' | 'areas' | 'competences' | 'languages'>;

function textsOf(entry: Described, kind: OrganisationKind, tree: Tree): SearchedText[] {
  const own = new Set(entry.competences);
  return [
    ...everyLanguage('name', entry.name),
    ...[...withWider(entry.competences, tree)].flatMap((id) =>
      competenceTexts(tree.get(id), own.has(id) ? 'competence' : 'wider-competence'),
    ),
    { field: 'kind', text: KIND_WORDS[kind] },
    ...entry.areas.flatMap(placeTexts),
    ...entry.languages.map((language): SearchedText => ({ field: 'language', text: LANGUAGE_WORDS[language] })),
    ...everyLanguage('about', entry.about),
    ...(entry.whatHappens ? everyLanguage('about', entry.whatHappens) : []),
  ];
}

function competenceTexts(one: Competence | undefined, field: SearchedField): SearchedText[] {
  return one ? [...everyLanguage(field, one.name), ...one.also.map((text) => ({ field, text }))] : [];
}

function placeTexts(area: Area): SearchedText[] {
  const field = 'place';
  switch (area.kind) {
    case 'country':
    case 'county':
      return [{ field, text: AREA_WORDS[area.kind] }];
    case 'municipality':
      return [{ field, text: MUNICIPALITIES[area.code] }];
    case 'district':
      return [
        { field, text: area.name },
        { field, text: MUNICIPALITIES[area.municipality] },
      ];
  }
}

function everyLanguage(field: SearchedField, text: LocalText): SearchedText[] {
  return [text.sv, text.en, text.ar].filter((one) => one !== undefined).map((one) => ({ field, text: one }));
}
