import { Counter, Gauge, Registry } from 'prom-client';
import type { GaugeName, Metrics } from '../../ports/metrics.ts';

const GAUGES: Readonly<Record<GaugeName, { name: string; help: string }>> = {
  connections: { name: 'dorren_connections', help: 'Sockets that are open' },
  unjoined: { name: 'dorren_connections_unjoined', help: 'Sockets that have not joined or said hello' },
  waiting: { name: 'dorren_conversations_waiting', help: 'Conversations in the queue' },
  open: { name: 'dorren_conversations_open', help: 'Conversations with both parties' },
  interrupted: { name: 'dorren_conversations_interrupted', help: 'Conversations whose youth is gone for now' },
  onDuty: { name: 'dorren_counsellors_on_duty', help: 'Counsellors on duty' },
  workLevel: { name: 'dorren_work_level', help: 'Level of the work asked of those who join; 0 at rest' },
  workSpent: { name: 'dorren_work_spent', help: 'Challenges remembered so that they are used once' },
  sharesCounted: {
    name: 'dorren_shares_counted',
    help: 'Salted hashes that joins are counted by, forgotten every hour',
  },
};

/** Counts only, in a registry of its own; labels come from closed lists, never from a visitor (SPEC S1). */
export function prometheusMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const relayed = counter('dorren_frames_relayed_total', 'Sealed frames passed on');
  const dropped = counter('dorren_frames_dropped_total', 'Sealed frames whose other party was not there');
  const joined = counter('dorren_conversations_joined_total', 'Conversations that entered the queue');
  const taken = counter('dorren_conversations_taken_total', 'Conversations taken by a counsellor');
  const offers = new Counter({
    name: 'dorren_offers_total',
    help: 'Handovers, joins and consultations, by how the offer ended',
    labelNames: ['mode', 'outcome'] as const,
    registers,
  });
  const returned = counter(
    'dorren_conversations_returned_total',
    'Conversations that a counsellor returned to the queue',
  );
  const claims = new Counter({
    name: 'dorren_claims_total',
    help: 'Youths asked to acknowledge the notice of one who is bound otherwise, by how it ended',
    labelNames: ['outcome'] as const,
    registers,
  });
  const work = new Counter({
    name: 'dorren_work_total',
    help: 'Joins under pressure, by what was shown for the work',
    labelNames: ['outcome'] as const,
    registers,
  });
  const ended = new Counter({
    name: 'dorren_conversations_ended_total',
    help: 'Conversations that ended, by whom',
    labelNames: ['by'] as const,
    registers,
  });
  const refused = new Counter({
    name: 'dorren_refusals_total',
    help: 'Refusals, by code',
    labelNames: ['code'] as const,
    registers,
  });
  // A frame must cost no more than an addition: these move the counters when they are asked for.
  const frames = { relayed: 0, dropped: 0 };
  const gauges = Object.entries(GAUGES).map(([key, { name, help }]) => ({
    key: key as GaugeName,
    gauge: new Gauge({ name, help, registers }),
  }));

  return {
    counters: {
      // T5: read every minute, even that one could not end yet would tell of a concern.
      refused: (code) => refused.inc({ code: code === 'concern-open' ? 'out-of-state' : code }),
      frameRelayed: () => {
        frames.relayed++;
      },
      frameDropped: () => {
        frames.dropped++;
      },
      joined: () => joined.inc(),
      work: (outcome) => work.inc({ outcome }),
      taken: () => taken.inc(),
      offerOver: (mode, outcome) => offers.inc({ mode, outcome }),
      returned: () => returned.inc(),
      claimOver: (outcome) => claims.inc({ outcome }),
      ended: (by) => ended.inc({ by }),
    },
    async render(values) {
      relayed.inc(frames.relayed);
      dropped.inc(frames.dropped);
      frames.relayed = 0;
      frames.dropped = 0;
      for (const { key, gauge } of gauges) gauge.set(values[key]);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
