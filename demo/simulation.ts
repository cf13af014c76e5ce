import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import { youthContent } from '@dorren/shared/protocol/content.ts';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import * as v from 'valibot';
import { makeCentre, type SignIn } from './centre.ts';
import { Chance } from './chance.ts';
import { Colleague } from './colleague.ts';
import { readStories, type Story } from './stories.ts';
import type { Surroundings } from './surroundings.ts';
import { pacedClock } from './watching.ts';
import { simulateYouth } from './youth.ts';

/** Somebody new comes this often on average, unless enough are there already. */
const MEAN_ARRIVAL_MS = 25_000;
/** Simulated youths at once, waiting and talking. */
const MOST_YOUTHS = 7;
/** There from the start, so that the queue is not empty. */
const FIRST_YOUTHS = 3;

export interface SimulationOptions {
  origin: string;
  setUpToken: string;
  /** Who may show the door in a frame. */
  partners: readonly string[];
  sodium: SumoSodium;
  seed: number;
  /** 1 is as people live; 0.1 ten times as fast. */
  pace: number;
}

export interface Simulation {
  signIns: readonly SignIn[];
  /** Everybody leaves. */
  stop(): void;
}

/** Makes the centre and its people; resolves when the colleague is on duty and the first youths have set out. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { origin, sodium, seed, pace } = options;
  const { signIns, colleague: account } = await makeCentre(options);
  const around: Surroundings = {
    origin,
    content: await readContent(origin),
    stories: readStories(),
    chance: new Chance(seed),
    clock: systemClock,
    livingClock: pacedClock(systemClock, pace),
    simulated: new Set(),
  };
  const colleague = new Colleague(around, { sodium, ...account });
  await colleague.begin();

  const stopping = new AbortController();
  const present = new Set<Story>();
  const arrive = (): void => {
    // The same person is never there twice.
    const absent = around.stories.youths.filter((story) => !present.has(story));
    const story = absent[Math.floor(around.chance.next() * absent.length)];
    if (story === undefined || present.size >= MOST_YOUTHS) return;
    present.add(story);
    void simulateYouth(story, around, stopping.signal).finally(() => present.delete(story));
  };
  const goOn = (): void => {
    around.livingClock.after(around.chance.gap(MEAN_ARRIVAL_MS), () => {
      if (stopping.signal.aborted) return;
      arrive();
      goOn();
    });
  };
  for (let count = 0; count < FIRST_YOUTHS; count++) arrive();
  goOn();
  return {
    signIns,
    stop() {
      stopping.abort();
      colleague.close();
    },
  };
}

async function readContent(origin: string): Promise<Surroundings['content']> {
  const contents = await Promise.all(
    PAGE_LANGUAGES.map(async (language) => {
      const response = await fetch(`${origin}/content/${language}`);
      return [language, v.parse(youthContent, await response.json())] as const;
    }),
  );
  return Object.fromEntries(contents) as Surroundings['content'];
}
