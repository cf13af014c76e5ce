import type { Counters } from './counters.ts';

/** Counts at one moment. */
export type GaugeName =
  | 'connections'
  | 'unjoined'
  | 'waiting'
  | 'open'
  | 'interrupted'
  | 'onDuty'
  | 'workLevel'
  | 'workSpent'
  | 'sharesCounted';

export interface Metrics {
  counters: Counters;
  /** Everything in the Prometheus text format, and its content type. */
  render(gauges: Readonly<Record<GaugeName, number>>): Promise<{ type: string; text: string }>;
}
