/** What the bench asks of a load generator, one thing at a time, over the channel between parent and child. */

import type { Flooded, FloodSize } from './people/flood.ts';
import type { Knocked } from './people/knock.ts';
import type { Evening, Seen } from './people/visits.ts';
import type { Target } from './target.ts';

export type Command =
  /** Makes pairs that are ready to exchange frames, and keeps them until `drop`. */
  | { do: 'pair'; target: Target; pairs: number }
  /** The same with counsellors who hold several: to be idle. */
  | { do: 'hold'; target: Target; pairs: number; each: number }
  /** Each pair keeps one write of `burst` frames in flight. */
  | { do: 'closed-loop'; name: string; burst: number; warmMs: number; ms: number }
  /** Frames leave at a fixed rate, whatever has come back; relays take turns in short slices of time. `rests`: others need this core too. */
  | { do: 'open-loop'; names: string[]; perSecond: number; sliceMs: number; slices: number; rests?: boolean }
  /** One frame each way on every pair. */
  | { do: 'exchange'; name: string }
  /** Opens connections as fast as the server accepts them, and drops them. */
  | { do: 'storm'; target: Target; connections: number; atOnce: number }
  /** Lets `waiting` youths queue, then lets `target.staff` take from the queue all at once, over and over. */
  | { do: 'queue'; target: Target; waiting: number; takes: number }
  /** Opens youths' lines that say nothing, plain or steady (SPEC W), and keeps them until `drop`. */
  | { do: 'stand'; target: Target; connections: number; steady: boolean }
  /** Lets them be. */
  | { do: 'stay'; name: string; ms: number }
  /** Youths come, are taken, talk and go, for as long as the evening lasts. */
  | { do: 'visits'; target: Target; evening: Evening }
  | { do: 'flood'; target: Target; size: FloodSize }
  | { do: 'knock'; target: Target; everyMs: number; ms: number }
  /** `target.staff` look at a queue that is long already; all of them take at once, so many times over. */
  | { do: 'long-queue'; target: Target; rounds: number }
  /** Counsellors come on duty, and stay; they take nobody. */
  | { do: 'on-duty'; target: Target }
  | { do: 'drop'; name: string };

/** Of the machine, while something was measured. */
export interface Conditions {
  /** Share of processor time that the host took away, 0 to 1. */
  steal: number;
  /** Share of processor time that neither the server nor the load used, nor was idle. */
  others: number;
}

export interface Answers {
  pair: { ms: number };
  hold: { ms: number };
  'closed-loop': Conditions & {
    frames: number;
    /** Of all processes together, and of each: `pid`, then the others. */
    serverMs: number;
    eachMs: number[];
    ms: number;
  };
  'open-loop': Conditions & { latencies: Record<string, { p50Ms: number; p99Ms: number }> };
  exchange: { frames: number };
  storm: Conditions & { connections: number; serverMs: number; ms: number };
  queue: Conditions & {
    joinMs: number;
    /** All counsellors ask for the next at the same moment: from the first request to the last answer. */
    roundMs: number[];
    /** Request to answer, each take by itself. */
    takeMs: number[];
    /** All counsellors ask for the same youth: how many got it, in each trial. */
    winners: number[];
    serverMs: number;
  };
  stand: { ms: number };
  /** WebSocket messages both ways, and bytes of their payloads that came. */
  stay: Conditions & { serverMs: number; ms: number; received: number; receivedBytes: number; sent: number };
  visits: Conditions & Seen & { serverMs: number; eachMs: number[]; redisBytes: number | null };
  flood: Flooded;
  knock: Knocked;
  'long-queue': Conditions & {
    /** Request to answer, the median of each storm. */
    takeMs: number[];
    /** From the request until the last console has been told. */
    shownMs: number[];
    /** Of the queue, to one console for one change. */
    bytesEach: number[];
    /** Of the server's processor time, for one change and in as long a time without. */
    changeMs: number;
    quietMs: number;
  };
  'on-duty': { connections: number };
  drop: { connections: number };
}

export type Answer<C extends Command> = Answers[C['do']];
