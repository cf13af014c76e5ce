/** Q6: everybody who waits is told place and estimate, all at once, when either has changed by as much as tells them something. */
import { estimateMs, type Place } from '../core/estimate.ts';
import type { Overview } from '../core/records.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Register } from './register.ts';
import { nextTurn, SLICE } from './turns.ts';
import type { YouthConnection } from './youth-connection.ts';

/** A fiftieth is told, rounded down: each place under 100, and far back not every one who leaves, to everybody behind. */
const LEAST_SHARE = 1 / 50;

function isNews(told: number | null, now: number | null): boolean {
  if (told === null || now === null) return told !== now;
  return Math.abs(told - now) >= Math.max(1, Math.floor(told * LEAST_SHARE));
}

/** What a message says of a place, noted as told. */
export function placeTold(youth: YouthConnection, { place, places }: Place, overview: Overview) {
  youth.toldPlace = place;
  youth.toldEstimateMs = estimateMs(place, places, overview.medianLengthMs);
  return { place, waiting: overview.waiting, estimateMs: youth.toldEstimateMs };
}

export async function tellPlaces(store: StateStore, register: Register, overview: () => Overview): Promise<void> {
  const ids: string[] = [];
  for (const [id, youth] of register.youths) if (youth.isAlone) ids.push(id);
  for (let from = 0; from < ids.length; from += SLICE) {
    const slice = ids.slice(from, from + SLICE);
    const places = await store.places(slice);
    const now = overview();
    slice.forEach((id, at) => {
      const youth = register.youths.get(id);
      const place = places[at];
      if (youth === undefined || !youth.isAlone || place === undefined || place === null) return;
      const estimate = estimateMs(place.place, place.places, now.medianLengthMs);
      if (isNews(youth.toldPlace, place.place) || isNews(youth.toldEstimateMs, estimate))
        youth.tell({ t: 'place', ...placeTold(youth, place, now) });
    });
    await nextTurn();
  }
}
