/** What is wrong with what one has written, and where, as the schemas find it. */
import * as v from 'valibot';

export type FaultKind = 'empty' | 'wrong' | 'too-long';
/** By place in what is written: `name.sv`, `telephones.0.number`. */
export type Faults = ReadonlyMap<string, FaultKind>;

/** Where and of what kind; the first of several at one place. */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[]): [string, FaultKind][] {
  return issues
    .map((issue) => {
      const kind: FaultKind =
        issue.input === '' || (Array.isArray(issue.input) && issue.input.length === 0)
          ? 'empty'
          : issue.type === 'max_length'
            ? 'too-long'
            : 'wrong';
      return [v.getDotPath(issue) ?? '', kind] as [string, FaultKind];
    })
    .toReversed();
}
