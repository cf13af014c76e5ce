/**
 * The line, and all that a conversation needs, taken up soon after the page is shown: in one order, whether or not one goes in, so that whoever
 * watches the network sees the same of somebody who reads as of somebody who talks (PAGE.md, "What the network shows").
 */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { YouthClient } from '../client/youth-client.ts';
import { makeClient } from './client.ts';
import { loadNotice, loadReader, loadWords } from './loading.ts';
import { refill } from './refill.ts';
import type { Surroundings } from './shell.ts';

/** One after the other; what the way in needs comes first. The conversation with its cryptography is the last. */
const STEPS = ['way-in', 'pictograms', 'inside', 'front'] as const;
type Step = (typeof STEPS)[number];

/** No longer does anybody wait for another's turn: what hangs keeps nothing else out. */
const PATIENCE_MS = 3_000;

const later = () => import('./loading-later.ts');

type Loading = Omit<Surroundings, 'root' | 'exitLink' | 'exit' | 'restart'>;

export class Warm {
  readonly client: YouthClient;
  /** Here because it is needed once one has gone in, and must not be asked for then. */
  readonly refill = refill;
  #language: PageLanguage;
  #steady = true;
  /** What each step has come to, whatever that is. */
  readonly #turns = new Map<Step, Promise<unknown>>();
  /** Fetched ahead, to be read once: it may be another when it is asked for again. */
  #told: NoticeTold | null = null;

  constructor(content: YouthContent) {
    this.#language = content.language;
    this.#begin(content.language);
    this.client = makeClient(content, () => this.#turn('front').then(() => import('../client/conversation.ts')));
    this.client.connect();
  }

  /** What the page loads once one goes in, each in its turn: it has come by then, or is on its way. */
  loading(): Loading {
    return {
      loadWords,
      loadReader: (language) => this.#turn('way-in').then(() => loadReader(language)),
      loadNotice: async (language, notice) =>
        (notice === null ? await this.#notice(language) : null) ?? loadNotice(language, notice),
      loadPictograms: () => this.#turn('pictograms').then(async () => (await later()).loadPictograms()),
      loadInside: (language) => this.#turn('inside').then(async () => (await later()).loadInside(language)),
      loadFront: async (language) => (await later()).loadFront(language),
      loadContent: async (language) => (await later()).loadContent(language),
      loadFind: async (language) => (await later()).loadFind(language),
      loadPlaces: async () => (await later()).loadPlaces(),
      loadSafety: async (language) => (await later()).loadSafety(language),
      loadMissing: async (language) => (await later()).loadMissing(language),
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
        return (await later()).loadPictograms();
      case 'inside':
        return (await later()).loadInside(language);
      case 'front':
        return (await later()).loadFront(language);
    }
  }
}
