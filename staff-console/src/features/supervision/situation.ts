import type { Supervision } from '@dorren/shared/protocol/staff-messages.ts';

/** How things stand, so that one sentence can say it. */
export type Situation = 'nobody-on-duty' | 'full' | 'waiting' | 'calm';

export function situation(counts: Supervision): Situation {
  if (counts.onDuty === 0) return 'nobody-on-duty';
  if (counts.waiting > 0) return counts.freePlaces > 0 ? 'waiting' : 'full';
  return 'calm';
}
