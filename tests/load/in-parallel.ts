/** Runs `work` for 0 to `times` - 1, `atOnce` at a time, and gives the results in order. */
export async function inParallel<T>(times: number, atOnce: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = new Array(times);
  let next = 0;
  const worker = async () => {
    while (next < times) {
      const i = next;
      next += 1;
      results[i] = await work(i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, worker));
  return results;
}
