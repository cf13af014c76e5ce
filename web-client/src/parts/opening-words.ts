import type { CardMessages } from 'virtual:catalogue/sv/card';
import { openingAt } from '@dorren/shared/directory/opening.ts';
import { wallClock } from '@dorren/shared/directory/stockholm-clock.ts';
import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { openingTime } from '@dorren/shared/protocol/waiting-time.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** After so long a weekday's name could be another week's. */
const A_WEEKDAY_IS_ENOUGH_MS = 6 * DAY_MS;
const LOCALES = { sv: 'sv-SE', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<PageLanguage, string>;

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

function whenInWords(at: number, now: number, language: PageLanguage): string {
  const clock = wallClock(at);
  if (clock.date === wallClock(now).date) return clock.time;
  if (at - now < A_WEEKDAY_IS_ENOUGH_MS) return openingTime(at, language);
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Stockholm',
  }).format(at);
}
