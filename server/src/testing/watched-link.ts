import type { RedisArgument } from '@redis/client';
import type { Keys } from '../adapters/redis/keys.ts';
import type { Link } from '../adapters/redis/redis-link.ts';
import { SCRIPTS, type Script } from '../adapters/redis/scripts.ts';

const MARK = 'mark ';

/** A connection of which a test can tell whether something is under way on it. */
export class WatchedLink implements Link {
  readonly #link: Link;
  readonly #marks = new Map<string, () => void>();
  readonly #channels = new Set<string>();
  #running = 0;
  #marked = 0;

  constructor(link: Link) {
    this.#link = link;
  }

  get isBusy(): boolean {
    return this.#running > 0;
  }

  run(script: Script, keys: Keys, args: readonly string[]): Promise<unknown> {
    const running = this.#link.run(script, keys, args);
    // That it is there a node says all the time.
    return script === SCRIPTS.beat ? running : this.#watch(running);
  }

  publish(channel: string, message: RedisArgument): Promise<boolean> {
    return this.#watch(this.#link.publish(channel, message));
  }

  subscribe(channel: string, listener: (message: Buffer) => void): Promise<void> {
    this.#channels.add(channel);
    return this.#link.subscribe(channel, (message) => {
      const mark = message.length < 40 ? message.toString() : '';
      if (mark.startsWith(MARK)) this.#marks.get(mark)?.();
      else listener(message);
    });
  }

  unsubscribe(channel: string): Promise<void> {
    this.#channels.delete(channel);
    return this.#link.unsubscribe(channel);
  }

  restart(): Promise<void> {
    return this.#link.restart();
  }

  close(): void {
    this.#link.close();
  }

  /** Everything that was told on the channels of this connection has come. */
  async heardAll(): Promise<void> {
    for (const channel of this.#channels) {
      this.#marked += 1;
      const mark = `${MARK}${channel.length} ${this.#marked} ${Math.random().toString(36).slice(2, 8)}`;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#marks.set(mark, resolve);
      await this.#link.publish(channel, mark);
      await promise;
      this.#marks.delete(mark);
    }
  }

  async #watch<Result>(running: Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      return await running;
    } finally {
      this.#running -= 1;
    }
  }
}
