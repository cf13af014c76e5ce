/** A place as one of a list: `0180`, or with a district `0180/Rinkeby`. Pure. */
import type { Place } from '@dorren/shared/directory/place.ts';
import { MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';

export function placeId({ municipality, district }: Place): string {
  return district === undefined ? municipality : `${municipality}/${district}`;
}

/** Undefined for what is no such id. */
export function placeOf(id: string): Place | undefined {
  const municipality = MUNICIPALITY_CODES.find((code) => code === id.slice(0, 4));
  if (municipality === undefined) return undefined;
  return id.length > 5 ? { municipality, district: id.slice(5) } : { municipality };
}
