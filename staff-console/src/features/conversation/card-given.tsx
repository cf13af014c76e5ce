import type { GivenCard } from '@dorren/shared/protocol/items.ts';
import { useMessages } from '../../components/messages.tsx';
import { BubbleFoot } from '../../components/talk/bubble.tsx';
import type { StaffCard } from '../../lib/staff-state.ts';

/** A card that one has given, or the colleague of this name has. */
export function CardGiven({ entry, by }: { entry: StaffCard; by: string | null }) {
  const t = useMessages();
  const { card, from, mark, at } = entry;
  const isWhatNow = card.kind === 'what-now';
  return (
    <div className="bubble card-given" data-from={from}>
      <span className="bubble-author">
        {by === null
          ? t[isWhatNow ? 'reporting.log.card' : 'handover.cardGiven']()
          : t[isWhatNow ? 'reporting.log.cardBy' : 'handover.cardGivenBy']({ name: by })}
      </span>
      <CardWords card={card} />
      <BubbleFoot at={at} mark={from === 'counsellor' ? mark : null} />
    </div>
  );
}

function CardWords({ card }: { card: GivenCard }) {
  if (card.kind === 'what-now')
    return (
      <>
        <p dir="auto" lang={card.language}>
          <strong>{card.heading}</strong>
        </p>
        <p dir="auto" lang={card.language}>
          {card.text}
        </p>
      </>
    );
  return (
    <>
      <p dir="auto" lang={card.language}>
        {card.name}
      </p>
      {card.telephone !== null && (
        <p className="card-given-number">
          <bdi dir="ltr">{card.telephone}</bdi>
        </p>
      )}
    </>
  );
}
