import type { Area } from '../protocol/directory.ts';
import type { MunicipalityCode } from '../protocol/values.ts';

/** Where somebody lives or stays, as far as they say it. */
export interface Place {
  municipality: MunicipalityCode;
  /** By the name that the directory has for it. */
  district?: string;
}

/** From the nearest: 0 is made for just this district. */
export const NEARNESS = ['district', 'municipality', 'part-of-municipality', 'county', 'country'] as const;
export type Nearness = (typeof NEARNESS)[number];
export const NOT_THERE = NEARNESS.length;

/**
 * How near a unit that serves these areas is, as an index of {@link NEARNESS}; {@link NOT_THERE} if it does not serve the place. A unit
 * of a neighbouring municipality does not: it would turn one away. One of another part of the same municipality serves the place only
 * while nobody has said which part.
 */
export function nearness(areas: readonly Area[], place: Place): number {
  return Math.min(NOT_THERE, ...areas.map((area) => ofArea(area, place)));
}

function ofArea(area: Area, { municipality, district }: Place): number {
  switch (area.kind) {
    case 'country':
      return NEARNESS.indexOf('country');
    case 'county':
      return NEARNESS.indexOf('county');
    case 'municipality':
      return area.code === municipality ? NEARNESS.indexOf('municipality') : NOT_THERE;
    case 'district':
      if (area.municipality !== municipality) return NOT_THERE;
      if (district === undefined) return NEARNESS.indexOf('part-of-municipality');
      return area.name === district ? NEARNESS.indexOf('district') : NOT_THERE;
  }
}
