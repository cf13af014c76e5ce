/** Who is in a conversation, and what follows from that. Pure. */
import type { Colleague } from '@dorren/shared/protocol/staff-messages.ts';
import type { Conversation, StaffEntry, StaffEvent } from '../../lib/staff-state.ts';

const isEvent = (entry: StaffEntry): entry is StaffEvent => entry.kind === 'event';

export function isOver({ phase }: Pick<Conversation, 'phase'>): boolean {
  return phase === 'ended' || phase === 'distrusted';
}

/** Which colleague wrote it: whoever had come last by then. One who came before oneself is in no entry. */
export function colleagueThen(
  { messages, other }: Pick<Conversation, 'messages' | 'other'>,
  number: number,
): Colleague | null {
  const events = messages.filter(isEvent);
  const came = events.findLast((entry) => entry.event === 'joined' && entry.number < number);
  return came?.person ?? other ?? events[0]?.person ?? null;
}

/** Who wrote what was passed on: whoever was there when one came. */
export function introducer(conversation: Pick<Conversation, 'messages' | 'other'>): Colleague | null {
  return colleagueThen({ messages: conversation.messages, other: conversation.other }, 1);
}

/** Only whoever has been in longest may end it (SPEC H9). */
export function mayEnd({ phase, came, arriving, other, messages }: Conversation): boolean {
  if (isOver({ phase }) || arriving) return false;
  if (other === null || other.arriving || came !== 'join') return true;
  return messages.some((entry) => isEvent(entry) && entry.event === 'joined' && entry.person.staffId === other.staffId);
}

/** Three are in the room, or soon will be: each text then says whose it is. */
export function isShared({ other, messages }: Pick<Conversation, 'other' | 'messages'>): boolean {
  return other?.inRoom === true || messages.some((entry) => 'from' in entry && entry.from === 'colleague');
}

/** One is handing over and the colleague is on the way in: what is written now would reach nobody. */
export function isLeaving({ offer }: Pick<Conversation, 'offer'>): boolean {
  return offer?.mode === 'handover' && offer.stage === 'arriving';
}
