/** Sessions of all nodes, by the hashes of their tokens. Each node remembers those that it asked about, for as long as a request takes. */
import { createHash } from 'node:crypto';
import type { Random } from '../../ports/random.ts';
import type { SessionKeeper, StaffIdentity } from '../../ports/sessions.ts';
import { SCRIPTS } from './scripts.ts';
import type { Touch } from './touch.ts';

export interface RedisSessionsParts {
  readonly touch: Touch;
  readonly random: Random;
  readonly longestSessionMs: number;
  readonly mostSessionsPerAccount: number;
  readonly onFault: (error: unknown) => void;
}

/** How often it is looked whose sessions have lasted long enough. */
const LOOK_MS = 1_000;
const MOST_REMEMBERED = 10_000;

export class RedisSessions implements SessionKeeper {
  readonly #parts: RedisSessionsParts;
  readonly #learned = new Map<string, StaffIdentity>();
  readonly #endedListeners = new Set<(staffId: string) => void>();
  readonly #disabledListeners = new Set<(staffId: string) => void>();
  readonly #look: NodeJS.Timeout;

  constructor(parts: RedisSessionsParts) {
    this.#parts = parts;
    const look = () => {
      if (parts.touch.inTouch) this.#end('due', '').catch(parts.onFault);
    };
    this.#look = setInterval(look, LOOK_MS);
    this.#look.unref();
  }

  async begin(identity: StaffIdentity): Promise<string> {
    const { touch, random, longestSessionMs, mostSessionsPerAccount } = this.#parts;
    const token = random.secret();
    const args = [hashOf(token), identity.staffId, JSON.stringify(identity)];
    const limits = [longestSessionMs, mostSessionsPerAccount, touch.timing.lifeMs].map(String);
    await touch.ask(SCRIPTS.sessionBegin, [...args, ...limits]);
    return token;
  }

  async learn(token: string): Promise<void> {
    const hash = hashOf(token);
    this.#learned.delete(hash);
    const known = (await this.#parts.touch.ask(SCRIPTS.sessionLearn, [hash])) as string;
    if (known === '') return;
    this.#learned.set(hash, JSON.parse(known) as StaffIdentity);
    const [oldest] = this.#learned.keys();
    if (this.#learned.size > MOST_REMEMBERED && oldest !== undefined) this.#learned.delete(oldest);
  }

  identify(token: string): StaffIdentity | null {
    return this.#learned.get(hashOf(token)) ?? null;
  }

  onEnded(listener: (staffId: string) => void): () => void {
    this.#endedListeners.add(listener);
    return () => this.#endedListeners.delete(listener);
  }

  onDisabled(listener: (staffId: string) => void): () => void {
    this.#disabledListeners.add(listener);
    return () => this.#disabledListeners.delete(listener);
  }

  end(token: string): Promise<void> {
    this.#learned.delete(hashOf(token));
    return this.#end('one', hashOf(token));
  }

  endAllOf(staffId: string): Promise<void> {
    return this.#end('staff', staffId);
  }

  async disabled(staffId: string): Promise<void> {
    await this.endAllOf(staffId);
    for (const listener of this.#disabledListeners) listener(staffId);
  }

  async changed(staffId: string, changes: Partial<StaffIdentity>): Promise<void> {
    const { touch } = this.#parts;
    for (let known = (await touch.ask(SCRIPTS.sessionChange, [staffId])) as string; known !== ''; ) {
      const wanted = JSON.stringify({ ...(JSON.parse(known) as StaffIdentity), ...changes });
      const now = (await touch.ask(SCRIPTS.sessionChange, [staffId, known, wanted])) as string;
      if (now === wanted) return;
      known = now;
    }
  }

  close(): void {
    clearInterval(this.#look);
    this.#learned.clear();
  }

  /** Told at this node alone: what follows from it is announced to all. */
  async #end(which: 'one' | 'staff' | 'due', whose: string): Promise<void> {
    const over = (await this.#parts.touch.ask(SCRIPTS.sessionEnd, [which, whose])) as string[];
    for (const staffId of over) for (const listener of this.#endedListeners) listener(staffId);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
