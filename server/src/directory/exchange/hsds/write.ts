import type { Competence, DirectoryEntry, LocalText, Organisation } from '@dorren/shared/protocol/directory.ts';
import { ORGANISATION_KINDS } from '@dorren/shared/protocol/directory.ts';
import { writeArea } from '../area-text.ts';
import { escaped, writeList } from '../cells.ts';
import { writeHours } from '../hours-text.ts';
import { writeJsonRows } from '../json-sketch.ts';
import type { Directory } from '../sketch.ts';
import { weekly } from './schedules.ts';
import {
  COUNTRY,
  COUNTY,
  FIELDS,
  type Field,
  IDENTIFIER_TYPE,
  INTERPRETER,
  TABLE_NAMES,
  TAXONOMIES,
  type Table,
  type TaxonomyKey,
  taxonomyId,
  termId,
  uuidOf,
} from './vocabulary.ts';

type Row = { readonly id: string } & Readonly<Record<string, string | number | undefined>>;
type Rows = Partial<Record<Table, readonly Row[]>>;
/** Text that goes into attributes; what is not there goes nowhere. */
type Texts = Partial<Record<Field, string | null | undefined>>;

/** The tables of HSDS 3.0 in one file, as its published `tabular.json` describes them. */
export function writeHsds({ organisations, entries, competences }: Directory): string {
  const all = [
    vocabulary(),
    ...competences.map(termRows),
    ...organisations.map(organisationRows),
    ...entries.map(entryRows),
  ];
  return writeJsonRows(
    Object.fromEntries(TABLE_NAMES.map((table) => [table, all.flatMap((rows) => rows[table] ?? [])])),
  );
}

function vocabulary(): Rows {
  const term = (key: TaxonomyKey, code: string, description: string): Row => ({
    id: termId(key, code),
    code,
    name: code,
    description,
    taxonomy: TAXONOMIES[key].name,
    taxonomy_id: taxonomyId(key),
  });
  return {
    taxonomy: Object.entries(TAXONOMIES).map(([key, taxonomy]) => ({
      id: taxonomyId(key as TaxonomyKey),
      ...taxonomy,
    })),
    taxonomy_term: [
      ...ORGANISATION_KINDS.map((kind) => term('kinds', kind, kind)),
      ...Object.entries(FIELDS).map(([field, description]) => term('fields', field, description)),
    ],
  };
}

function termRows({ id: code, parent, name, also }: Competence): Rows {
  const id = termId('competences', code);
  const term: Row = {
    id,
    code,
    name: name.sv,
    description: writeList(also.map(escaped)),
    parent_id: parent === null ? undefined : termId('competences', parent),
    taxonomy: TAXONOMIES.competences.name,
    taxonomy_id: taxonomyId('competences'),
    language: 'sv',
  };
  return { taxonomy_term: [term], attribute: texts('taxonomy_term', id, translated('name', name)) };
}

function organisationRows({ id: identifier, kind, name, staffNotes }: Organisation): Rows {
  const id = uuidOf('organization', identifier);
  return {
    organization: [{ id, name: name.sv, description: kind }],
    organization_identifier: [
      {
        id: uuidOf('organization_identifier', identifier),
        organization_id: id,
        identifier_scheme: IDENTIFIER_TYPE,
        identifier_type: IDENTIFIER_TYPE,
        identifier,
      },
    ],
    attribute: [
      attribute('organization', id, termId('kinds', kind), 0),
      ...texts('organization', id, { ...translated('name', name), staffNotes }),
    ],
  };
}

function entryRows(entry: DirectoryEntry): Rows {
  const id = uuidOf('service', entry.id);
  const child = (table: Table, index: number) => ({ id: uuidOf(table, entry.id, index), service_id: id });
  const phones = entry.telephones.map(({ number, label }, index) => ({
    row: { ...child('phone', index), number, description: label?.sv },
    label,
  }));
  const contacts = entry.contactPersons.map(({ name, about, email, telephone }, index) => ({
    row: { ...child('contact', index), name, title: about ?? undefined, email: email ?? undefined },
    telephone,
  }));
  return {
    service: [
      {
        id,
        organization_id: uuidOf('organization', entry.organisationId),
        name: entry.name.sv,
        description: entry.about.sv,
        status: 'active',
        interpretation_services: entry.interpreter ? INTERPRETER : undefined,
        application_process: entry.whatHappens?.sv,
        minimum_age: entry.ages.from ?? undefined,
        maximum_age: entry.ages.to ?? undefined,
      },
    ],
    service_area: entry.areas.map((area, index) => ({
      ...child('service_area', index),
      name:
        area.kind === 'country'
          ? COUNTRY
          : area.kind === 'county'
            ? COUNTY
            : area.kind === 'district'
              ? area.name
              : writeArea(area),
      extent: writeArea(area),
      extent_type: 'text',
    })),
    schedule: (entry.hours ? weekly(entry.hours) : []).map((schedule, index) => ({
      ...child('schedule', index),
      ...schedule,
    })),
    language: entry.languages.map((code, index) => ({ ...child('language', index), code })),
    phone: [
      ...phones.map(({ row }) => row),
      ...contacts.flatMap(({ row, telephone }) =>
        telephone === null ? [] : [{ id: uuidOf('phone of contact', row.id), contact_id: row.id, number: telephone }],
      ),
    ],
    contact: contacts.map(({ row }) => row),
    attribute: [
      ...entry.competences.map((code, index) => attribute('service', id, termId('competences', code), index)),
      ...texts('service', id, {
        id: entry.id,
        ...translated('name', entry.name),
        ...translated('about', entry.about),
        ...translated('whatHappens', entry.whatHappens),
        ...translated('safeContact', entry.safeContact),
        'safeContact.sv': entry.safeContact?.sv,
        hours: entry.hours && writeHours(entry.hours),
        saysWho: entry.saysWho === null ? null : yesOrNo(entry.saysWho),
        anonymity: entry.anonymity,
        address: entry.address,
        isPublic: yesOrNo(entry.isPublic),
        staffNotes: entry.staffNotes,
      }),
      ...phones.flatMap(({ row, label }) => texts('phone', row.id, translated('label', label))),
    ],
  };
}

/** The languages that have no field of the specification. */
function translated<Name extends 'name' | 'about' | 'whatHappens' | 'safeContact' | 'label'>(
  name: Name,
  text: LocalText | null,
): Texts {
  return { [`${name}.en`]: text?.en, [`${name}.ar`]: text?.ar };
}

function texts(entity: Table, linkId: string, values: Texts): Row[] {
  return Object.entries(values).flatMap(([field, value]) =>
    typeof value === 'string' ? [{ ...attribute(entity, linkId, termId('fields', field), 0), value }] : [],
  );
}

/** `index` tells attributes of the same term apart. */
function attribute(entity: Table, linkId: string, term: string, index: number): Row {
  return { id: uuidOf('attribute', linkId, term, index), link_id: linkId, link_entity: entity, taxonomy_term_id: term };
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
