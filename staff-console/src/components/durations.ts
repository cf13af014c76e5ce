/** `m:ss`, from an hour `h:mm:ss`; never less than nothing. */
export function stopwatch(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** ISO 8601 duration for the `datetime` attribute of a `time` element, to the minute. */
export function isoDuration(ms: number): string {
  return `PT${wholeMinutes(ms)}M`;
}

export function wholeMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000));
}
