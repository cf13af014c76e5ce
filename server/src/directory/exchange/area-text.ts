import type { Area } from '@dorren/shared/protocol/directory.ts';
import { MUNICIPALITIES, MUNICIPALITY_CODES, type MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import { escaped, unescaped } from './cells.ts';

/** An area as a person would write it: `country`, `county`, `Botkyrka`, `Stockholm: Kista`. */

export function writeArea(area: Area): string {
  if (area.kind === 'municipality') return MUNICIPALITIES[area.code];
  if (area.kind === 'district') return `${MUNICIPALITIES[area.municipality]}: ${escaped(area.name)}`;
  return area.kind;
}

/** Null if there is no such municipality; its code will do as well as its name. */
export function readArea(text: string): Area | null {
  const colon = text.indexOf(':');
  const of = (colon < 0 ? text : text.slice(0, colon)).trim();
  if (colon < 0 && (of === 'country' || of === 'county')) return { kind: of };
  const code = municipality(of);
  if (!code) return null;
  return colon < 0
    ? { kind: 'municipality', code }
    : { kind: 'district', municipality: code, name: unescaped(text.slice(colon + 1).trim()) };
}

function municipality(text: string): MunicipalityCode | undefined {
  const wanted = text.toLocaleLowerCase('sv');
  return MUNICIPALITY_CODES.find((code) => code === text || MUNICIPALITIES[code].toLocaleLowerCase('sv') === wanted);
}
