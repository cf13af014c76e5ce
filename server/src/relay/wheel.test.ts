import { COVER_MS } from '@dorren/shared/transport/steady.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../ports/clock.ts';
import { type Beating, Wheel } from './wheel.ts';

/** Time that is moved without anything's being awaited, and may be late or set. */
class HandClock implements Clock {
  time = 1_700_000_000_000;
  #timer: { at: number; callback: () => void } | null = null;

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.time + ms, callback };
    this.#timer = timer;
    return () => {
      if (this.#timer === timer) this.#timer = null;
    };
  }

  get isArmed(): boolean {
    return this.#timer !== null;
  }

  /** Timers run when they are due, or so much later. */
  pass(ms: number, late: () => number = () => 0): void {
    const end = this.time + ms;
    for (let timer = this.#timer; timer !== null && timer.at <= end; timer = this.#timer) {
      this.time = Math.max(this.time, timer.at + late());
      this.#timer = null;
      timer.callback();
    }
    this.time = Math.max(this.time, end);
  }

  /** As by whoever sets it: the timer that runs is not moved. */
  set(by: number): void {
    this.time += by;
    if (this.#timer !== null) this.#timer.at += by;
  }
}

class Line implements Beating {
  readonly beats: number[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  beat(): void {
    this.beats.push(this.#clock.now());
  }
}

const withLines = (count: number) => {
  const clock = new HandClock();
  const wheel = new Wheel(clock, COVER_MS);
  const lines = Array.from({ length: count }, () => new Line(clock));
  const leave = lines.map((line) => wheel.add(line));
  return { clock, wheel, lines, leave };
};

describe('the wheel', () => {
  it('W3: turns each line once in an interval, always at the same place of it', () => {
    const { clock, lines } = withLines(120);
    clock.pass(10 * COVER_MS);
    for (const { beats } of lines) {
      expect(beats).toHaveLength(10);
      for (const [at, beat] of beats.entries()) expect(beat).toBe((beats[0] ?? 0) + at * COVER_MS);
    }
  });

  it('W3: spreads all lines evenly over the interval', () => {
    const { clock, lines } = withLines(1_000);
    clock.pass(COVER_MS);
    const together = new Map<number, number>();
    for (const { beats } of lines) for (const beat of beats) together.set(beat, (together.get(beat) ?? 0) + 1);
    expect(together.size).toBe(50);
    expect(new Set(together.values())).toEqual(new Set([20]));
  });

  it('W3: makes up for timers that are late, for no line more than once in an interval', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 20, maxLength: 20 }), (lateness) => {
        const { clock, lines } = withLines(60);
        const begun = clock.now();
        let at = 0;
        const late = () => lateness[at++ % lateness.length] ?? 0;
        clock.pass(20 * COVER_MS, late);
        for (const { beats } of lines) {
          const turns = (clock.now() - begun) / COVER_MS;
          expect(beats.length).toBeGreaterThanOrEqual(Math.floor(turns) - 1);
          expect(beats.length).toBeLessThanOrEqual(Math.ceil(turns));
        }
      }),
    );
  });

  it.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('W3: is not hurried by a clock that is set %s', (_, by) => {
    const { clock, lines } = withLines(60);
    clock.pass(2 * COVER_MS);
    clock.set(by);
    clock.pass(2 * COVER_MS);
    for (const { beats } of lines) expect([3, 4]).toContain(beats.length);
  });

  it('W3: goes on evenly as lines come and go, and stands still without any', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('come' as const), fc.nat(200)), { maxLength: 60 }), (steps) => {
        const { clock, wheel } = withLines(0);
        const there: { line: Line; leave: () => void; since: number }[] = [];
        for (const step of steps) {
          if (step === 'come') {
            const line = new Line(clock);
            there.push({ line, leave: wheel.add(line), since: clock.now() });
          } else {
            clock.pass(step);
            const [gone] = there.splice(step % Math.max(1, there.length), step % 3 === 0 ? 1 : 0);
            if (gone !== undefined) {
              const beats = gone.line.beats.length;
              gone.leave();
              gone.leave();
              clock.pass(COVER_MS);
              expect(gone.line.beats).toHaveLength(beats);
            }
          }
        }
        for (const { line, since } of there) {
          const turns = (clock.now() - since) / COVER_MS;
          expect(line.beats.length).toBeGreaterThanOrEqual(Math.floor(turns - 1));
          expect(line.beats.length).toBeLessThanOrEqual(Math.ceil(turns + 1));
        }
        expect(clock.isArmed).toBe(there.length > 0);
        for (const { leave } of there) leave();
        expect(clock.isArmed).toBe(false);
      }),
    );
  });
});
