/** That nothing is found means something only if what is amiss would be: a relay with faults, between true clients and the true service. */
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import { expect, it } from 'vitest';
import type { Findings } from './findings.ts';
import { ORDINARY } from './habits.ts';
import type { Observer } from './observer.ts';
import type { Tap } from './tap.ts';
import { runTrial } from './trial.ts';

const LOST_FROM = 4;
const TEXTS = 200;
const PATIENCE_MS = 15_000;

const isSealed = (frame: Uint8Array): boolean => isFrame(frame) && frame[0] === FRAME_KIND.sealed;

/** Three consoles, each with a fault of its own before it. */
class FaultyRelay {
  #kept: Uint8Array | null = null;
  #hearsElsewhere: ((frame: Uint8Array) => void) | null = null;

  before(who: string): Tap['instead'] {
    if (who === 'c1') return (frame) => (isSealed(frame) ? [frame, frame] : [frame]);
    if (who === 'c2') return (frame, hears) => this.#swapped(frame, hears);
    if (who === 'c3') return (frame) => this.#lostOrElsewhere(frame);
    return undefined;
  }

  #swapped(frame: Uint8Array, hears: (frame: Uint8Array) => void): Uint8Array[] {
    this.#hearsElsewhere = hears;
    if (!isSealed(frame)) return [frame];
    const before = this.#kept;
    this.#kept = before === null ? frame : null;
    return before === null ? [] : [frame, before];
  }

  #lostOrElsewhere(frame: Uint8Array): Uint8Array[] {
    if (!isSealed(frame) || readHeader(frame).sequence < LOST_FROM) return [frame];
    this.#hearsElsewhere?.(frame);
    return [];
  }
}

it('a relay that doubles, swaps, loses and misroutes sealed frames is found out', async () => {
  const relay = new FaultyRelay();
  let findings: Findings | null = null;
  await runTrial({
    ...{ seed: 1, redis: 'single', nodes: 1, conversations: 9, only: [], ms: 0, texts: TEXTS, patienceMs: PATIENCE_MS },
    habits: { ...ORDINARY, sayMs: 500, endMs: 60_000 },
    instead: (who, observer: Observer) => {
      findings = observer.findings;
      return relay.before(who);
    },
    say: () => undefined,
  });
  const found = (findings as Findings | null)?.all.map(({ kind, what }) => ({ kind, what })) ?? [];
  const tells = (kind: string, of: string) =>
    expect(found).toContainEqual({ kind, what: expect.stringMatching(of) as string });
  tells('doubled', 'a frame of y.*came more often than it was sent');
  tells('reordered', 'a frame of y.*came to c2-1 after a later one');
  tells('opened by one who is out', 'a frame of y.*came to c2-1');
  tells('lost', 'word .* of y.*never shown');
}, 300_000);
