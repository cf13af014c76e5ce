import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import type { Chance } from './chance.ts';
import type { Stories } from './stories.ts';

/** What simulated people live in. */
export interface Surroundings {
  /** Scheme and host of the service. */
  origin: string;
  /** The service's own words and centre, as every youth's page gets them. */
  content: Readonly<Record<PageLanguage, YouthContent>>;
  stories: Stories;
  chance: Chance;
  /** For the clients: as it is. */
  clock: Clock;
  /** For the people: as fast as they live. */
  livingClock: Clock;
  /** Conversations of simulated youths; any other is a visitor's. */
  simulated: Set<string>;
}

/** Writing takes a while, but nobody waits for an essay. Milliseconds. */
export function typingMs(text: string): number {
  return Math.min(1_500 + text.length * 45, 7_000);
}

export function socketAddress(origin: string, path: string): string {
  return origin.replace(/^http/, 'ws') + path;
}
