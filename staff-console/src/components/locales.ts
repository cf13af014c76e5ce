import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';

/** Locales for dates and for React Aria; Arabic with the digits that stand on telephones and clocks in Sweden. */
export const LOCALES = {
  sv: 'sv-SE',
  en: 'en-GB',
  ar: 'ar-u-nu-latn-ca-gregory',
} as const satisfies Record<PageLanguage, string>;

/** For texts in another language than the page's. */
export const DIRECTIONS = {
  sv: 'ltr',
  en: 'ltr',
  ar: 'rtl',
  so: 'ltr',
  fa: 'rtl',
  prs: 'rtl',
  ckb: 'rtl',
  kmr: 'ltr',
  tr: 'ltr',
  ti: 'ltr',
} as const satisfies Record<ConversationLanguage, string>;

const TIME_ZONE = 'Europe/Stockholm';

/** Hours and minutes in Sweden, of milliseconds since 1970. */
export function timeOfDay(at: number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
}

/** A date in words. */
export function dateInWords(at: number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: TIME_ZONE, dateStyle: 'long' }).format(at);
}

/** A month such as `2026-11` in words. */
export function monthInWords(month: string, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${month}-15T12:00Z`),
  );
}

/** A date and a time in words. */
export function dateAndTime(at: number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: TIME_ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}

/** Monday is 0. */
export function weekdayName(day: number, language: PageLanguage): string {
  // 1 January 2024 was a Monday.
  const date = Date.UTC(2024, 0, 1 + day, 12);
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', weekday: 'long' }).format(date);
}
