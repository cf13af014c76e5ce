import type { PageLanguage } from './values.ts';

const LOCALES = { sv: 'sv-SE', en: 'en-GB', ar: 'ar-u-nu-latn' } as const satisfies Record<PageLanguage, string>;

/** Weekday and time of day in Stockholm, in words of the language: "måndag 16:00". `at`: milliseconds since 1970. */
export function openingTime(at: number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Stockholm',
  }).format(at);
}
