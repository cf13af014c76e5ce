/**
 * The line, and all that a conversation needs, taken up soon after the page is shown: in one order, whether or not one goes in, so that whoever
 * watches the network sees the same of somebody who reads as of somebody who talks (PAGE.md, "What the network shows").
 */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import { DOOR_STATES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { ESTIMATE_BUCKETS } from '@dorren/shared/protocol/waiting-time.ts';
import type { YouthClient } from '../client/youth-client.ts';
import { makeClient } from './client.ts';
import { loadNotice, loadReader } from './loading.ts';
import type { DoorSign } from './page-state.ts';
import { type Shell, type Surroundings, startShell } from './shell.ts';
import { loadWords } from './words.ts';

/** One after the other; what the way in needs comes first. The conversation with its cryptography is the last. */
const STEPS = ['way-in', 'pictograms', 'inside', 'front'] as const;
type Step = (typeof STEPS)[number];

/** No longer does anybody wait for another's turn: what hangs keeps nothing else out. */
const PATIENCE_MS = 3_000;

const loadLater = () => import('./loading-later.ts');

type Around = 'root' | 'exitLink' | 'exit' | 'restart';
type Loading = Omit<Surroundings, Around>;

/** `goesIn`: first sight need not be drawn again. */
type Beginning = Pick<Surroundings, Around> & { goesIn: boolean };

export class Warm {
  readonly client: YouthClient;
  readonly #content: YouthContent;
  #shell: Shell | null = null;
  #language: PageLanguage;
  #steady = true;
  #refill: (() => void) | null = null;
  /** What each step has come to, whatever that is. */
  readonly #turns = new Map<Step, Promise<unknown>>();
  /** Fetched ahead, to be read once: it may be another when it is asked for again. */
  #told: NoticeTold | null = null;

  constructor(content: YouthContent) {
    this.#content = content;
    this.#language = content.language;
    this.#begin(content.language);
    this.client = makeClient(content, () => this.#turn('front').then(() => import('../client/conversation.ts')));
    this.client.connect();
  }

  /** Draws the page from now on, in the place of what was sent. Once: later it is the one that there is. */
  async start({ goesIn, ...around }: Beginning): Promise<Shell> {
    const { language } = this.#content;
    const loading = this.#loading();
    const [words, front] = await Promise.all([loadWords(language), goesIn ? null : loading.loadFront(language)]);
    this.#shell ??= startShell({ ...loading, ...around }, this.#content, doorSign(around.root.dataset), words, front);
    return this.#shell;
  }

  /** What the page loads once one goes in, each in its turn: it has come by then, or is on its way. */
  #loading(): Loading {
    return {
      loadWords,
      loadReader: (language) => this.#turn('way-in').then(() => loadReader(language)),
      loadNotice: async (language, notice) =>
        (notice === null ? await this.#notice(language) : null) ?? loadNotice(language, notice),
      loadPictograms: () => this.#turn('pictograms').then(async () => (await this.#later()).loadPictograms()),
      loadInside: (language) => this.#turn('inside').then(async () => (await this.#later()).loadInside(language)),
      loadFront: async (language) => (await this.#later()).loadFront(language),
      loadContent: async (language) => (await this.#later()).loadContent(language),
      loadFind: async (language) => (await this.#later()).loadFind(language),
      loadPlaces: async () => (await this.#later()).loadPlaces(),
      loadSafety: async (language) => (await this.#later()).loadSafety(language),
      loadMissing: async (language) => (await this.#later()).loadMissing(language),
      speaks: (language) => this.#begin(language),
      startClient: async (_, changed) => {
        this.client.subscribe(changed);
        changed(this.client.state);
        return this.client;
      },
      setSteady: (steady) => {
        this.#steady = steady;
        this.client.setSteady(steady);
        this.#begin(this.#language);
      },
    };
  }

  /** Puts something else where the visit was in memory. It comes with the first that is loaded later: before anything can be said. */
  refill(): void {
    this.#refill?.();
  }

  async #later(): ReturnType<typeof loadLater> {
    const later = await loadLater();
    this.#refill = later.refill;
    return later;
  }

  /** When it has been this step's turn. */
  async #turn(step: Step): Promise<void> {
    if (!this.#steady) return;
    await Promise.race([this.#turns.get(step), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  /** The door's, if it has been fetched and nobody has had it. */
  async #notice(language: string): Promise<NoticeTold | null> {
    await this.#turn('way-in');
    const told = this.#told?.asked === language ? this.#told : null;
    this.#told = null;
    return told;
  }

  #begin(language: PageLanguage): void {
    this.#language = language;
    if (!this.#steady) return;
    let before: Promise<unknown> = Promise.resolve();
    for (const step of STEPS) {
      before = before.then(() => this.#load(step, language)).catch(() => null);
      this.#turns.set(step, before);
    }
  }

  async #load(step: Step, language: PageLanguage): Promise<unknown> {
    if (!this.#steady || language !== this.#language) return;
    switch (step) {
      case 'way-in': {
        const [told] = await Promise.all([loadNotice(language, null), loadReader(language)]);
        this.#told = told;
        return;
      }
      case 'pictograms':
        return (await this.#later()).loadPictograms();
      case 'inside':
        return (await this.#later()).loadInside(language);
      case 'front':
        return (await this.#later()).loadFront(language);
    }
  }
}

function doorSign({ door, estimate, opensAt }: DOMStringMap): DoorSign {
  return {
    state: DOOR_STATES.find((state) => state === door) ?? 'closed',
    estimate: ESTIMATE_BUCKETS.find((bucket) => bucket === estimate) ?? 'unknown',
    opensAt: opensAt ? Number(opensAt) : null,
  };
}
