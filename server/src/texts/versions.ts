import { monthAt } from '../ports/records/month.ts';

/**
 * The version of what is published at a moment, such as `2026-11.2`: higher than any that the series has had in that month (SPEC V1).
 *
 * @param now milliseconds since 1970
 */
export function nextVersion(had: readonly string[], now: number): string {
  const month = monthAt(now);
  const numbers = had
    .filter((version) => version.startsWith(`${month}.`))
    .map((version) => Number(version.slice(month.length + 1)))
    .filter(Number.isSafeInteger);
  return `${month}.${Math.max(0, ...numbers) + 1}`;
}
