/** Whoever plays a visit by keyboard: at a browser that is searched, or rehearsing it at one that is not. */
import type { Screen } from './device/screen.ts';

/** How many presses of Tab lead to each thing that a visit meets, in its order; fewer than none: with Shift. */
export type Way = readonly number[];

export interface Hand {
  /** Moves the focus to what is read out by this name. `back`: it stands before where the focus is. */
  to(name: string, back?: 'back'): Promise<void>;
  /** Return, where it changes the screen. */
  enter(): Promise<void>;
  /** Other keys, by their names under X11. */
  press(...keys: ('Up' | 'space')[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Something has come from elsewhere. */
  sees(): Promise<void>;
}

const LOADED_MS = 450;

/** Knows the way by heart, since nothing but pixels comes back from the browser. */
export class RealHand implements Hand {
  readonly #screen: Screen;
  readonly #way: Iterator<number>;

  constructor(screen: Screen, way: Way) {
    this.#screen = screen;
    this.#way = way[Symbol.iterator]();
  }

  async to(name: string): Promise<void> {
    const tabs = this.#way.next().value;
    if (tabs === undefined) throw new Error(`${name} was not rehearsed`);
    const keys = Array.from({ length: Math.abs(tabs) }, () => (tabs < 0 ? 'shift+Tab' : 'Tab'));
    if (keys.length > 0) await this.#screen.press(...keys);
  }

  async enter(): Promise<void> {
    await this.#screen.pressAndSee('Return');
    await this.sees();
  }

  async press(...keys: string[]): Promise<void> {
    await this.#screen.press(...keys);
  }

  async type(text: string): Promise<void> {
    await this.#screen.type(text);
  }

  sees(): Promise<void> {
    return this.#screen.rests(LOADED_MS);
  }
}
