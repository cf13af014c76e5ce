/** Promise 6: what supervisors are told, and nothing else. */
import type { Supervision } from '@dorren/shared/protocol/staff-messages.ts';
import type { Overview } from '../core/records.ts';
import { seesSupervision } from '../core/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Register } from './register.ts';
import type { StaffConnection } from './staff-connection.ts';
import { Encoded } from './wire.ts';

export async function supervise(store: StateStore, clock: Clock): Promise<Supervision> {
  const { waiting, onDuty, open, interrupted, concerns, concernsNotTakenOn }: Overview = await store.overview();
  const { longestWaitMs, medianWaitMs, freePlaces, abandonedLastHour } = await store.supervised(clock.now());
  return {
    ...{ waiting, longestWaitMs, medianWaitMs, onDuty, freePlaces },
    ...{ open, interrupted, abandonedLastHour, concerns, concernsNotTakenOn },
  };
}

export async function tellSupervisors(store: StateStore, clock: Clock, register: Register): Promise<void> {
  if (supervisorsIn(register).length === 0) return;
  const message = new Encoded({ t: 'supervision', counts: await supervise(store, clock) });
  for (const supervisor of supervisorsIn(register)) supervisor.send(message);
}

function supervisorsIn(register: Register): StaffConnection[] {
  return [...register.staff.values()].filter(({ identity }) => identity !== null && seesSupervision(identity.role));
}
