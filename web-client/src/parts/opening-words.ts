import type { CardMessages } from 'virtual:catalogue/sv/card';
import { openingAt } from '@dorren/shared/directory/opening.ts';
import { whenInWords } from '@dorren/shared/directory/when-in-words.ts';
import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

/** Open or closed, and until when, in a sentence. */
export function openingWords(
  hours: DirectoryHours | null,
  now: number,
  language: PageLanguage,
  words: CardMessages,
): string {
  if (hours === null) return words['card.hoursUnknown']();
  if (hours.always) return words['card.always']();
  const { open, changesAt } = openingAt(hours, now);
  if (changesAt === null) return words[open ? 'card.open' : 'card.closed']();
  return words[open ? 'card.openUntil' : 'card.opens']({ when: whenInWords(changesAt, now, language) });
}
