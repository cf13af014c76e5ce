export const MAX_REPLIES = 60;

/** The list with the one at `index` moved by `by` places, as far as there are places. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const target = index + by;
  const item = list[index];
  if (item === undefined || target < 0 || target >= list.length) return [...list];
  const rest = list.filter((_, place) => place !== index);
  return [...rest.slice(0, target), item, ...rest.slice(target)];
}
