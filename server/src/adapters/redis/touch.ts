/**
 * Whether this node and Redis hear one another. A node says every so often that it is there; one that has not been heard
 * of for `deadMs` is no more for the others. A node that could not say so for `patienceMs`, that the others gave up, or
 * that missed what cannot be told again, has lost touch: everybody connected to it must come back anew, and what it was
 * called is as a node that died. Times are this process's own: nothing here hangs on what the clocks say.
 */
import { randomBytes } from 'node:crypto';
import { type Nodes, OutOfTouch, type Vanished } from '../../ports/nodes.ts';
import { isWhole, linkOf } from './announced.ts';
import { Chain } from './chain.ts';
import type { CommonClock } from './common-clock.ts';
import type { Keys } from './keys.ts';
import { type Link, mayPass } from './redis-link.ts';
import { SCRIPTS, type Script } from './scripts.ts';

/** Milliseconds. */
export interface Timing {
  readonly beatMs: number;
  /** Less than `deadMs`: a node that is cut off stops before the others go on without it. */
  readonly patienceMs: number;
  readonly deadMs: number;
  /** How long announcements can be told again. */
  readonly logMs: number;
  /** How long anything is kept while no node is there. */
  readonly lifeMs: number;
}

/** Announcements of others may be on their way. */
const GAP_MS = 20;
const PAUSE_MS = 50;
const NAME_BYTES = 16;
/** What a commit gives then. */
const GIVEN_UP = 0;

export class Touch implements Nodes {
  readonly keys: Keys;
  readonly timing: Timing;
  readonly link: Link;
  readonly #chain: Chain;
  readonly #onFault: (error: unknown) => void;
  readonly #clock: CommonClock | null;
  readonly #lostListeners = new Set<() => void>();
  readonly #regainedListeners = new Set<() => void>();
  readonly #announcedListeners = new Set<(announced: string) => void>();
  readonly #frameListeners = new Set<(batch: Buffer) => void>();
  #name = newName();
  #state: 'in' | 'lost' | 'closed' = 'lost';
  /** To be told when touch is lost. */
  readonly #waiting = new Set<(error: OutOfTouch) => void>();
  #lastGood = 0;
  /** The connection has left a command without an answer. */
  #isStuck = false;
  #filling = false;
  #timer: NodeJS.Timeout | undefined;
  #turning: Promise<void> | null = null;
  #hasTried = false;
  readonly #hears = (message: Buffer): void => {
    const announced = message.toString('utf8');
    // Told again like one that did not come at all.
    if (!isWhole(announced)) return;
    this.#chain.hears(announced);
    if (this.#chain.hasGap) this.#fillSoon();
  };
  readonly #takes = (batch: Buffer): void => {
    for (const listener of this.#frameListeners) listener(batch);
  };

  private constructor(
    link: Link,
    keys: Keys,
    timing: Timing,
    onFault: (error: unknown) => void,
    clock: CommonClock | null,
  ) {
    this.link = link;
    this.keys = keys;
    this.timing = timing;
    this.#onFault = onFault;
    this.#clock = clock;
    const deliver = (announced: string) => {
      for (const listener of this.#announcedListeners) listener(announced);
    };
    this.#chain = new Chain(deliver, () => this.#lose());
  }

  static async open(
    link: Link,
    keys: Keys,
    timing: Timing,
    onFault: (error: unknown) => void = () => undefined,
    clock: CommonClock | null = null,
  ): Promise<Touch> {
    const touch = new Touch(link, keys, timing, onFault, clock);
    await touch.#regain();
    touch.#arm(timing.beatMs);
    return touch;
  }

  get name(): string {
    return this.#name;
  }

  get inTouch(): boolean {
    return this.#state === 'in';
  }

  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  /** In touch again, with nothing known of what was meanwhile. */
  onRegained(listener: () => void): () => void {
    this.#regainedListeners.add(listener);
    return () => this.#regainedListeners.delete(listener);
  }

  /** In the order of the commits, none twice; none is missing unless touch was lost. */
  onAnnounced(listener: (announced: string) => void): () => void {
    this.#announcedListeners.add(listener);
    return () => this.#announcedListeners.delete(listener);
  }

  onFrames(listener: (batch: Buffer) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  async vanished(most: number): Promise<Vanished[]> {
    const found = (await this.ask(SCRIPTS.vanished, [String(most)])) as string[];
    return found.map((one) => {
      const [connection = '', whose, id = ''] = one.split('\t');
      return whose === 'c' ? { connection, conversationId: id } : { connection, staffId: id };
    });
  }

  async leave(): Promise<boolean> {
    if (this.#state !== 'in') return false;
    try {
      // One that died a moment ago looks as if it served on: only who is heard of from now on does.
      for (let since: number | null = null; ; await pause(PAUSE_MS)) {
        const asked = await this.ask(SCRIPTS.leave, [this.#name, String(this.timing.lifeMs)]);
        const [now = 0, ...heard] = (asked as string[]).map(Number);
        since ??= now;
        if (heard.length === 0) return false;
        if (Math.max(...heard) > since) return true;
      }
    } catch (error) {
      if (error instanceof OutOfTouch) return false;
      throw error;
    }
  }

  /** For what changes nothing, or may be done twice. Throws {@link OutOfTouch} once patience is over. */
  async ask(script: Script, args: readonly string[]): Promise<unknown> {
    const name = this.#name;
    for (const since = performance.now(); ; await pause(PAUSE_MS)) {
      // Touch was lost meanwhile, and found: what is asked for is of before.
      if (this.#name !== name) throw new OutOfTouch();
      try {
        return await this.#once(script, args);
      } catch (error) {
        if (error instanceof OutOfTouch || !mayPass(error)) throw error;
        if (performance.now() - since > this.timing.patienceMs) throw new OutOfTouch();
      }
    }
  }

  /**
   * Runs the commit, once. False: it is to be decided anew. Resolves after what it announced, and all that was announced
   * before, has been delivered here.
   */
  async commit(nonce: string, args: readonly string[]): Promise<boolean> {
    let announced: unknown;
    try {
      announced = await this.#once(SCRIPTS.commit, [this.#name, ...args]);
    } catch (error) {
      if (error instanceof OutOfTouch || !mayPass(error)) throw error;
      // It may have been carried out, and then it was announced.
      await this.#fill();
      return this.#chain.has(nonce);
    }
    if (announced === GIVEN_UP) {
      this.#lose();
      throw new OutOfTouch();
    }
    if (typeof announced !== 'string') {
      // Not as it was read: perhaps by this very commit, which the client has sent again because no answer came.
      const [seq] = announced as [number];
      await this.#unlessLost(this.#chain.until(seq));
      return this.#chain.has(nonce);
    }
    if (announced === '') return true;
    this.#chain.hears(announced);
    if (this.#chain.hasGap) this.#fillSoon();
    await this.#unlessLost(this.#chain.until(linkOf(announced).seq));
    return true;
  }

  async close(): Promise<void> {
    const wasIn = this.#state === 'in';
    this.#state = 'closed';
    clearTimeout(this.#timer);
    await this.#turning;
    const gone = [this.#name, String(this.timing.lifeMs)];
    if (wasIn) await this.link.run(SCRIPTS.giveUp, this.keys, gone).catch(() => undefined);
    this.link.close();
  }

  async #once(script: Script, args: readonly string[]): Promise<unknown> {
    if (this.#state === 'lost') throw new OutOfTouch();
    return this.#unlessLost(this.#answered(script, args));
  }

  /** A connection that has left one command without an answer for so long is as good as dead, whatever it does with others. */
  async #answered(script: Script, args: readonly string[]): Promise<unknown> {
    try {
      return await within(this.link.run(script, this.keys, args), this.timing.patienceMs);
    } catch (error) {
      if (error instanceof OutOfTouch) {
        this.#isStuck = true;
        this.#lose();
      }
      throw error;
    }
  }

  #unlessLost<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      const done = () => this.#waiting.delete(reject);
      work.then(resolve, reject).finally(done);
    });
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#state === 'closed') return;
    this.#timer = setTimeout(() => {
      // What lost touch meanwhile arms again when it is done.
      if (this.#turning !== null) return;
      this.#turning = this.#turn().finally(() => {
        this.#turning = null;
        this.#arm(this.#state === 'lost' && !this.#hasTried ? 0 : this.timing.beatMs);
      });
    }, ms);
    this.#timer.unref();
  }

  async #turn(): Promise<void> {
    if (this.#state === 'lost') {
      await this.#comeBack();
      return;
    }
    try {
      const { isKnown, seq, last } = await this.#beat(false);
      this.#lastGood = performance.now();
      if (!isKnown) this.#lose();
      else await this.#reach(seq, last);
    } catch (error) {
      if (!mayPass(error)) this.#onFault(error);
      if (performance.now() - this.#lastGood >= this.timing.patienceMs) this.#lose();
    }
  }

  async #beat(isFirst: boolean): Promise<{ isKnown: boolean; seq: number; last: string }> {
    const { lifeMs, deadMs, patienceMs } = this.timing;
    const args = [this.#name, isFirst ? '1' : '0', String(lifeMs), String(deadMs)];
    const told = this.#clock?.asks();
    const beat = this.link.run(SCRIPTS.beat, this.keys, args);
    const [isKnown, seq, last, now] = (await within(beat, patienceMs)) as [number, string, string, string];
    told?.(Number(now));
    return { isKnown: isKnown === 1, seq: Number(seq), last };
  }

  async #reach(seq: number, last: string): Promise<void> {
    if (this.#chain.isAt(seq, last)) return;
    await pause(GAP_MS);
    if (this.#chain.isAt(seq, last)) return;
    await this.#fill();
    if (!this.#chain.isAt(seq, last)) this.#lose();
  }

  #fillSoon(): void {
    if (this.#filling) return;
    this.#filling = true;
    const timer = setTimeout(() => {
      if (this.#chain.hasGap) this.#fill().catch(() => undefined);
      this.#filling = false;
    }, GAP_MS);
    timer.unref();
  }

  /** What was missed is told again; if not all of it can be, touch is lost. */
  async #fill(): Promise<void> {
    const log = (await this.ask(SCRIPTS.log, [])) as string[];
    for (const announced of log) this.#chain.hears(announced);
    if (!this.#chain.hasGap) return;
    const last = log.at(-1);
    const { seq, nonce } = last === undefined ? { seq: 0, nonce: '' } : linkOf(last);
    // What follows on the last may still be on its way.
    if (seq > 0 && this.#chain.isAt(seq, nonce)) this.#fillSoon();
    else this.#lose();
  }

  #lose(): void {
    if (this.#state !== 'in') return;
    this.#state = 'lost';
    this.#hasTried = false;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const reject of waiting) reject(new OutOfTouch());
    for (const listener of this.#lostListeners) listener();
    // At once: it may be only that something was missed.
    this.#arm(0);
  }

  async #comeBack(): Promise<void> {
    if (this.#state !== 'lost') return;
    this.#hasTried = true;
    try {
      if (this.#isStuck || performance.now() - this.#lastGood >= this.timing.patienceMs) {
        await within(this.link.restart(), this.timing.patienceMs);
        this.#isStuck = false;
      }
      const before = this.#name;
      await within(this.link.unsubscribe(this.keys.inbox(before)), this.timing.patienceMs);
      this.#name = newName();
      await this.#regain();
      await this.ask(SCRIPTS.giveUp, [before, String(this.timing.lifeMs)]);
      for (const listener of this.#regainedListeners) listener();
    } catch {
      // The next turn tries again.
    }
  }

  async #regain(): Promise<void> {
    const { announced } = this.keys;
    const inbox = this.keys.inbox(this.#name);
    await within(this.link.subscribe(announced, this.#hears), this.timing.patienceMs);
    await within(this.link.subscribe(inbox, this.#takes), this.timing.patienceMs);
    const { seq, last } = await this.#beat(true);
    this.#chain.begin(seq, last);
    this.#lastGood = performance.now();
    if (this.#state === 'lost') this.#state = 'in';
  }
}

function newName(): string {
  return randomBytes(NAME_BYTES).toString('base64url');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Rejects if it takes longer. */
async function within<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new OutOfTouch()), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
