import { readArea } from '../area-text.ts';
import { readList, unescaped } from '../cells.ts';
import { readHours } from '../hours-text.ts';
import { isObject, type JsonObject, listsOf, sketchJson } from '../json-sketch.ts';
import type { Draft, Path, Sketch, SketchProblem } from '../sketch.ts';
import { fromSchedules } from './schedules.ts';
import {
  COUNTRY,
  COUNTY,
  FIELDS,
  type Field,
  IDENTIFIER_TYPE,
  KIND_OF_OTHERS,
  OTHER_TABLES,
  TABLE_NAMES,
  TABLES,
  TAXONOMIES,
  type Table,
} from './vocabulary.ts';

/** A row of a table and the way to it in the file. */
interface Found {
  readonly row: JsonObject;
  readonly at: readonly [Table, number];
}
interface Attribute extends Found {
  readonly term: JsonObject;
}

/** The tables of HSDS 3.0, ours or another's. What the specification knows and we do not is let be. */
export function sketchHsds(content: string): Sketch {
  return sketchJson(content, (file) => {
    const problems: SketchProblem[] = [];
    if (!TABLE_NAMES.some((table) => table in file)) problems.push({ at: [], code: 'not-this-format' });
    const lists = listsOf(file, TABLES, OTHER_TABLES, problems);
    return new Reader(lists, problems).sketch();
  });
}

class Reader {
  readonly #tables: Record<Table, readonly Found[]>;
  readonly #problems: SketchProblem[];
  readonly #byService: Record<Table, ReadonlyMap<unknown, readonly Found[]>>;
  readonly #phonesOfContacts: ReadonlyMap<unknown, readonly Found[]>;
  readonly #terms: ReadonlyMap<unknown, JsonObject>;
  readonly #attributes: ReadonlyMap<unknown, readonly Attribute[]>;
  readonly #identifiers: ReadonlyMap<unknown, readonly Found[]>;
  readonly #organisationIds: ReadonlyMap<unknown, unknown>;

  constructor(lists: Record<Table, readonly unknown[]>, problems: SketchProblem[]) {
    this.#problems = problems;
    // Rows with the same id would all have what belongs to one, and there can be many of each.
    const rows = (table: Table) => {
      const seen = new Set<unknown>();
      return lists[table].flatMap((row, index): Found[] => {
        const code = !isObject(row)
          ? 'malformed'
          : typeof row.id !== 'string'
            ? 'missing'
            : seen.has(row.id)
              ? 'duplicate-id'
              : null;
        if (isObject(row) && code === null) {
          seen.add(row.id);
          return [{ row, at: [table, index] }];
        }
        if (code !== null) problems.push({ at: [table, index], code });
        return [];
      });
    };
    this.#tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, rows(table)])) as Record<Table, Found[]>;
    this.#byService = Object.fromEntries(
      TABLE_NAMES.map((table) => [table, groupBy(this.#tables[table], 'service_id')]),
    ) as Record<Table, Map<unknown, Found[]>>;
    this.#phonesOfContacts = groupBy(this.#tables.phone, 'contact_id');
    this.#terms = new Map(this.#tables.taxonomy_term.map(({ row }) => [row.id, row]));
    const attributes = this.#tables.attribute.flatMap(({ row, at }): Attribute[] => {
      const term = this.#terms.get(row.taxonomy_term_id);
      return term ? [{ row, at, term }] : [];
    });
    this.#attributes = groupBy(attributes, 'link_id');
    this.#identifiers = groupBy(
      this.#tables.organization_identifier.filter(({ row }) => row.identifier_type === IDENTIFIER_TYPE),
      'organization_id',
    );
    this.#organisationIds = new Map(this.#tables.organization.map(({ row }) => [row.id, this.#organisationId(row)]));
  }

  sketch(): Pick<Sketch, 'organisations' | 'entries' | 'competences' | 'problems'> {
    return {
      organisations: this.#tables.organization.map((found) => this.#organisation(found)),
      entries: this.#tables.service.map((found) => this.#entry(found)),
      competences: this.#tables.taxonomy_term
        .filter(({ row }) => row.taxonomy === TAXONOMIES.competences.name)
        .map((found) => this.#competence(found)),
      problems: this.#problems,
    };
  }

  #organisation(found: Found): Draft {
    const record = new Assembled(found);
    const texts = this.#texts(found);
    const kinds = this.#ofTaxonomy(found, 'kinds');
    const identifier = this.#identifiers.get(found.row.id)?.[0];
    record.set(
      'id',
      this.#organisationId(found.row),
      identifier ? [...identifier.at, 'identifier'] : [...found.at, 'id'],
    );
    record.set('kind', kinds[0]?.term.code ?? KIND_OF_OTHERS, kinds[0]?.at);
    record.localised('name', 'name', texts);
    record.text('staffNotes', texts);
    return record.draft();
  }

  #competence(found: Found): Draft {
    const record = new Assembled(found);
    const { code, parent_id: parent, description } = found.row;
    record.set('id', code, [...found.at, 'code']);
    record.set('parent', parent === undefined ? null : (this.#terms.get(parent)?.code ?? parent), [
      ...found.at,
      'parent_id',
    ]);
    record.localised('name', 'name', this.#texts(found));
    record.set('also', typeof description === 'string' ? readList(description).map(unescaped) : description, [
      ...found.at,
      'description',
    ]);
    return record.draft();
  }

  #entry(found: Found): Draft {
    const { row, at } = found;
    const record = new Assembled(found);
    const texts = this.#texts(found);
    const of = (table: Table) => this.#byService[table].get(row.id) ?? [];
    record.set('id', texts.get('id')?.row.value ?? row.id, texts.get('id')?.at ?? [...at, 'id']);
    record.set('organisationId', this.#organisationIds.get(row.organization_id) ?? row.organization_id, [
      ...at,
      'organization_id',
    ]);
    record.localised('name', 'name', texts);
    record.localised('about', 'description', texts);
    record.localised('whatHappens', 'application_process', texts);
    record.localised('safeContact', null, texts);
    record.list('areas', of('service_area'), areaOf);
    record.list('competences', this.#ofTaxonomy(found, 'competences'), ({ term }) => term.code);
    record.list('languages', of('language'), (language) => language.row.code);
    record.set('interpreter', typeof row.interpretation_services === 'string' && row.interpretation_services !== '');
    record.set('ages', { from: row.minimum_age ?? null, to: row.maximum_age ?? null });
    record.set('hours', hoursOf(texts.get('hours')?.row.value, of('schedule')), texts.get('hours')?.at);
    record.list('telephones', of('phone'), (phone) => {
      const label = new Assembled(phone);
      label.localised('label', 'description', this.#texts(phone));
      return { number: phone.row.number, ...label.value };
    });
    record.text('saysWho', texts, yesOrNo);
    record.set('anonymity', texts.get('anonymity')?.row.value ?? 'unknown', texts.get('anonymity')?.at);
    record.text('address', texts);
    record.set('isPublic', yesOrNo(texts.get('isPublic')?.row.value ?? 'no'), texts.get('isPublic')?.at);
    record.text('staffNotes', texts);
    record.list('contactPersons', of('contact'), ({ row: contact }) => ({
      name: contact.name ?? null,
      telephone: this.#phonesOfContacts.get(contact.id)?.[0]?.row.number ?? null,
      email: contact.email ?? null,
      about: contact.title ?? null,
    }));
    return record.draft();
  }

  #organisationId(row: JsonObject): unknown {
    return this.#identifiers.get(row.id)?.[0]?.row.identifier ?? row.id;
  }

  #ofTaxonomy({ row }: Found, key: keyof typeof TAXONOMIES): readonly Attribute[] {
    return (this.#attributes.get(row.id) ?? []).filter(({ term }) => term.taxonomy === TAXONOMIES[key].name);
  }

  /** What attributes say of our fields; each field once. */
  #texts(found: Found): ReadonlyMap<Field, Attribute> {
    const texts = new Map<Field, Attribute>();
    for (const attribute of this.#ofTaxonomy(found, 'fields')) {
      const { code } = attribute.term;
      if (typeof code !== 'string' || !Object.hasOwn(FIELDS, code))
        this.#problems.push({ at: attribute.at, code: 'unknown-value' });
      else if (texts.has(code as Field)) this.#problems.push({ at: attribute.at, code: 'duplicate-id' });
      else texts.set(code as Field, attribute);
    }
    return texts;
  }
}

/** A record that is put together from several rows, and where each part of it came from. */
class Assembled {
  readonly value: Record<string, unknown> = {};
  readonly #row: Found;
  readonly #sources = new Map<string, Path>();

  constructor(row: Found) {
    this.#row = row;
  }

  set(field: string, value: unknown, source: Path = this.#row.at): void {
    this.value[field] = value;
    this.#sources.set(field, source);
  }

  /** Null if there is no such attribute. */
  text(field: Field, texts: ReadonlyMap<Field, Attribute>, read: (value: unknown) => unknown = (value) => value): void {
    const found = texts.get(field);
    this.set(field, found ? read(found.row.value) : null, found?.at);
  }

  /** Swedish from a column of the row if it has one, the rest from attributes; null if there is none. */
  localised(
    field: 'name' | 'about' | 'whatHappens' | 'safeContact' | 'label',
    column: string | null,
    texts: ReadonlyMap<Field, Attribute>,
  ): void {
    const written: Record<string, unknown> = {};
    if (column !== null && this.#row.row[column] !== undefined) written.sv = this.#row.row[column];
    for (const language of ['sv', 'en', 'ar']) {
      const found = texts.get(`${field}.${language}` as Field);
      if (!found) continue;
      written[language] = found.row.value;
      this.#sources.set(`${field}.${language}`, found.at);
    }
    this.set(
      field,
      Object.keys(written).length > 0 ? written : null,
      column === null ? this.#row.at : [...this.#row.at, column],
    );
  }

  list<Row extends Found>(field: string, rows: readonly Row[], read: (found: Row) => unknown): void {
    this.set(field, rows.map(read));
    for (const [index, { at }] of rows.entries()) this.#sources.set(`${field}.${index}`, at);
  }

  draft(): Draft {
    return {
      value: this.value,
      at: (path) => {
        for (let length = path.length; length > 0; length--) {
          const source = this.#sources.get(path.slice(0, length).join('.'));
          if (source) return source;
        }
        return this.#row.at;
      },
    };
  }
}

function areaOf({ row: { name, extent } }: Found): unknown {
  for (const text of [extent, name]) {
    const area = typeof text === 'string' ? readArea(text) : null;
    if (area) return area;
  }
  if (name === COUNTRY) return { kind: 'country' };
  return name === COUNTY ? { kind: 'county' } : (name ?? null);
}

function hoursOf(text: unknown, schedules: readonly Found[]): unknown {
  if (text === undefined) return fromSchedules(schedules.map(({ row }) => row));
  return (typeof text === 'string' ? readHours(text) : null) ?? text;
}

function yesOrNo(value: unknown): unknown {
  return value === 'yes' ? true : value === 'no' ? false : value;
}

function groupBy<Row extends Found>(rows: readonly Row[], column: string): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const found of rows) {
    const key = found.row[column];
    if (typeof key !== 'string') continue;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return groups;
}
