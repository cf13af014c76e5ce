/** Whoever is in the trial: somebody with a tab that can die, who does what they do turn by turn until they go. */
import type { Chance } from '../../demo/chance.ts';
import type { Network } from '../fixtures/network.ts';
import type { Habits } from './habits.ts';
import type { House } from './house.ts';
import type { Observer } from './observer.ts';
import type { Tap } from './tap.ts';

export const TURN_MS = 200;

export interface PersonParts {
  name: string;
  house: House;
  observer: Observer;
  chance: Chance;
  habits: Habits;
  way: Network;
  instead?: Tap['instead'];
}

interface MortalTab {
  die(): void;
  close(): void;
}

export abstract class Person<Parts extends PersonParts, Tab extends MortalTab> {
  readonly way: Network;
  protected readonly parts: Parts;
  protected current: Tab | null = null;
  /** Nothing is done of their own accord any more. */
  protected stays = false;
  protected goes = false;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: Parts) {
    this.parts = parts;
    this.way = parts.way;
    this.#timer = setInterval(() => this.turn(), TURN_MS);
  }

  get tab(): Tab | null {
    return this.current;
  }

  /** From here on nobody says anything or leaves of their own accord, and whoever is out stays out. */
  stay(): void {
    this.stays = true;
  }

  /** What they have in hand is no more, and says nothing. */
  die(): void {
    this.current?.die();
  }

  leave(): void {
    this.goes = true;
    clearInterval(this.#timer);
    this.current?.close();
  }

  protected abstract turn(): void;
}
