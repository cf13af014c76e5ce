import { expect, it } from 'vitest';
import { prometheusMetrics } from './prometheus-metrics.ts';

const NOTHING = { connections: 0, unjoined: 0, waiting: 0, open: 0, interrupted: 0, onDuty: 0 };

it('S1, T5: of concerns tells how many are over, and never how', async () => {
  const { counters, render } = prometheusMetrics();
  counters.concernOver();
  counters.concernOver();
  const lines = (await render(NOTHING)).text.split('\n').filter((line) => line.startsWith('dorren_concern'));
  expect(lines).toEqual(['dorren_concerns_over_total 2']);
});
