/** Whose notice is whose, while it is written and read. Pure. */
import { type Binding, type Bindings, noticesNamed, type SeriesRow } from '@dorren/shared/protocol/texts.ts';
import { TEAMS } from '@dorren/shared/protocol/values.ts';

const PREFIX = 'notice.';

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

/** For a team that no row is for yet, so that a new row says something new. */
export function newRow({ door, bindings }: Bindings): Binding {
  const unbound = TEAMS.find((team) => bindings.every((row) => row.organisation !== null || row.team !== team));
  return { organisation: null, team: unbound ?? null, notice: door };
}

export interface NoticeKnown {
  id: string;
  name: string;
  /** There is an edition that somebody can be bound by: not only a draft. */
  isPublished: boolean;
}

export function noticesKnown(rows: readonly SeriesRow[]): readonly NoticeKnown[] {
  return rows.flatMap(({ series, name, current }) =>
    series.startsWith(PREFIX) ? [{ id: series.slice(PREFIX.length), name, isPublished: current !== null }] : [],
  );
}

/** What stands in the way of their coming into force (V8): notices that nobody has published. */
export function unpublishedIn(bindings: Bindings, known: readonly NoticeKnown[]): string[] {
  return noticesNamed(bindings).filter((id) => !known.some((notice) => notice.id === id && notice.isPublished));
}

/** Two that are called the same are told apart by their ids: else a change from one to the other could not be seen. */
export function distinct<T extends { id: string; name: string }>(
  list: readonly T[],
  withId: (named: T) => string,
): readonly T[] {
  return list.map((each) => {
    const isAlone = list.every(({ id, name }) => id === each.id || name !== each.name);
    return isAlone ? each : { ...each, name: withId(each) };
  });
}

/** The same for two rows that bind the same. */
export const whom = ({ organisation, team }: Pick<Binding, 'organisation' | 'team'>): string =>
  `${organisation ?? ''} ${team ?? ''}`;
