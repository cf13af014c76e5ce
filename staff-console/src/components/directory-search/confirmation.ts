/** How long ago an entry was confirmed. Pure. */
import { type KeptEntry, STALE_AFTER_DAYS } from '@dorren/shared/protocol/directory.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Nobody has confirmed it for so long that it may be wrong. `now`: milliseconds since 1970. */
export function isStale({ confirmed }: Pick<KeptEntry, 'confirmed'>, now: number): boolean {
  return confirmed === null || now - confirmed.at > STALE_AFTER_DAYS * DAY_MS;
}

/** Stale ones, never confirmed first, then the longest ago. */
export function staleFirst(entries: readonly KeptEntry[], now: number): KeptEntry[] {
  return entries
    .filter((each) => isStale(each, now))
    .sort((one, other) => (one.confirmed?.at ?? 0) - (other.confirmed?.at ?? 0));
}
