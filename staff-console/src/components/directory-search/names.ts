/** Names of what an entry is made of, in the page's language. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Area, Competence } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import { pathTo } from '../competences/competence-tree.ts';
import type { Messages } from '../messages.tsx';

export function areaName(t: Messages, area: Area): string {
  switch (area.kind) {
    case 'country':
      return t['directory.area.country']();
    case 'county':
      return t['directory.area.county']();
    case 'municipality':
      return MUNICIPALITIES[area.code];
    case 'district':
      return t['directory.area.district']({ district: area.name, municipality: MUNICIPALITIES[area.municipality] });
  }
}

/** With what it belongs to, the broadest first: `Violence › Threats`. */
export function competencePath(list: readonly Competence[], id: string, language: PageLanguage): string {
  const path = pathTo(list, id).map((name) => inLanguage(name, language).text);
  return path.length === 0 ? id : path.join(' › ');
}

/** By the page's alphabet. */
export function byName(language: PageLanguage): (one: string, other: string) => number {
  return new Intl.Collator(language).compare;
}
