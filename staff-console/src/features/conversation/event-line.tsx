import { timeOfDay } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { BubbleFoot } from '../../components/talk/bubble.tsx';
import type { StaffCard, StaffEvent } from '../../lib/staff-state.ts';

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

/** A card that one has given, or the colleague of this name has. */
export function CardGiven({ entry, by }: { entry: StaffCard; by: string | null }) {
  const t = useMessages();
  const { card, from, mark, at } = entry;
  return (
    <div className="bubble card-given" data-from={from}>
      <span className="bubble-author">
        {by === null ? t['handover.cardGiven']() : t['handover.cardGivenBy']({ name: by })}
      </span>
      <p dir="auto" lang={card.language}>
        {card.name}
      </p>
      {card.telephone !== null && (
        <p className="card-given-number">
          <bdi dir="ltr">{card.telephone}</bdi>
        </p>
      )}
      <BubbleFoot at={at} mark={from === 'counsellor' ? mark : null} />
    </div>
  );
}
