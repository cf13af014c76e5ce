import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { SessionKeeper, StaffIdentity } from '../ports/sessions.ts';
import { hashToken } from './proof.ts';

export interface SessionLimits {
  longestSessionMs: number;
  /** A sign-in beyond this ends the oldest of the same member of staff. */
  mostSessionsPerAccount: number;
}

/** Sessions, in memory only and by the hash of their tokens: a restart ends them all (SPEC A4). */
export class SessionStore implements SessionKeeper {
  readonly #limits: SessionLimits;
  readonly #clock: Clock;
  readonly #random: Random;
  /** By token hash, oldest first. */
  readonly #sessions = new Map<string, { identity: StaffIdentity; cancel: () => void }>();
  readonly #listeners = new Set<(staffId: string) => void>();
  readonly #disabledListeners = new Set<(staffId: string) => void>();

  constructor(limits: SessionLimits, clock: Clock, random: Random) {
    this.#limits = limits;
    this.#clock = clock;
    this.#random = random;
  }

  /** Begins a session and gives its token, which is kept nowhere. */
  begin(identity: StaffIdentity): string {
    const token = this.#random.secret();
    const hash = hashToken(token);
    const cancel = this.#clock.after(this.#limits.longestSessionMs, () => this.#end(hash));
    this.#sessions.set(hash, { identity, cancel });
    const own = this.#hashesOf(identity.staffId);
    for (const oldest of own.slice(0, -this.#limits.mostSessionsPerAccount)) this.#end(oldest);
    return token;
  }

  /** All there is is here. */
  async learn(): Promise<void> {}

  identify(token: string): StaffIdentity | null {
    return this.#sessions.get(hashToken(token))?.identity ?? null;
  }

  onEnded(listener: (staffId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onDisabled(listener: (staffId: string) => void): () => void {
    this.#disabledListeners.add(listener);
    return () => this.#disabledListeners.delete(listener);
  }

  end(token: string): void {
    this.#end(hashToken(token));
  }

  endAllOf(staffId: string): void {
    for (const hash of this.#hashesOf(staffId)) this.#end(hash);
  }

  /** The account is disabled: nobody comes back to what it left. */
  disabled(staffId: string): void {
    this.endAllOf(staffId);
    for (const listener of this.#disabledListeners) listener(staffId);
  }

  /** Certified, or given other skills, while signed in: from now on the sessions have it. */
  changed(staffId: string, changes: Partial<Pick<StaffIdentity, 'staffCertificate' | 'teams' | 'competences'>>): void {
    for (const session of this.#sessions.values()) {
      if (session.identity.staffId === staffId) session.identity = { ...session.identity, ...changes };
    }
  }

  /** Lets go of every timer. */
  close(): void {
    for (const { cancel } of this.#sessions.values()) cancel();
    this.#sessions.clear();
  }

  #hashesOf(staffId: string): string[] {
    return [...this.#sessions].filter(([, { identity }]) => identity.staffId === staffId).map(([hash]) => hash);
  }

  #end(hash: string): void {
    const session = this.#sessions.get(hash);
    if (!session) return;
    session.cancel();
    this.#sessions.delete(hash);
    const { staffId } = session.identity;
    if (this.#hashesOf(staffId).length > 0) return;
    for (const listener of this.#listeners) listener(staffId);
  }
}
