/** Long enough for the slowest line that one would wait on; whoever waits is then offered to try again. */
const LONGEST_MS = 30_000;

/** What the server answers to a `GET`, from where the script came too. @throws if it has none, or has not all come after `longestMs`. */
export async function fetched(path: string, longestMs = LONGEST_MS): Promise<unknown> {
  const response = await fetch(path, {
    ...{ cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' },
    // Not every browser that shows the page has it.
    signal: AbortSignal.timeout?.(longestMs),
  });
  if (!response.ok) throw new Error(`no ${path}`);
  return response.json();
}
