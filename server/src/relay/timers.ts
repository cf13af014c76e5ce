/** One sweep for all that time does: silence, idleness, graces that are over. No connection has a timer of its own. */
import type { Nodes } from '../ports/nodes.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Commits } from './commits.ts';
import type { RelayContext } from './context.ts';
import type { Register } from './register.ts';
import { checkStaff } from './staff-checks.ts';

/** Of each kind at a time. */
const MOST_DUE = 500;

export interface SweepParts {
  context: RelayContext;
  store: StateStore;
  nodes: Nodes;
  commits: Commits;
  register: Register;
  /** At the end of each sweep: what else depends on the time. */
  swept: () => void;
}

export class Sweep {
  readonly #parts: SweepParts;
  #cancel: () => void = () => {};
  #stopped = false;

  constructor(parts: SweepParts) {
    this.#parts = parts;
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Whatever this member of staff is no longer there for goes on without them, and then their duty ends (C6, P4). */
  async release(staffId: string): Promise<void> {
    const { store, commits, context } = this.#parts;
    await checkStaff({ store, commits, clock: context.clock }, staffId);
    await commits.staff(staffId, { kind: 'grace-over', at: context.clock.now() });
  }

  /** N4–N6: other notices are in force. */
  async noticesChanged(): Promise<void> {
    const { store, commits } = this.#parts;
    for (const id of await store.all()) await commits.conversation(id, null, { kind: 'notice-changed' });
  }

  #arm(): void {
    const { clock, settings } = this.#parts.context;
    this.#cancel = clock.after(settings.sweepMs, () => void this.#sweep());
  }

  async #sweep(): Promise<void> {
    const { context, swept } = this.#parts;
    try {
      this.#sweepConnections();
      if (this.#parts.nodes.inTouch) {
        await this.#sweepNodes();
        await this.#sweepRecords();
      }
    } catch (error) {
      context.onFault(error);
    }
    if (this.#stopped) return;
    swept();
    this.#arm();
  }

  /** P6, L4, L6. */
  #sweepConnections(): void {
    const { youthConnections, staffConnections } = this.#parts.register;
    for (const youth of youthConnections) youth.sweep();
    for (const staff of staffConnections) staff.sweep();
  }

  /** M3: what goes with a connection goes with the node that had it. */
  async #sweepNodes(): Promise<void> {
    const { store, nodes, commits, context } = this.#parts;
    for (const one of await nodes.vanished(MOST_DUE)) {
      const { connection } = one;
      const at = context.clock.now();
      if ('conversationId' in one) {
        await commits.conversation(one.conversationId, null, { kind: 'youth-gone', at, connection });
      } else {
        await commits.staff(one.staffId, { kind: 'staff-gone', at, connection });
        await checkStaff({ store, commits, clock: context.clock }, one.staffId);
      }
    }
  }

  /** Q5, C6, C8, P4, H2, H3, H7, N5, N10. */
  async #sweepRecords(): Promise<void> {
    const { store, commits, context } = this.#parts;
    for (let more = true; more && !this.#stopped; ) {
      const at = context.clock.now();
      const { conversations, staff } = await store.due(at, MOST_DUE);
      for (const staffId of staff) await this.release(staffId);
      for (const id of conversations) await commits.conversation(id, null, { kind: 'expire', at });
      more = conversations.length === MOST_DUE || staff.length === MOST_DUE;
    }
  }
}
