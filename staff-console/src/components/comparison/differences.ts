/** What is different between two versions, and one version made of two that were changed at the same time. Pure. */

/** Names of the fields whose values differ, in the order of `fields`. */
export function changedFields<T extends object, K extends keyof T>(fields: readonly K[], one: T, other: T): K[] {
  return fields.filter((field) => !alike(one[field], other[field]));
}

/** Each field as it was changed: mine where I changed it, else theirs. */
export function merged<T extends object>(base: T, mine: T, theirs: T): T {
  const result = { ...theirs };
  for (const field of Object.keys(mine) as (keyof T)[]) {
    if (!alike(mine[field], base[field])) result[field] = mine[field];
  }
  return result;
}

/** Of a list whose members have ids: each as it was changed, new ones of both, in my order and theirs after it. */
export function mergedList<T extends { id: string }>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): T[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map((list) => new Map(list.map((each) => [each.id, each])));
  const kept = mine.flatMap((each) => {
    const before = inBase?.get(each.id);
    // Changed here, or new here.
    if (before === undefined || !alike(before, each)) return [each];
    const now = inTheirs?.get(each.id);
    return now ? [now] : [];
  });
  return [...kept, ...theirs.filter(({ id }) => !inMine?.has(id) && !inBase?.has(id))];
}

/** Lines that are only in the first, and only in the second. */
export function changedLines(before: readonly string[], after: readonly string[]) {
  return {
    removed: before.filter((line) => !after.includes(line)),
    added: after.filter((line) => !before.includes(line)),
  };
}

/** Says the same, in whatever order the keys of an object are. */
export function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the keys of every object in one order: two that say the same are written the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
