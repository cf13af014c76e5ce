import { isDeepStrictEqual } from 'node:util';
import {
  type Competence,
  competence,
  DIRECTORY_LIMITS,
  type DirectoryEntry,
  directoryEntry,
  type ImportReport,
  type Organisation,
  organisation,
} from '@dorren/shared/protocol/directory.ts';
import * as v from 'valibot';
import { isHandy, problemOf } from './issues.ts';
import type {
  Directory,
  Draft,
  ImportProblem,
  Path,
  ProblemCode,
  RecordKind,
  Sketch,
  SketchProblem,
} from './sketch.ts';

/** What is told of one record at most, and of a whole file. */
const MOST_PROBLEMS = { ofRecord: 20, ofFile: 5_000 } as const;

/** What an import would change: whole records, only those that are new or differ. Empty if there is one problem. */
export interface Plan {
  readonly organisations: readonly Organisation[];
  readonly entries: readonly DirectoryEntry[];
  /** The whole list as it is to be: what is there, with the file's on top. Null if it stays as it is. */
  readonly competences: readonly Competence[] | null;
}
export interface Reading {
  readonly plan: Plan;
  /** In the order of the file. */
  readonly problems: readonly ImportProblem[];
  readonly counts: Pick<ImportReport, RecordKind>;
}

interface Checked<Kept> {
  readonly record: Kept;
  readonly draft: Draft;
}

interface CheckedDirectory {
  readonly organisations: readonly Checked<Organisation>[];
  readonly entries: readonly Checked<DirectoryEntry>[];
  readonly competences: readonly Checked<Competence>[];
}

/** Holds what a file says to the schema and to what is there. `own`: the one organisation that may be in it; null: all may. */
export function check(sketch: Sketch, known: Directory, own: string | null): Reading {
  const ill: SketchProblem[] = [...sketch.problems];
  const organisations = records(sketch.organisations, organisation, ill);
  const entries = records(sketch.entries, directoryEntry, ill);
  const competences = records(sketch.competences, competence, ill);

  const merged = {
    organisations: merge(known.organisations, organisations),
    entries: merge(known.entries, entries),
    competences: merge(known.competences, competences),
  };
  const problems = [
    ...(['organisations', 'entries', 'competences'] as const)
      .filter((kind) => merged[kind].size > DIRECTORY_LIMITS[kind])
      .map((): SketchProblem => ({ at: [], code: 'too-many' })),
    ...ill,
    ...unknownReferences(sketch, entries, competences, merged),
    ...circles(competences, merged.competences),
    ...(own === null ? [] : notTheirs(own, known, { organisations, entries, competences })),
  ];

  const differing = {
    organisations: differences(known.organisations, organisations),
    entries: differences(known.entries, entries),
    competences: differences(known.competences, competences),
  };
  const nothing = problems.length > 0;
  return {
    plan: {
      organisations: nothing ? [] : differing.organisations.records,
      entries: nothing ? [] : differing.entries.records,
      competences: nothing || differing.competences.records.length === 0 ? null : [...merged.competences.values()],
    },
    problems: located(sketch, problems),
    counts: {
      organisations: differing.organisations.counts,
      entries: differing.entries.counts,
      competences: differing.competences.counts,
    },
  };
}

/** Those that keep to the schema and whose id is not there twice. */
function records<Kept extends { id: string }>(
  drafts: readonly Draft[],
  schema: v.GenericSchema<unknown, Kept>,
  problems: SketchProblem[],
): Checked<Kept>[] {
  const seen = new Set<string>();
  const good: Checked<Kept>[] = [];
  for (const draft of drafts) {
    if (problems.length >= MOST_PROBLEMS.ofFile) break;
    if (!isHandy(draft.value)) {
      problems.push({ at: draft.at([]), code: 'too-many' });
      continue;
    }
    const parsed = v.safeParse(schema, draft.value);
    if (!parsed.success) {
      for (const { path, code } of parsed.issues.slice(0, MOST_PROBLEMS.ofRecord).map(problemOf)) {
        problems.push({ at: draft.at(path), code });
      }
      continue;
    }
    const record = parsed.output;
    if (seen.has(record.id)) problems.push({ at: draft.at(['id']), code: 'duplicate-id' });
    else good.push({ record, draft });
    seen.add(record.id);
  }
  return good;
}

function merge<Kept extends { id: string }>(there: readonly Kept[], read: readonly Checked<Kept>[]): Map<string, Kept> {
  return new Map([...there, ...read.map(({ record }) => record)].map((record) => [record.id, record]));
}

function unknownReferences(
  sketch: Sketch,
  entries: readonly Checked<DirectoryEntry>[],
  competences: readonly Checked<Competence>[],
  merged: Record<'organisations' | 'competences', ReadonlyMap<string, unknown>>,
): SketchProblem[] {
  // What a bad row was to define is not missed a second time.
  const known = {
    organisations: new Set([...merged.organisations.keys(), ...idsOf(sketch.organisations)]),
    competences: new Set([...merged.competences.keys(), ...idsOf(sketch.competences)]),
  };
  const unknown = (draft: Draft, path: Path, code: ProblemCode): SketchProblem => ({ at: draft.at(path), code });
  return [
    ...entries.flatMap(({ record, draft }) => [
      ...(known.organisations.has(record.organisationId)
        ? []
        : [unknown(draft, ['organisationId'], 'unknown-organisation')]),
      ...record.competences.flatMap((id, index) =>
        known.competences.has(id) ? [] : [unknown(draft, ['competences', index], 'unknown-competence')],
      ),
    ]),
    ...competences.flatMap(({ record: { parent }, draft }) =>
      parent === null || known.competences.has(parent) ? [] : [unknown(draft, ['parent'], 'unknown-competence')],
    ),
  ];
}

/** What is not of this organisation, or was not. Competences are everybody's, so only those that stay as they are. */
function notTheirs(
  own: string,
  known: Directory,
  { organisations, entries, competences }: CheckedDirectory,
): SketchProblem[] {
  const before = new Map(known.entries.map(({ id, organisationId }) => [id, organisationId]));
  const shared = new Map(known.competences.map((each) => [each.id, each]));
  const problem = (draft: Draft, path: Path): SketchProblem => ({ at: draft.at(path), code: 'not-yours' });
  return [
    ...organisations.filter(({ record }) => record.id !== own).map(({ draft }) => problem(draft, ['id'])),
    ...entries
      .filter(({ record: { id, organisationId } }) => organisationId !== own || (before.get(id) ?? own) !== own)
      .map(({ record, draft }) => problem(draft, [record.organisationId === own ? 'id' : 'organisationId'])),
    ...competences
      .filter(({ record }) => !isDeepStrictEqual(shared.get(record.id), record))
      .map(({ draft }) => problem(draft, ['id'])),
  ];
}

function idsOf(drafts: readonly Draft[]): string[] {
  return drafts
    .map(({ value }) => (typeof value === 'object' && value !== null && 'id' in value ? value.id : null))
    .filter((id) => typeof id === 'string');
}

/** Of the competences that were read, those that are above themselves. */
function circles(read: readonly Checked<Competence>[], merged: ReadonlyMap<string, Competence>): SketchProblem[] {
  const isAboveItself = (id: string) => {
    const above = new Set<string>();
    for (let at = merged.get(id)?.parent; at; at = merged.get(at)?.parent) {
      if (at === id) return true;
      if (above.has(at)) return false;
      above.add(at);
    }
    return false;
  };
  return read
    .filter(({ record }) => isAboveItself(record.id))
    .map(({ draft }) => ({ at: draft.at(['parent']), code: 'circle' }));
}

function differences<Kept extends { id: string }>(there: readonly Kept[], read: readonly Checked<Kept>[]) {
  const before = new Map(there.map((record) => [record.id, record]));
  const created = read.filter(({ record }) => !before.has(record.id));
  const changed = read.filter(({ record }) => {
    const old = before.get(record.id);
    return old !== undefined && !isDeepStrictEqual(old, record);
  });
  const unchanged = read.length - created.length - changed.length;
  return {
    records: [...created, ...changed].map(({ record }) => record),
    counts: { created: created.length, changed: changed.length, unchanged },
  };
}

function located(sketch: Sketch, problems: readonly SketchProblem[]): ImportProblem[] {
  const told = problems.slice(0, MOST_PROBLEMS.ofFile);
  const places = sketch.locate(told);
  return told
    .map(({ code }, index) => ({ line: places[index]?.line ?? null, field: places[index]?.field ?? null, code }))
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
