import { wallClock } from '@dorren/shared/directory/stockholm-clock.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';

/** The card without hours of days that are over: they tell nothing, and a card must fit into one item. `now`: milliseconds since 1970. */
export function withoutPastDays(card: ReferralCard, now: number): ReferralCard {
  const { hours } = card;
  if (hours === null) return card;
  const today = wallClock(now).date;
  return { ...card, hours: { ...hours, exceptions: hours.exceptions.filter(({ date }) => date >= today) } };
}
