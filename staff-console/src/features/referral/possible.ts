/** What can be done about a conversation just now, and if not, why not. Pure. */
import type { OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import type { Conversation, StaffEvent } from '../../lib/staff-state.ts';
import type { Step } from './referral-plan.ts';

/** Each is said in words; null when it can be done. */
export type Hindrance = 'over' | 'arriving' | 'side' | 'pending' | 'room' | 'interrupted' | 'handshake' | null;

export function hindrance(step: Step, conversation: Conversation): Hindrance {
  const { phase, arriving, offer, other, awaitsSide } = conversation;
  // What one looks up, or has written for oneself, hurts nobody and is at hand to the end.
  if (step === 'menu' || step === 'directory' || step === 'contact') return null;
  if (phase === 'ended' || phase === 'distrusted') return 'over';
  if (arriving) return 'arriving';
  if (step === 'card') {
    if (phase !== 'talking') return phase;
    return awaitsSide ? 'side' : null;
  }
  if (offer !== null) return 'pending';
  if (step === 'consultation') return null;
  if (other !== null) return 'room';
  if (step === 'return') return null;
  return phase === 'talking' ? null : phase;
}

type Outcome = StaffEvent & { event: OfferOutcome };

/** How the offer before ended, until the next is made; null for none, and for one that went well. */
export function lastFailure({ messages, offer }: Pick<Conversation, 'messages' | 'offer'>): Outcome | null {
  if (offer !== null) return null;
  const last = messages.findLast((entry): entry is Outcome => entry.kind === 'event' && entry.mode !== null);
  return last === undefined || last.event === 'done' ? null : last;
}
