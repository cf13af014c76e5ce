/** Lists that are written by hand: rows change places, come and go. Pure. */

/** The row and its neighbour have changed places; at the end nothing happens. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const [row, neighbour] = [list[index], list[index + by]];
  if (row === undefined || neighbour === undefined) return [...list];
  return list.with(index, neighbour).with(index + by, row);
}

export function removed<T>(list: readonly T[], index: number): T[] {
  return list.toSpliced(index, 1);
}
