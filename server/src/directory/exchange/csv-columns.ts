import type { Competence, DirectoryEntry, LocalText, Organisation } from '@dorren/shared/protocol/directory.ts';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { readArea, writeArea } from './area-text.ts';
import { escaped, readList, readParts, unescaped, writeList, writeParts } from './cells.ts';
import { readHours, writeHours } from './hours-text.ts';
import type { Path } from './sketch.ts';

/**
 * One field of a record in one or more columns. `read` gives what the schema is to look at: text that cannot be read
 * otherwise is handed on as it is, and the schema refuses it.
 */
interface Columns<Value> {
  /** Ends of the columns' names; one that is empty for a field with a single column. */
  readonly ends: readonly string[];
  write(value: Value): readonly string[];
  read(cells: readonly string[]): unknown;
}
type ColumnsOf<Kept> = { readonly [Field in keyof Kept]: Columns<Kept[Field]> };

const one = <Value>(write: (value: Value) => string, read: (cell: string) => unknown): Columns<Value> => ({
  ends: [''],
  write: (value) => [write(value)],
  read: ([cell = '']) => read(cell),
});
const list = <Item>(write: (item: Item) => string, read: (item: string) => unknown): Columns<readonly Item[]> =>
  one(
    (items) => writeList(items.map(write)),
    (cell) => readList(cell).map((item) => read(item) ?? item),
  );

const text = one<string | null>(
  (value) => value ?? '',
  (cell) => (cell === '' ? null : cell),
);
const words = list<string>(escaped, unescaped);
const yesOrNo = one<boolean | null>(
  (value) => (value === null ? '' : value ? 'yes' : 'no'),
  (cell) => {
    if (/^(yes|ja|true)$/i.test(cell)) return true;
    if (/^(no|nej|false)$/i.test(cell)) return false;
    return cell === '' ? null : cell;
  },
);
const localised: Columns<LocalText | null> = {
  ends: PAGE_LANGUAGES.map((language) => `.${language}`),
  write: (value) => PAGE_LANGUAGES.map((language) => value?.[language] ?? ''),
  read: (cells) => {
    const written = PAGE_LANGUAGES.flatMap((language, index) =>
      cells[index] ? [[language, cells[index]] as const] : [],
    );
    return written.length === 0 ? null : Object.fromEntries(written);
  },
};
const ages: Columns<DirectoryEntry['ages']> = {
  ends: ['.from', '.to'],
  write: ({ from, to }) => [from, to].map((age) => age?.toString() ?? ''),
  read: (cells) => {
    const [from, to] = cells.map((cell) => (cell === '' ? null : /^\d{1,3}$/.test(cell) ? Number(cell) : cell));
    return { from, to };
  },
};
const hours = one<DirectoryEntry['hours']>(
  (value) => (value ? writeHours(value) : ''),
  (cell) => (cell === '' ? null : (readHours(cell) ?? cell)),
);
const telephones = list<DirectoryEntry['telephones'][number]>(
  ({ number, label }) => writeParts(number, label ?? {}),
  (item) => {
    const parts = readParts(item, PAGE_LANGUAGES);
    return parts && { number: parts.first, label: Object.keys(parts.rest).length > 0 ? parts.rest : null };
  },
);
const contactPersons = list<DirectoryEntry['contactPersons'][number]>(
  ({ name, ...rest }) => writeParts(name, rest),
  (item) => {
    const parts = readParts(item, ['telephone', 'email', 'about']);
    return parts && { name: parts.first, telephone: null, email: null, about: null, ...parts.rest };
  },
);

export const ORGANISATION_COLUMNS: ColumnsOf<Organisation> = {
  id: text,
  kind: text,
  name: localised,
  staffNotes: text,
};
export const COMPETENCE_COLUMNS: ColumnsOf<Competence> = { id: text, parent: text, name: localised, also: words };
/** Without the organisation, which has columns of its own. */
export const ENTRY_COLUMNS: ColumnsOf<Omit<DirectoryEntry, 'organisationId'>> = {
  id: text,
  name: localised,
  about: localised,
  whatHappens: localised,
  areas: list(writeArea, readArea),
  competences: words,
  languages: words,
  interpreter: yesOrNo,
  ages,
  hours,
  telephones,
  safeContact: localised,
  saysWho: yesOrNo,
  anonymity: text,
  address: text,
  isPublic: yesOrNo,
  staffNotes: text,
  contactPersons,
};

/** The columns of one kind of record side by side; their names begin with `prefix`. */
export class ColumnGroup<Kept extends object> {
  readonly names: readonly string[];
  readonly #fields: readonly (readonly [field: string, columns: Columns<never>])[];
  readonly #prefix: string;

  constructor(prefix: string, columns: ColumnsOf<Kept>) {
    this.#prefix = prefix;
    this.#fields = Object.entries(columns) as [string, Columns<never>][];
    this.names = this.#fields.flatMap(([field, { ends }]) => ends.map((end) => `${prefix}${field}${end}`));
  }

  write(record: Kept): string[] {
    const values = record as Record<string, never>;
    return this.#fields.flatMap(([field, columns]) => columns.write(values[field] as never));
  }

  /** `cellOf` gives the cell of a column by its name. */
  read(cellOf: (name: string) => string): Record<string, unknown> {
    return Object.fromEntries(
      this.#fields.map(([field, { ends, read }]) => [
        field,
        read(ends.map((end) => cellOf(`${this.#prefix}${field}${end}`))),
      ]),
    );
  }

  /** The column that holds what a record has at `path`. */
  nameOf([field, below]: Path): string {
    const ends = this.#fields.find(([known]) => known === field)?.[1].ends ?? [];
    const end = ends.find((known) => known === `.${below}`) ?? ends[0] ?? '';
    return `${this.#prefix}${field ?? ''}${end}`;
  }
}
