/** How series, their parts and what changed in them are called. */
import { BINDINGS, ROUTINE, type SeriesRow } from '@dorren/shared/protocol/texts.ts';
import type { Messages } from '../../components/messages.tsx';
import type { RowId, Wording } from './compared-bodies.ts';
import type { NamesKnown } from './names-known.tsx';
import type { PartId } from './savable.ts';

export function seriesName(t: Messages, { series, name }: Pick<SeriesRow, 'series' | 'name'>): string {
  if (series === BINDINGS) return t['bindings.title']();
  return series === ROUTINE ? t['texts.routine']() : t['texts.notice']({ name });
}

export function partName(t: Messages, part: PartId): string {
  const language = t[`language.${part.language}`]();
  return part.of === 'text'
    ? t['texts.part.text']({ language, level: t[`texts.level.${part.level}`]() })
    : t[`texts.part.${part.of}`]({ language });
}

export function rowName(t: Messages, names: NamesKnown, row: RowId): string {
  switch (row.of) {
    case 'door':
      return t['bindings.door']();
    case 'bound':
      return names.whom(row);
    case 'step':
      return t['texts.step']({ number: row.number });
    case 'section':
      return t[`texts.section.${row.section}`]();
    case 'telling':
      return t['texts.tellingTo']({ age: t[`texts.age.${row.age}`]() });
    case 'card':
      return t['texts.cardOf']({ step: t[`texts.card.${row.step}`]() });
    default:
      return t[`texts.row.${row.of}`]();
  }
}

export const wordingOf = (t: Messages, names: NamesKnown): Wording => ({
  notice: names.notice,
  pictogram: (pictogram) => t[`texts.pictogram.${pictogram}`](),
  ticked: (ticked) => (ticked ? t['texts.yes']() : t['texts.no']()),
  right: (right) => (right ? t['texts.rightAnswer']() : t['texts.wrongAnswer']()),
});
