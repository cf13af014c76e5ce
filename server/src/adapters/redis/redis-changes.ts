import { randomBytes } from 'node:crypto';
import { CHANGED, type Changed, type Changes } from '../../ports/changes.ts';
import { changedIn, type Told } from './announced.ts';
import type { Touch } from './touch.ts';

const NOTHING_ELSE = { effects: [], queueMoved: false, excluded: [], declined: [] };
const NONCE_BYTES = 9;

/** Goes with the announcements, so that none is missed while touch is not lost; and when it was, anything may have changed. */
export class RedisChanges implements Changes {
  readonly #touch: Touch;

  /** What could not be told. */
  readonly #untold = new Set<Changed>();

  constructor(touch: Touch) {
    this.#touch = touch;
    touch.onRegained(() => {
      const untold = [...this.#untold];
      this.#untold.clear();
      for (const what of untold) void this.tell(what);
    });
  }

  /** The change itself is done, so it does not fail: others are told as soon as they can be. */
  async tell(what: Changed): Promise<void> {
    try {
      await this.#tell(what);
    } catch {
      this.#untold.add(what);
    }
  }

  onTold(listener: (what: Changed) => void): () => void {
    const stops = [
      this.#touch.onAnnounced((announced) => {
        const changed = changedIn(announced);
        if (changed !== null && changed !== undefined && changed.by !== this.#touch.name) listener(changed.what);
      }),
      this.#touch.onRegained(() => {
        for (const what of CHANGED) listener(what);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async #tell(what: Changed): Promise<void> {
    const { keys, timing, name } = this.#touch;
    const told: Told = { ...NOTHING_ELSE, changed: { what, by: name } };
    const nonce = randomBytes(NONCE_BYTES).toString('base64url');
    const [nobody, nothingToCheck, nothingToWrite, nobodyBarred] = ['', '0', '0', '0'];
    await this.#touch.commit(nonce, [
      ...[nonce, keys.announced, String(timing.lifeMs), String(timing.logMs), JSON.stringify(told)],
      ...[nobody, nothingToCheck, nothingToWrite, nobodyBarred],
    ]);
  }
}
