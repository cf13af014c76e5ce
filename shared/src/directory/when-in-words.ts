import { openingTime } from '../protocol/opening-time.ts';
import type { PageLanguage } from '../protocol/values.ts';
import { wallClock } from './stockholm-clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** After so long a weekday's name could be another week's. */
const A_WEEKDAY_IS_ENOUGH_MS = 6 * DAY_MS;
const LOCALES = { sv: 'sv-SE', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<PageLanguage, string>;

/** When a place opens or closes, in Stockholm, as short as it can be said `now`: the time, the weekday with it, or the date with it. */
export function whenInWords(at: number, now: number, language: PageLanguage): string {
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
