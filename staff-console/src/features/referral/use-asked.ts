import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';
import { useState } from 'react';

/** How many requests there have been in all in this tab; counts up, so that each is told once. */
export function useAsked(requests: readonly ReferralRequest[]): number {
  const [seen, setSeen] = useState<{ offers: readonly string[]; count: number }>({ offers: [], count: 0 });
  const fresh = requests.filter(({ offer }) => !seen.offers.includes(offer)).length;
  if (fresh === 0 && seen.offers.length === requests.length) return seen.count;
  const next = { offers: requests.map(({ offer }) => offer), count: seen.count + fresh };
  setSeen(next);
  return next.count;
}
