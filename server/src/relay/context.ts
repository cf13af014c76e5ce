/** What every connection of a hub has in common. */
import type { Bus } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { Counters } from '../ports/counters.ts';
import type { Flusher } from './flusher.ts';
import type { RelaySettings } from './settings.ts';

export interface RelayContext {
  readonly clock: Clock;
  readonly counters: Counters;
  readonly bus: Bus;
  readonly settings: RelaySettings;
  readonly flusher: Flusher;
  readonly onFault: (error: unknown) => void;
}
