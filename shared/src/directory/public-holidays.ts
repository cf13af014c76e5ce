/**
 * Public holidays in Sweden, and the three eves that are treated as such.
 *
 * The days are those of the act on public holidays (lag 1989:253), but for Sundays, which have hours of their own. The eves
 * of Midsummer, Christmas and New Year are no public holidays in that act; the act on counting time (lag 1930:173, section 2)
 * equates them, and so does nearly everybody who says "closed on public holidays".
 */

const DAY_MS = 24 * 60 * 60 * 1000;

/** After Easter Sunday, in days. */
const BY_EASTER = { goodFriday: -2, easterSunday: 0, easterMonday: 1, ascension: 39, whitSunday: 49 } as const;
/** Month and day. */
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'] as const;
const SATURDAY = 6;

const known = new Map<number, ReadonlySet<string>>();

/** `date`: YYYY-MM-DD in Sweden. */
export function isPublicHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  let days = known.get(year);
  if (!days) {
    days = publicHolidays(year);
    known.set(year, days);
  }
  return days.has(date);
}

/** Dates as YYYY-MM-DD. `year`: 1983 or later in the Gregorian calendar. */
export function publicHolidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  const midsummerDay = firstSaturdayFrom(Date.UTC(year, 5, 20));
  const days = [
    ...Object.values(BY_EASTER).map((after) => easter + after * DAY_MS),
    midsummerDay - DAY_MS,
    midsummerDay,
    // All Saints' Day.
    firstSaturdayFrom(Date.UTC(year, 9, 31)),
  ];
  return new Set([...FIXED.map((day) => `${year}-${day}`), ...days.map(dateOf)]);
}

/**
 * Easter Sunday at midnight UTC, in milliseconds since 1970: the "anonymous" Gregorian algorithm
 * (J. Meeus, Astronomical Algorithms, 2nd edition, chapter 9), whose names are kept.
 */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

function firstSaturdayFrom(day: number): number {
  return day + ((SATURDAY - new Date(day).getUTCDay() + 7) % 7) * DAY_MS;
}

const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10);
