/** A youth who comes, waits, talks and goes, and comes again as somebody else: one place that is always taken while the trial goes on. */
import type { Chance } from '../../demo/chance.ts';
import type { Network } from '../fixtures/network.ts';
import { type Habits, padding } from './habits.ts';
import type { House } from './house.ts';
import type { Observer } from './observer.ts';
import type { Tap } from './tap.ts';
import { YouthTab } from './youth-tab.ts';

const TURN_MS = 200;
const AGAIN_MS = 1_500;
const STEADY_SHARE = 0.25;

export interface PersonParts {
  name: string;
  house: House;
  observer: Observer;
  chance: Chance;
  habits: Habits;
  way: Network;
  instead?: Tap['instead'];
}

export class Youth {
  readonly way: Network;
  readonly #parts: PersonParts;
  #tab: YouthTab | null = null;
  #visits = 0;
  #sayAt = 0;
  #leaveAt = 0;
  #comeAt = 0;
  /** Stays as long as there is somebody to talk with. */
  #stays = false;
  #goes = false;
  #timer: NodeJS.Timeout;

  constructor(parts: PersonParts) {
    this.#parts = parts;
    this.way = parts.way;
    this.#timer = setInterval(() => this.#turn(), TURN_MS);
  }

  get tab(): YouthTab | null {
    return this.#tab;
  }

  get visits(): number {
    return this.#visits;
  }

  /** In the queue, talking, or on the way there; false: over and told, or refused and told. */
  get isInside(): boolean {
    const phase = this.#tab?.client.state.visit.phase;
    return phase !== undefined && phase !== 'ended' && phase !== 'outside';
  }

  /** From here on nothing is said of their own accord, nobody leaves, and whoever is out stays out. */
  stay(): void {
    this.#stays = true;
  }

  sayOne(): boolean {
    return this.#tab?.say(padding(this.#parts.chance)) ?? false;
  }

  die(): void {
    this.#tab?.die();
  }

  leave(): void {
    this.#goes = true;
    clearInterval(this.#timer);
    this.#tab?.close();
  }

  #turn(): void {
    const now = performance.now();
    const { chance, habits } = this.#parts;
    const tab = this.#tab;
    if (tab === null || tab.isDead || tab.client.state.visit.phase === 'ended') {
      if (this.#stays) return;
      if (this.#comeAt === 0) this.#comeAt = now + chance.gap(AGAIN_MS);
      else if (now >= this.#comeAt) this.#come();
      return;
    }
    const { visit, door } = tab.client.state;
    if (visit.phase === 'outside') {
      if (door?.state === 'open' && now >= this.#comeAt && !this.#stays) {
        this.#comeAt = now + AGAIN_MS;
        void this.#join(tab);
      }
    } else if (visit.phase === 'talking') {
      if (visit.proposal !== null && visit.proposal.agreed === null) {
        const answer = chance.next() < 0.8 ? 'yes' : 'no';
        tab.client.answer(visit.proposal.offer, answer, visit.proposal.summary, null);
      }
      if (this.#stays) return;
      if (now >= this.#sayAt) {
        this.#sayAt = now + chance.gap(habits.sayMs);
        tab.say(padding(chance));
      }
      if (now >= this.#leaveAt) tab.client.leave();
    }
  }

  #come(): void {
    const { name, house, observer, chance, way, habits, instead } = this.#parts;
    this.#tab?.close();
    this.#comeAt = 0;
    const now = performance.now();
    this.#leaveAt = now + chance.gap(habits.stayMs);
    this.#sayAt = now + chance.gap(habits.sayMs);
    this.#tab = new YouthTab({
      name: `${name}-${++this.#visits}`,
      ...{ origin: way.origin, centre: house.root.centre, observer },
      steady: chance.next() < STEADY_SHARE,
      random: () => chance.next(),
      ...(instead ? { instead } : {}),
    });
    this.#tab.client.connect();
  }

  async #join(tab: YouthTab): Promise<void> {
    try {
      const notice = await this.#parts.house.notice();
      if (!this.#goes && !tab.isDead) tab.client.join({ notice, profile: { topics: ['marriage'] } });
    } catch {
      // No answer: asked for again at the next turn.
    }
  }
}
