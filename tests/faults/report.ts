import { FINDINGS } from './findings.ts';
import { figures } from './interruptions.ts';
import type { TrialReport } from './trial.ts';

export interface Report {
  date: string;
  node: string;
  nodes: number;
  conversations: number;
  /** The commit of the other version, if there was one. */
  other: string | null;
  trials: TrialReport[];
}

export function isClean({ trials }: Pick<Report, 'trials'>): boolean {
  return trials.every(({ findings }) => findings.length === 0);
}

export function reportLines({ trials }: Pick<Report, 'trials'>): string[] {
  const findings = trials.flatMap(({ seed, findings: found }) => found.map((one) => ({ ...one, seed })));
  const sum = (of: (trial: TrialReport) => number): number => trials.reduce((all, trial) => all + of(trial), 0);
  return [
    ...findings.map(({ seed, kind, what, atMs }) => `FOUND  seed ${seed}, after ${atMs} ms: ${kind}: ${what}`),
    `seeds: ${trials.map(({ seed, redis }) => `${seed} (${redis})`).join(', ')}`,
    `faults: ${sum(({ faults }) => faults.length)}, visits: ${sum(({ visits }) => visits)}`,
    `texts said: ${sum(({ words }) => words.said)}, arrived: ${sum(({ words }) => words.arrived)}, not arrived and told so: ${sum(({ words }) => words.told)}`,
    ...figures(trials.flatMap(({ interruptions }) => interruptions)).map(
      ({ fault, times, waited, medianMs, worstMs }) =>
        `time without service, ${fault}: ${medianMs} ms median, ${worstMs} ms worst (${times} times, ${waited} conversations waited)`,
    ),
    ...FINDINGS.map((kind) => `${kind}: ${findings.filter((one) => one.kind === kind).length}`),
  ];
}
