/** S2: told, waited for, ended, closed. */
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import type { Overview } from '../core/records.ts';
import type { Clock } from '../ports/clock.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Commits } from './commits.ts';
import type { Register } from './register.ts';

export interface StopParts {
  store: StateStore;
  commits: Commits;
  register: Register;
  clock: Clock;
}

/** Resolves once every conversation has ended and every concern is settled, by whose they are within `graceMs` or by the stop. */
export async function endAll({ store, commits, register, clock }: StopParts, graceMs: number): Promise<void> {
  for (const youth of register.youths.values()) youth.tell({ t: 'shutdown', inMs: graceMs });
  for (const staff of register.staff.values()) staff.tell({ t: 'shutdown', inMs: graceMs });
  // N5: nobody begins a conversation now.
  for (const id of await store.all()) await commits.conversation(id, null, { kind: 'stopping' });
  await quietOrOver(store, clock, graceMs);
  const at = clock.now();
  for (const id of await store.all()) await commits.conversation(id, null, { kind: 'shutdown', at });
}

/** Resolves when the last socket is closed; one whose client does not answer is cut after the closing handshake's limit. */
export async function closeAll(register: Register): Promise<void> {
  sendAway(register);
  await register.emptied();
}

/** Everybody, to come back here or elsewhere. */
export function sendAway(register: Register): void {
  for (const youth of register.youthConnections) youth.close(CLOSE.shuttingDown);
  for (const staff of register.staffConnections) staff.close(CLOSE.shuttingDown);
}

async function quietOrOver(store: StateStore, clock: Clock, graceMs: number): Promise<void> {
  if (isQuiet(await store.overview())) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      cancel();
      unsubscribe();
      resolve();
    };
    const cancel = clock.after(graceMs, done);
    const unsubscribe = store.subscribe(({ overview }) => {
      if (isQuiet(overview)) done();
    });
  });
}

function isQuiet({ open, interrupted, settling }: Overview): boolean {
  return open + interrupted + settling === 0;
}
