/** The figures that SPEC.md writes in italics, as far as the relay keeps them. Configuration may set each; these are the defaults. */
import type { Rules } from '../core/records.ts';

/** A token bucket: so many a second, and so many at once. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** Lengths of time are in milliseconds, sizes in bytes. */
export interface RelaySettings extends Rules {
  /** L5: beyond these nobody joins; and readers have what those who wait, talk or work leave of them. */
  mostConnections: number;
  /** L5: youths' sockets that have not joined or resumed. */
  mostUnjoined: number;
  /** L5: beside the most connections, for newcomers to say what they come for; as many again for staff, and for those who are sent away. */
  spareConnections: number;
  /** K1: so many a second may join without work, and so many at once. */
  joinRate: Rate;
  /** K2: the hardest that is asked of whoever comes from nowhere in particular. Each level is twice the one before. */
  mostWork: number;
  /** K4: how long what is asked for may be shown. */
  workLifeMs: number;
  /** K6: so many may join from one address in an hour, however few others do. */
  fairJoins: number;
  /** K6: in which the service's own proxy says where a visitor comes from; null for one that says nothing, and then no shares are counted. */
  addressHeader: string | null;
  /** L4: messages and frames from one that has not joined, resumed or said hello, and has only that to say. */
  outsideRate: Rate;
  /** L4: from one youth's tab that has. A tab that comes back sends what it kept, at most 64 frames (D5). */
  youthRate: Rate;
  /** L4: the same for a console, which may hold eight conversations. */
  staffRate: Rate;
  /** L7: bytes that wait for one reader. */
  bufferBytes: number;
  /** L6: until a console has said hello. */
  handshakeMs: number;
  /** L6: until a youth has joined; long enough to read the notice slowly. */
  idleMs: number;
  /** W7: the same on a steady line, longer than anybody talks: to be closed after less would say that one has only read. */
  steadyIdleMs: number;
  /** P6. */
  silenceMs: number;
  /** Q6, and how often the door is told to those outside. */
  placeIntervalMs: number;
  /** Q8: changes to the head of the queue go to the consoles at most this often. */
  queueIntervalMs: number;
  /** How often a supervisor's counts are told. */
  supervisionIntervalMs: number;
  /** How often one sweep looks for silence, idleness and graces that are over. */
  sweepMs: number;
  /** How long a closing handshake may take before the socket is cut. */
  closeMs: number;
  /** `Origin` values let in besides the service's own address; for development servers and reverse proxies that rewrite `Host`. */
  allowedOrigins: readonly string[];
}

export const DEFAULT_RELAY_SETTINGS: RelaySettings = {
  mostConnections: 15_000,
  mostUnjoined: 10_000,
  spareConnections: 1_000,
  mostWaiting: 10_000,
  joinRate: { perSecond: 10, burst: 200 },
  mostWork: 4,
  workLifeMs: 3 * 60_000,
  fairJoins: 20,
  addressHeader: null,
  outsideRate: { perSecond: 2, burst: 16 },
  youthRate: { perSecond: 50, burst: 250 },
  staffRate: { perSecond: 300, burst: 1_500 },
  bufferBytes: 512 * 1024,
  handshakeMs: 10_000,
  idleMs: 30 * 60_000,
  steadyIdleMs: 12 * 60 * 60_000,
  silenceMs: 30_000,
  waitingGraceMs: 2 * 60_000,
  youthGraceMs: 2 * 60_000,
  counsellorGraceMs: 30_000,
  youthAnswerMs: 5 * 60_000,
  colleagueAnswerMs: 60_000,
  arrivingMs: 45_000,
  settlingMs: 12 * 60 * 60_000,
  placeIntervalMs: 5_000,
  queueIntervalMs: 250,
  supervisionIntervalMs: 2_000,
  sweepMs: 1_000,
  closeMs: 5_000,
  allowedOrigins: [],
};
