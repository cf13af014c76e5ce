import { isDeepStrictEqual } from 'node:util';
import type { Organisation } from '@dorren/shared/protocol/directory.ts';
import { stringify } from 'csv-stringify/sync';
import { fromCell, toCell } from './cells.ts';
import { COMPETENCE_COLUMNS, ColumnGroup, ENTRY_COLUMNS, ORGANISATION_COLUMNS } from './csv-columns.ts';
import { type Row, readRows } from './csv-rows.ts';
import { lineAt } from './json-lines.ts';
import { type Directory, type Draft, type Path, type Sketch, type SketchProblem, unreadable } from './sketch.ts';

const ORGANISATION = new ColumnGroup('organisation.', ORGANISATION_COLUMNS);
const ENTRY = new ColumnGroup('', ENTRY_COLUMNS);
const COMPETENCE = new ColumnGroup('competence.', COMPETENCE_COLUMNS);
const GROUPS = [ORGANISATION, ENTRY, COMPETENCE] as const;
const COLUMNS = GROUPS.flatMap(({ names }) => names);
/** The one column of an organisation that does without the others: entries may name one that is there already. */
const ORGANISATION_ID = 'organisation.id';

/** What decoding leaves of bytes that are no UTF-8, and what no text has. */
const NO_TEXT = /[\ufffd\0]/;

/**
 * One table (docs/directory-exchange.md): a row for each entry with its organisation beside it, one for each organisation
 * without entries, one for each competence. A place in the file is the line that a row begins on, and a column's name, or its index.
 */
export function sketchCsv(content: string): Sketch {
  const foreign = content.search(NO_TEXT);
  if (foreign >= 0) return unreadable('wrong-encoding', lineAt(content, foreign));
  const read = readRows(content);
  if ('code' in read) return unreadable(read.code, read.line);
  const [header, ...rows] = read.rows;
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  if (!header || !names.some((name) => COLUMNS.includes(name)))
    return unreadable('not-this-format', header?.line ?? null);
  const problems = headerProblems(header.line, names);
  if (problems.length > 0) return { organisations: [], entries: [], competences: [], problems, locate };
  return { ...draftsOf(names, rows), locate };
}

function locate(problems: readonly SketchProblem[]) {
  return problems.map(({ at: [line, column] }) => ({
    line: typeof line === 'number' ? line : null,
    field: typeof column === 'number' ? letters(column) : (column ?? null),
  }));
}

export function writeCsv({ organisations, entries, competences }: Directory): string {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const withEntries = new Set(entries.map(({ organisationId }) => organisationId));
  const nothing = GROUPS.map(({ names }) => names.map(() => ''));
  const [noOrganisation = [], noEntry = [], noCompetence = []] = nothing;
  const organisationCells = (id: string) => {
    const organisation = byId.get(id);
    return organisation ? ORGANISATION.write(organisation) : noOrganisation.with(0, id);
  };
  const rows = [
    ...entries.map((entry) => [...organisationCells(entry.organisationId), ...ENTRY.write(entry), ...noCompetence]),
    ...organisations
      .filter(({ id }) => !withEntries.has(id))
      .map((organisation) => [...ORGANISATION.write(organisation), ...noEntry, ...noCompetence]),
    ...competences.map((competence) => [...noOrganisation, ...noEntry, ...COMPETENCE.write(competence)]),
  ];
  // As Swedish spreadsheets have it; the mark at the front tells them that it is UTF-8.
  return stringify([COLUMNS, ...rows.map((row) => row.map(toCell))], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}

/** A column that is missing would empty a field in everything that is there, so all of a kind of record must be there. */
function headerProblems(line: number, names: readonly string[]): SketchProblem[] {
  const problem = (code: SketchProblem['code']) => (column: string | number) => ({ at: [line, column], code });
  const unknown = names.flatMap((name, index) => (COLUMNS.includes(name) || name === '' ? [] : [index]));
  const twice = names.filter((name, index) => name !== '' && COLUMNS.includes(name) && names.indexOf(name) !== index);
  const missing = GROUPS.flatMap((group) => {
    const present = group.names.filter((name) => names.includes(name));
    const onlyNamed = group === ORGANISATION && present.length === 1 && present[0] === ORGANISATION_ID;
    return present.length === 0 || onlyNamed ? [] : group.names.filter((name) => !names.includes(name));
  });
  const noOrganisation = ENTRY.names.some((name) => names.includes(name)) && !names.includes(ORGANISATION_ID);
  const allMissing = new Set([...missing, ...(noOrganisation ? [ORGANISATION_ID] : [])]);
  return [
    ...unknown.map(problem('unknown-column')),
    ...[...new Set(twice)].map(problem('duplicate-id')),
    ...[...allMissing].map(problem('missing-column')),
  ];
}

function draftsOf(names: readonly string[], rows: readonly Row[]): Omit<Sketch, 'locate'> {
  const problems: SketchProblem[] = [];
  const organisations = new Map<string, Draft>();
  const entries: Draft[] = [];
  const competences: Draft[] = [];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  for (const { line, cells } of rows) {
    const texts = cells.map(fromCell);
    const cellOf = (name: string) => texts[indexOf.get(name) ?? -1] ?? '';
    const has = (group: { names: readonly string[] }, but?: string) =>
      group.names.some((name) => name !== but && cellOf(name) !== '');
    const draft = (
      group: { read(cells: typeof cellOf): Record<string, unknown>; nameOf(path: Path): string },
      more = {},
    ): Draft => ({
      value: { ...group.read(cellOf), ...more },
      at: (path) => [line, path[0] === 'organisationId' ? ORGANISATION_ID : group.nameOf(path)],
    });
    const beyond = cells.findIndex((cell, column) => !names[column] && cell.trim() !== '');
    if (beyond >= 0) problems.push({ at: [line, beyond], code: 'unknown-column' });
    const hasEntry = has(ENTRY);
    if (hasEntry) entries.push(draft(ENTRY, { organisationId: cellOf(ORGANISATION_ID) || null }));
    if (has(COMPETENCE)) competences.push(draft(COMPETENCE));
    if (has(ORGANISATION, ORGANISATION_ID) || (cellOf(ORGANISATION_ID) !== '' && !hasEntry)) {
      const organisation = draft(ORGANISATION);
      const id = cellOf(ORGANISATION_ID) || `without, on line ${line}`;
      const before = organisations.get(id);
      const contradicting = before && differing(before, organisation);
      if (!before) organisations.set(id, organisation);
      else if (contradicting) problems.push({ at: organisation.at([contradicting]), code: 'contradiction' });
    }
  }
  return { organisations: [...organisations.values()], entries, competences, problems };
}

function differing(one: Draft, other: Draft): string | undefined {
  const [before, after] = [one, other].map(({ value }) => value as Record<keyof Organisation, unknown>);
  return (
    before &&
    after &&
    Object.keys(ORGANISATION_COLUMNS).find(
      (field) => !isDeepStrictEqual(before[field as keyof Organisation], after[field as keyof Organisation]),
    )
  );
}

/** The name that spreadsheets give to a column: A is the first, AA comes after Z. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}
