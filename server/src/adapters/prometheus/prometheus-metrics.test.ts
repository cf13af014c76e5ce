import { REFUSAL_CODES } from '@dorren/shared/protocol/codes.ts';
import { OFFER_OUTCOMES } from '@dorren/shared/protocol/referral.ts';
import { CLAIM_OVER } from '@dorren/shared/protocol/staff-messages.ts';
import { expect, it } from 'vitest';
import { prometheusMetrics } from './prometheus-metrics.ts';

const NOTHING = {
  ...{ connections: 0, unjoined: 0, waiting: 0, open: 0, interrupted: 0, onDuty: 0 },
  ...{ workLevel: 0, workSpent: 0, sharesCounted: 0 },
};

it('S1, T5: nothing is told of concerns, whatever happens, by any name or label', async () => {
  const { counters, render } = prometheusMetrics();
  for (const code of REFUSAL_CODES) counters.refused(code);
  for (const outcome of CLAIM_OVER) counters.claimOver(outcome);
  for (const outcome of OFFER_OUTCOMES) counters.offerOver('join', outcome);
  counters.ended('youth');
  const { text } = await render(NOTHING);
  expect(text).toContain('dorren_refusals_total{code="out-of-state"} 2');
  expect(text).not.toMatch(/concern/i);
});
