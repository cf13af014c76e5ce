/** What is timed of a visit, in the order in which it comes to be. Each begins where the one before it ended, except where something is due by the clock. */
export const STEPS = {
  arrival: 'from when a youth should have come until the connection is open',
  joined: 'until there is a place in the queue',
  taken: 'until a counsellor has taken the conversation',
  handshake: 'until two frames have gone each way',
  'first-text': 'until the counsellor’s first text is on the youth’s page',
  'to-first-text': 'from when a youth should have come until the first text, all in all',
  text: 'from when a text should have been sent until it is there',
  'last-frame': 'the same of the last one',
} as const;
export type Step = keyof typeof STEPS;

export const PERCENTILES = [50, 90, 99] as const;
export type Percentiles = { count: number } & Record<`p${(typeof PERCENTILES)[number]}`, number>;

/** Milliseconds, as they were measured. */
export class Steps {
  readonly #taken = new Map<Step, number[]>();

  took(step: Step, ms: number): void {
    const so = this.#taken.get(step);
    if (so === undefined) this.#taken.set(step, [ms]);
    else so.push(ms);
  }

  of(step: Step): readonly number[] {
    return this.#taken.get(step) ?? [];
  }

  /** Of those steps that there were. */
  percentiles(): Partial<Record<Step, Percentiles>> {
    return Object.fromEntries([...this.#taken].map(([step, ms]) => [step, percentilesOf(ms)]));
  }
}

/** The smallest value that so many in a hundred do not exceed. */
export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil((sorted.length * share) / 100) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: at(50), p90: at(90), p99: at(99) };
}
