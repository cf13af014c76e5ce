/** Fetches anew each time; while that cannot be had, what came last is still there. */
export function keepingLast<T>(): (fetching: () => Promise<T>) => Promise<T> {
  let last: { value: T } | null = null;
  return async (fetching) => {
    try {
      const value = await fetching();
      last = { value };
      return value;
    } catch (error) {
      if (last === null) throw error;
      return last.value;
    }
  };
}
