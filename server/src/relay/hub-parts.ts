/** What the relay is made of, and what the rest of the server may ask of it. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Door } from '@dorren/shared/protocol/fields.ts';
import type { Supervision } from '@dorren/shared/protocol/staff-messages.ts';
import type { LeaveBeacon } from '@dorren/shared/protocol/youth-messages.ts';
import type { Bus } from '../ports/bus.ts';
import type { Centre } from '../ports/centre.ts';
import type { Clock } from '../ports/clock.ts';
import type { Competences } from '../ports/competences.ts';
import type { Counters } from '../ports/counters.ts';
import type { Nodes } from '../ports/nodes.ts';
import type { Random } from '../ports/random.ts';
import type { ConcernCounter, ReferralCounter } from '../ports/records/statistics.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { SpentWork, Work } from '../ports/work.ts';
import type { RelaySocket } from './relay-socket.ts';
import type { RelaySettings } from './settings.ts';

export interface HubParts {
  store: StateStore;
  bus: Bus;
  nodes: Nodes;
  clock: Clock;
  random: Random;
  sessions: Sessions;
  centre: Centre;
  competences: Competences;
  counters: Counters;
  referrals: ReferralCounter;
  concerns: ConcernCounter;
  work: Work;
  spentWork: SpentWork;
  settings: RelaySettings;
  /** An error that no rule foresees; its connection alone is closed. Whoever logs it must leave out its message. */
  onFault: (error: unknown) => void;
}

export interface Gauges {
  connections: number;
  unjoined: number;
  waiting: number;
  open: number;
  interrupted: number;
  onDuty: number;
  /** Of the work that is asked for; 0 at rest (K2). */
  workLevel: number;
  workSpent: number;
  sharesCounted: number;
}

export interface Hub {
  /** Whether one can join now, and the estimate. */
  door(): Door;
  supervision(): Promise<Supervision>;
  gauges(): Gauges;
  /** C7. The same for a right and a wrong secret, so that nobody learns which it was. */
  leaveByBeacon(beacon: LeaveBeacon): Promise<void>;
  /** S2: resolves when every conversation is over and every connection closed. */
  shutdown(graceMs: number): Promise<void>;
  /** Whether connections are let in at all: while the last node stops too, for those who come back (S1). */
  readonly isOpen: boolean;
  /** Null if one more connection may be accepted, whoever else is here (L5); `sameOrigin` is false if a page of somebody else's asks for it. */
  refusesConnection(sameOrigin: boolean): RefusalCode | null;
  /** `address`: where the youth comes from, as far as anybody says so (K6); nothing of it is kept but a salted hash. */
  acceptYouth(socket: RelaySocket, address?: string | null): void;
  acceptStaff(socket: RelaySocket): void;
}
