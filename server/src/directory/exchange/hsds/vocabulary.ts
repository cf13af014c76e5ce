import { DIRECTORY_LIMITS, type OrganisationKind } from '@dorren/shared/protocol/directory.ts';
import { v5 } from 'uuid';

/**
 * What of ours HSDS (Human Services Data Specification 3.0) has no field for, as terms of taxonomies of our own that
 * attributes refer to (docs/directory-exchange.md).
 */

/** Of all names that ids are made from; itself made at random, once. */
const NAMESPACE = 'ef93a923-c919-4d3e-ac10-a6d3532741bc';

/** HSDS wants UUIDs (RFC 9562 section 5.5): the same for the same record in every export. */
export function uuidOf(...name: readonly (string | number)[]): string {
  return v5(JSON.stringify(name), NAMESPACE);
}

export const TAXONOMIES = {
  competences: { name: 'dorren-competences', description: 'What units know well.' },
  kinds: { name: 'dorren-organisation-kinds', description: 'Kinds of organisation.' },
  fields: { name: 'dorren-fields', description: 'Fields that are text, and that the specification has no place for.' },
} as const;
export type TaxonomyKey = keyof typeof TAXONOMIES;

/** Each field with what it says; the value of an attribute of it is the text. */
export const FIELDS = {
  id: 'Id of the unit where it is kept.',
  'name.en': 'Name in English.',
  'name.ar': 'Name in Arabic.',
  'about.en': 'Description in English.',
  'about.ar': 'Description in Arabic.',
  'whatHappens.en': 'Application process in English.',
  'whatHappens.ar': 'Application process in Arabic.',
  'safeContact.sv': 'Safe ways to make contact, in Swedish.',
  'safeContact.en': 'Safe ways to make contact, in English.',
  'safeContact.ar': 'Safe ways to make contact, in Arabic.',
  'label.en': 'Description in English.',
  'label.ar': 'Description in Arabic.',
  hours: 'Opening hours with holidays and exceptions, in the notation of the table.',
  saysWho: 'Whether they may say who they are: yes or no.',
  anonymity: 'Whether one may be anonymous: yes, no, at-first or unknown.',
  address: 'Street and place.',
  isPublic: 'Whether youths may see it: yes or no.',
  staffNotes: 'For staff only.',
} as const;
export type Field = keyof typeof FIELDS;

export const taxonomyId = (key: TaxonomyKey) => uuidOf('taxonomy', key);
export function termId(key: TaxonomyKey, code: string): string {
  return uuidOf('taxonomy_term', key, code);
}

/** Of the identifier that says which of our organisations one is. */
export const IDENTIFIER_TYPE = 'dorren';
/** What an organisation of another's file is taken for. */
export const KIND_OF_OTHERS = 'other-authority' satisfies OrganisationKind;
export const COUNTRY = 'Sverige';
export const COUNTY = 'Stockholms län';
export const INTERPRETER = 'Tolk kan ordnas';

/** More rows of the tables that hold parts of others than fit into a file. */
const MANY = 200_000;

/** The tables that we write and read, each with how many rows there can be. */
export const TABLES = {
  organization: DIRECTORY_LIMITS.organisations,
  organization_identifier: MANY,
  service: DIRECTORY_LIMITS.entries,
  service_area: MANY,
  schedule: MANY,
  language: MANY,
  phone: MANY,
  contact: MANY,
  taxonomy: MANY,
  taxonomy_term: MANY,
  attribute: MANY,
} as const;
/** The specification's other tables: nothing is read from them. */
export const OTHER_TABLES = [
  'program',
  'service_at_location',
  'location',
  'address',
  'funding',
  'required_document',
  'accessibility',
  'metadata',
  'meta_table_description',
  'cost_option',
] as const;
export type Table = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as Table[];
