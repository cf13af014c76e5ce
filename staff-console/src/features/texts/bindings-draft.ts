/** Whose notice is whose, while it is written. Pure. */
import { type Bindings, bindings as schema } from '@dorren/shared/protocol/texts.ts';
import * as v from 'valibot';
import { alike, mergedList } from '../../components/comparison/differences.ts';

export type Binding = Bindings['bindings'][number];

/** A row that binds everybody, which is the door's alone to do, or one that another row has said already. */
export function faultyRows(rows: readonly Binding[]): ReadonlyMap<number, 'everybody' | 'twice'> {
  const faults = new Map<number, 'everybody' | 'twice'>();
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const id = whom(row);
    if (row.organisation === null && row.team === null) faults.set(index, 'everybody');
    else if (seen.has(id)) faults.set(index, 'twice');
    seen.add(id);
  }
  return faults;
}

export function isSavable(draft: Bindings): boolean {
  return v.is(schema, draft);
}

/** What either changed; where both did, mine. */
export function mergedBindings(base: Bindings, mine: Bindings, theirs: Bindings): Bindings {
  const withIds = ({ bindings }: Bindings) => bindings.map((row) => ({ id: whom(row), row }));
  return {
    revision: theirs.revision,
    door: mine.door === base.door ? theirs.door : mine.door,
    bindings: mergedList(withIds(base), withIds(mine), withIds(theirs)).map(({ row }) => row),
  };
}

export const isSame = (one: Bindings, other: Bindings): boolean =>
  one.door === other.door && alike(one.bindings, other.bindings);

const whom = ({ organisation, team }: Binding) => `${organisation ?? ''} ${team ?? ''}`;
