import type {
  Competence,
  DIRECTORY_LIMITS,
  DirectoryEntry,
  ImportReport,
  Organisation,
} from '@dorren/shared/protocol/directory.ts';

export interface Directory {
  readonly organisations: readonly Organisation[];
  readonly entries: readonly DirectoryEntry[];
  readonly competences: readonly Competence[];
}

export type RecordKind = keyof typeof DIRECTORY_LIMITS;
export type ImportProblem = ImportReport['problems'][number];
export type ProblemCode = ImportProblem['code'];
/** Way to a value: of one of our records, or in the file as its reader knows it. */
export type Path = readonly (string | number)[];

/** A record as a file has it, not yet looked at. */
export interface Draft {
  readonly value: unknown;
  /** Where in the file the value is that the record has at `path`; of what is nowhere, where it ought to be. */
  at(path: Path): Path;
}
export interface SketchProblem {
  readonly at: Path;
  readonly code: ProblemCode;
}

/** What a file holds, before anything of it is believed. */
export interface Sketch extends Record<RecordKind, readonly Draft[]> {
  readonly problems: readonly SketchProblem[];
  /** Line and name of each problem's place in the file, in the same order. A name that only the file has is never told. */
  locate(problems: readonly SketchProblem[]): readonly Pick<ImportProblem, 'line' | 'field'>[];
}

/** A file of which nothing can be read. `line` from 1; null: the whole. */
export function unreadable(code: ProblemCode, line: number | null): Sketch {
  return {
    organisations: [],
    entries: [],
    competences: [],
    problems: [{ at: [], code }],
    locate: (problems) => problems.map(() => ({ line, field: null })),
  };
}
