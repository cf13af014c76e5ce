/** Every field of an entry or an organisation in lines that a person reads, for before and after. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type {
  Competence,
  DirectoryEntry,
  DirectoryHours,
  LocalText,
  Organisation,
} from '@dorren/shared/protocol/directory.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { pathTo } from '../../components/competences/competence-tree.ts';
import { agesInWords } from '../../components/directory-search/entry-view.tsx';
import { areaName, competencePath } from '../../components/directory-search/names.ts';
import { clockTimes, daysAlike } from '../../components/directory-search/week-hours.ts';
import { weekdayName } from '../../components/locales.ts';
import type { Messages } from '../../components/messages.tsx';

export const ENTRY_FIELDS = [
  'name',
  'about',
  'whatHappens',
  'safeContact',
  'telephones',
  'contactPersons',
  'saysWho',
  'anonymity',
  'address',
  'areas',
  'competences',
  'languages',
  'interpreter',
  'ages',
  'hours',
  'isPublic',
  'staffNotes',
] as const satisfies readonly (keyof DirectoryEntry)[];
export type EntryField = (typeof ENTRY_FIELDS)[number];

export const ORGANISATION_FIELDS = ['name', 'kind', 'staffNotes'] as const satisfies readonly (keyof Organisation)[];
export type OrganisationField = (typeof ORGANISATION_FIELDS)[number];

export interface Wording {
  t: Messages;
  language: PageLanguage;
  /** Those that entries name. */
  competences: readonly Competence[];
}

export function entryLines(field: EntryField, entry: DirectoryEntry, wording: Wording): string[] {
  const { t, language, competences } = wording;
  switch (field) {
    case 'name':
    case 'about':
    case 'whatHappens':
    case 'safeContact':
      return textLines(t, entry[field]);
    case 'telephones':
      return entry.telephones.map(({ number, label }) => [number, ...textLines(t, label)].join(' · '));
    case 'contactPersons':
      return entry.contactPersons.map(({ name, telephone, email, about }) =>
        [name, telephone, email, about].filter((part) => part !== null).join(' · '),
      );
    case 'saysWho':
      return [t[`directory.saysWho.${entry.saysWho === null ? 'unknown' : entry.saysWho ? 'yes' : 'no'}`]()];
    case 'anonymity':
      return [t[`directory.anonymity.${entry.anonymity}`]()];
    case 'address':
      return noteLines(entry.address);
    case 'areas':
      return entry.areas.map((area) => areaName(t, area));
    case 'competences':
      return entry.competences.map((id) => competencePath(competences, id, language));
    case 'languages':
      return entry.languages.map((each) => t[`language.${each}`]());
    case 'interpreter':
      return [t[`directory.saysWho.${entry.interpreter ? 'yes' : 'no'}`]()];
    case 'ages':
      return [agesInWords(t, entry.ages.from, entry.ages.to)];
    case 'hours':
      return hoursLines(entry.hours, wording);
    case 'isPublic':
      return [entry.isPublic ? t['directory.shownToYouths']() : t['directory.staffOnly']()];
    case 'staffNotes':
      return noteLines(entry.staffNotes);
  }
}

export function organisationLines(field: OrganisationField, organisation: Organisation, { t }: Wording): string[] {
  switch (field) {
    case 'name':
      return textLines(t, organisation.name);
    case 'kind':
      return [t[`directory.kind.${organisation.kind}`]()];
    case 'staffNotes':
      return noteLines(organisation.staffNotes);
  }
}

/** A line for each competence: where it is in the tree, its names, and what else one can search for. */
export function competenceLines(list: readonly Competence[], { t, language }: Wording): string[] {
  return list.map(({ id, name, also, parent }) =>
    [
      ...(parent === null
        ? []
        : [
            pathTo(list, parent)
              .map((each) => inLanguage(each, language).text)
              .join(' › '),
          ]),
      ...textLines(t, name),
      ...(also.length === 0 ? [] : [t['competence.alsoList']({ words: also.join(', ') })]),
      id,
    ].join(' · '),
  );
}

function textLines(t: Messages, text: LocalText | null): string[] {
  return PAGE_LANGUAGES.flatMap((language) => {
    const words = text?.[language];
    if (words === undefined) return [];
    return [language === 'sv' ? words : t['directory.inLanguage']({ language: t[`language.${language}`](), words })];
  });
}

const noteLines = (text: string | null): string[] => (text === null ? [] : [text]);

function hoursLines(hours: DirectoryHours | null, { t, language }: Wording): string[] {
  if (hours === null) return [t['directory.hoursUnknown']()];
  if (hours.always) return [t['directory.always']()];
  const line = (days: string, intervals: DirectoryHours['week'][number]) =>
    t['directory.hoursLine']({ days, times: clockTimes(intervals) || t['hours.closed']() });
  return [
    ...daysAlike(hours.week).map(({ from, to, intervals }) =>
      line(
        from === to
          ? weekdayName(from, language)
          : t['directory.days']({ from: weekdayName(from, language), to: weekdayName(to, language) }),
        intervals,
      ),
    ),
    ...(hours.holidays === 'as-usual' ? [] : [line(t['directory.holidays'](), hours.holidays)]),
    ...hours.exceptions.map(({ date, intervals }) => line(date, intervals)),
  ];
}
