import { openingAt } from '@dorren/shared/directory/opening.ts';
import { wallClock } from '@dorren/shared/directory/stockholm-clock.ts';
import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useMinute } from '../clock.tsx';
import { dateAndTime, dateInWords, timeOfDay, weekdayName } from '../locales.ts';
import { useMessages, usePageLanguage } from '../messages.tsx';
import { clockTimes, daysAlike } from './week-hours.ts';

/** Whether it is open just now, and until when. */
export function OpenNow({ hours }: { hours: DirectoryHours | null }) {
  const t = useMessages();
  const language = usePageLanguage();
  const now = useMinute();
  if (hours === null) return <span className="tag">{t['directory.hoursUnknown']()}</span>;
  const { open, changesAt } = openingAt(hours, now);
  const time = changesAt === null ? null : whenInWords(changesAt, now, language);
  return (
    <span className="tag" data-tone={open ? 'pine' : undefined}>
      {open
        ? time === null
          ? t['directory.openNow']()
          : t['directory.openUntil']({ time })
        : time === null
          ? t['directory.closedNow']()
          : t['directory.opensAt']({ time })}
    </span>
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** From that many days on the weekday would be the same again. */
const WEEK_AHEAD_MS = 6 * DAY_MS;

/** The time today, with its weekday within the week, and with its date after that. */
function whenInWords(at: number, now: number, language: PageLanguage): string {
  if (wallClock(at).date === wallClock(now).date) return timeOfDay(at, language);
  if (at - now > WEEK_AHEAD_MS) return dateAndTime(at, language);
  return `${weekdayName(wallClock(at).weekday, language)} ${timeOfDay(at, language)}`;
}

/** As far as exceptions are shown. */
const EXCEPTIONS_SHOWN = 6;

export function HoursInWords({ hours }: { hours: DirectoryHours }) {
  const t = useMessages();
  const language = usePageLanguage();
  const today = wallClock(useMinute()).date;
  if (hours.always) return <p>{t['directory.always']()}</p>;
  const { week, holidays, exceptions } = hours;
  const ahead = exceptions.filter(({ date }) => date >= today).slice(0, EXCEPTIONS_SHOWN);
  const times = (intervals: DirectoryHours['week'][number]) =>
    intervals.length === 0 ? t['hours.closed']() : <span dir="ltr">{clockTimes(intervals)}</span>;
  return (
    <dl className="facts hours-in-words">
      {daysAlike(week).map(({ from, to, intervals }) => (
        <div key={from}>
          <dt>
            {from === to
              ? weekdayName(from, language)
              : t['directory.days']({ from: weekdayName(from, language), to: weekdayName(to, language) })}
          </dt>
          <dd>{times(intervals)}</dd>
        </div>
      ))}
      {holidays !== 'as-usual' && (
        <div>
          <dt>{t['directory.holidays']()}</dt>
          <dd>{times(holidays)}</dd>
        </div>
      )}
      {ahead.map(({ date, intervals }) => (
        <div key={date}>
          <dt>{dateInWords(Date.parse(`${date}T12:00Z`), language)}</dt>
          <dd>{times(intervals)}</dd>
        </div>
      ))}
    </dl>
  );
}
