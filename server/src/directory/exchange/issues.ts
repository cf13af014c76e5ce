import type * as v from 'valibot';
import type { Path, ProblemCode } from './sketch.ts';

/** More than the largest record has; of a record that is larger nothing more is looked at. */
const MOST_VALUES = 20_000;
const MOST_DEEP = 12;

/** What a schema has against a record, as its path in the record and what is told of it. */
export function problemOf(issue: v.BaseIssue<unknown>): { path: Path; code: ProblemCode } {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  return { path, code: codeOf(issue) };
}

function codeOf({ kind, type, input, expected, received }: v.BaseIssue<unknown>): ProblemCode {
  if (type === 'strict_object' && expected === 'never') return 'unknown-column';
  if (received === 'undefined' || input === null) return 'missing';
  if (type === 'min_length') return 'missing';
  if (type === 'max_length') return Array.isArray(input) ? 'too-many' : 'too-long';
  if (kind === 'schema' && (type === 'picklist' || type === 'variant')) return 'unknown-value';
  return 'malformed';
}

/** Whether a value is small enough for a schema to report everything that is wrong with it. */
export function isHandy(value: unknown): boolean {
  let left = MOST_VALUES;
  const walk = (at: unknown, depth: number): boolean => {
    if (--left < 0 || depth > MOST_DEEP) return false;
    if (typeof at !== 'object' || at === null) return true;
    return Object.values(at).every((below) => walk(below, depth + 1));
  };
  return walk(value, 0);
}
