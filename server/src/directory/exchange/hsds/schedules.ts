import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';

/** Days of RFC 5545 section 3.3.10, beginning on Monday as ours do. */
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Fields of a `schedule` of HSDS that are about the week. */
export interface Weekly {
  readonly freq: 'WEEKLY';
  readonly wkst: 'MO';
  readonly byday: string;
  readonly opens_at: string;
  readonly closes_at: string;
}

/** The usual week for those who read schedules: days that open and close alike together. Holidays and exceptions are not in it. */
export function weekly({ always, week }: DirectoryHours): Weekly[] {
  const allDay = [{ from: '00:00', to: '24:00' }];
  const days = new Map<string, Weekly & { readonly days: string[] }>();
  for (const [index, day] of DAYS.entries()) {
    for (const { from, to } of (always ? allDay : week[index]) ?? []) {
      const alike = days.get(`${from}-${to}`);
      if (alike) alike.days.push(day);
      else
        days.set(`${from}-${to}`, {
          freq: 'WEEKLY',
          wkst: 'MO',
          byday: '',
          opens_at: from,
          closes_at: to,
          days: [day],
        });
    }
  }
  return [...days.values()].map(({ days: on, ...schedule }) => ({ ...schedule, byday: [...new Set(on)].join(',') }));
}

/** Hours of another's schedules; null if there is one that is not of every week, or not written so. */
export function fromSchedules(schedules: readonly Readonly<Record<string, unknown>>[]): unknown {
  if (schedules.length === 0) return null;
  const week: { from: unknown; to: unknown }[][] = DAYS.map(() => []);
  for (const { freq, interval, byday, opens_at: from, closes_at: to, valid_from, valid_to } of schedules) {
    const days =
      typeof byday === 'string' ? byday.split(',').map((day) => (DAYS as readonly string[]).indexOf(day.trim())) : [-1];
    const everyWeek = freq === 'WEEKLY' && (interval ?? 1) === 1 && valid_from === undefined && valid_to === undefined;
    if (!everyWeek || days.includes(-1)) return null;
    for (const day of days) week[day]?.push({ from: clock(from), to: clock(to) });
  }
  return { always: false, week, holidays: 'as-usual', exceptions: [] };
}

/** Without seconds and offset, which others write. */
function clock(time: unknown): unknown {
  return typeof time === 'string' ? time.slice(0, 'HH:MM'.length) : time;
}
