import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { StaffEvent } from '../../lib/staff-state.ts';

/** Who came or went, or how an offer ended: between the texts, where it happened. */
export function EventLine({ entry }: { entry: StaffEvent }) {
  const t = useMessages();
  const language = usePageLanguage();
  return (
    <p className="event-line" data-event={entry.event}>
      <span>{inWords(t, entry)}</span>{' '}
      <time dateTime={new Date(entry.at).toISOString()}>{timeOfDay(entry.at, language)}</time>
    </p>
  );
}

function inWords(t: ReturnType<typeof useMessages>, { event, mode, person }: StaffEvent): string {
  const names = { name: person.nameShown };
  return event === 'done' && mode === 'consultation'
    ? t['handover.event.advises'](names)
    : t[`handover.event.${event}`](names);
}
