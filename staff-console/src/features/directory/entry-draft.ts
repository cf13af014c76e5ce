/** An entry as the form edits it: every text is a string, and what is left empty is none. Pure. */
import {
  type Area,
  type Competence,
  type DirectoryEntry,
  type DirectoryHours,
  directoryEntry,
  type LocalText,
} from '@dorren/shared/protocol/directory.ts';
import { type ConversationLanguage, PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { type FaultKind, type Faults, faultsOf } from '../../components/faults.ts';
import { anyFault, sortedExceptions } from '../../components/hours-editor/hours.ts';

export type LocalDraft = Readonly<Record<PageLanguage, string>>;
export type SaysWho = 'yes' | 'no' | 'unknown';

export interface TelephoneDraft {
  number: string;
  label: LocalDraft;
}

export interface PersonDraft {
  name: string;
  telephone: string;
  email: string;
  about: string;
}

export interface EntryDraft {
  name: LocalDraft;
  about: LocalDraft;
  whatHappens: LocalDraft;
  safeContact: LocalDraft;
  areas: readonly Area[];
  competences: readonly Competence['id'][];
  languages: readonly ConversationLanguage[];
  interpreter: boolean;
  /** Digits, or nothing. */
  ageFrom: string;
  ageTo: string;
  hoursKnown: boolean;
  hours: DirectoryHours;
  telephones: readonly TelephoneDraft[];
  saysWho: SaysWho;
  anonymity: DirectoryEntry['anonymity'];
  address: string;
  isPublic: boolean;
  staffNotes: string;
  contactPersons: readonly PersonDraft[];
}

const EMPTY_TEXT: LocalDraft = { sv: '', en: '', ar: '' };
export const EMPTY_TELEPHONE: TelephoneDraft = { number: '', label: EMPTY_TEXT };
export const EMPTY_PERSON: PersonDraft = { name: '', telephone: '', email: '', about: '' };
const NO_HOURS: DirectoryHours = {
  always: false,
  week: [[], [], [], [], [], [], []],
  holidays: 'as-usual',
  exceptions: [],
};

/** Of somebody new: nothing is known, and youths do not see it yet. */
export const EMPTY_DRAFT: EntryDraft = {
  name: EMPTY_TEXT,
  about: EMPTY_TEXT,
  whatHappens: EMPTY_TEXT,
  safeContact: EMPTY_TEXT,
  areas: [],
  competences: [],
  languages: ['sv'],
  interpreter: false,
  ageFrom: '',
  ageTo: '',
  hoursKnown: false,
  hours: NO_HOURS,
  telephones: [EMPTY_TELEPHONE],
  saysWho: 'unknown',
  anonymity: 'unknown',
  address: '',
  isPublic: false,
  staffNotes: '',
  contactPersons: [],
};

export function draftOf(entry: DirectoryEntry): EntryDraft {
  const { ages, hours, telephones, contactPersons, saysWho } = entry;
  return {
    name: textDraft(entry.name),
    about: textDraft(entry.about),
    whatHappens: textDraft(entry.whatHappens),
    safeContact: textDraft(entry.safeContact),
    areas: entry.areas,
    competences: entry.competences,
    languages: entry.languages,
    interpreter: entry.interpreter,
    ageFrom: ages.from?.toString() ?? '',
    ageTo: ages.to?.toString() ?? '',
    hoursKnown: hours !== null,
    hours: hours ?? NO_HOURS,
    telephones: telephones.map(({ number, label }) => ({ number, label: textDraft(label) })),
    saysWho: saysWho === null ? 'unknown' : saysWho ? 'yes' : 'no',
    anonymity: entry.anonymity,
    address: entry.address ?? '',
    isPublic: entry.isPublic,
    staffNotes: entry.staffNotes ?? '',
    contactPersons: contactPersons.map(({ name, telephone, email, about }) => ({
      name,
      telephone: telephone ?? '',
      email: email ?? '',
      about: about ?? '',
    })),
  };
}

export function textDraft(text: LocalText | null): LocalDraft {
  return { sv: text?.sv ?? '', en: text?.en ?? '', ar: text?.ar ?? '' };
}

/** Null when nothing is written in any language. */
export function textOf(draft: LocalDraft): LocalText | null {
  const written = PAGE_LANGUAGES.filter((language) => draft[language].trim() !== '');
  if (written.length === 0) return null;
  return { sv: '', ...Object.fromEntries(written.map((language) => [language, draft[language].trim()])) };
}

const orNull = (text: string): string | null => text.trim() || null;
/** What is no whole number stays wrong. */
const ageOf = (text: string): number | null =>
  text.trim() === '' ? null : /^\d+$/.test(text.trim()) ? Number(text) : -1;

export type Read = { ok: true; entry: DirectoryEntry } | { ok: false; faults: Faults };

/** The entry that a draft says, or what is wrong with it and where. */
export function readDraft(draft: EntryDraft, id: string, organisationId: string): Read {
  const candidate = {
    id,
    organisationId,
    name: textOf(draft.name) ?? { sv: '' },
    about: textOf(draft.about) ?? { sv: '' },
    whatHappens: textOf(draft.whatHappens),
    safeContact: textOf(draft.safeContact),
    areas: draft.areas,
    competences: draft.competences,
    languages: draft.languages,
    interpreter: draft.interpreter,
    ages: { from: ageOf(draft.ageFrom), to: ageOf(draft.ageTo) },
    hours: draft.hoursKnown ? { ...draft.hours, exceptions: sortedExceptions(draft.hours.exceptions) } : null,
    telephones: draft.telephones.map(({ number, label }) => ({ number: number.trim(), label: textOf(label) })),
    saysWho: draft.saysWho === 'unknown' ? null : draft.saysWho === 'yes',
    anonymity: draft.anonymity,
    address: orNull(draft.address),
    isPublic: draft.isPublic,
    staffNotes: orNull(draft.staffNotes),
    contactPersons: draft.contactPersons.map(({ name, telephone, email, about }) => ({
      name: name.trim(),
      telephone: orNull(telephone),
      email: orNull(email),
      about: orNull(about),
    })),
  };
  const parsed = v.safeParse(directoryEntry, candidate);
  const faults = new Map<string, FaultKind>(parsed.success ? [] : faultsOf(parsed.issues));
  const { from, to } = candidate.ages;
  if (from !== null && to !== null && from > to) faults.set('ages.to', 'wrong');
  if (candidate.hours && anyFault(candidate.hours)) faults.set('hours', 'wrong');
  return parsed.success && faults.size === 0 ? { ok: true, entry: parsed.output } : { ok: false, faults };
}

/** Nothing has been changed. */
export function isSame(one: EntryDraft, other: EntryDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
