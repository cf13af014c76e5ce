import type { Figure } from '../../bench/figure.ts';
import type { Answers } from '../commands.ts';
import { PERCENTILES, STEPS, type Step } from '../people/steps.ts';

/** Everything that one run of an evening has to say. */
export function told(scenario: string, on: string, seen: Answers['visits']): Figure[] {
  const name = (what: string) => `${scenario}-${on}-${what}`;
  const figure = (what: string, about: string, unit: Figure['unit'], value: number, beside?: string): Figure => ({
    name: name(what),
    about: `${scenario}, ${on}: ${about}`,
    ...{ unit, value },
    ...(beside === undefined ? {} : { beside }),
  });
  const { came, joined, talked, finished, held, waiting, frames, framesMs, allFrames, serverMs, eachMs } = seen;
  const refused = Object.entries(seen.refused).map(([why, count]) => `${why} ${count}`);
  const conditions = `others ${(seen.others * 100).toFixed(0)} %, stolen ${(seen.steal * 100).toFixed(1)} %`;
  return [
    figure(
      'came',
      'youths who came',
      '',
      came,
      `${joined} joined, ${talked} were talked with, ${finished} to the end; ${conditions}`,
    ),
    figure(
      'refused',
      'and who were refused or cut',
      '',
      came === 0 ? 0 : Object.values(seen.refused).reduce((all, one) => all + one, 0),
      refused.join(', '),
    ),
    figure(
      'held',
      'conversations held, on an average',
      '',
      held.mean,
      `at most ${held.most}; waiting at most ${waiting.most}`,
    ),
    figure('per-second', 'messages delivered a second', '/s', (frames * 1_000) / framesMs),
    ...(Object.keys(STEPS) as Step[]).flatMap((step) => steps(figure, step, seen.steps[step])),
    figure(
      'cpu-per-conversation',
      'server time for one conversation, everything in it',
      'ms',
      serverMs / Math.max(1, talked),
      `each process ${eachMs.map(Math.round).join(', ')} ms`,
    ),
    figure('cpu-per-message', 'the same for one message', 'µs', (serverMs * 1_000) / Math.max(1, allFrames)),
    figure(
      'kb-per-conversation',
      'resident for one conversation when most were held, whoever waits included',
      'kB',
      (seen.kbAtMost - seen.kbBefore) / Math.max(1, held.most),
    ),
    ...(seen.redisBytes === null
      ? []
      : [
          figure(
            'redis-per-message',
            'bytes in and out of Redis for one message, everything else included',
            '',
            seen.redisBytes / Math.max(1, allFrames),
          ),
        ]),
    figure(
      'late-p99-ms',
      'how late the load itself was, 99th percentile: part of every time above',
      'ms',
      seen.lateMs.p99,
    ),
  ];
}

function steps(
  figure: (what: string, about: string, unit: Figure['unit'], value: number) => Figure,
  step: Step,
  seen: Answers['visits']['steps'][Step],
): Figure[] {
  if (seen === undefined) return [];
  return PERCENTILES.map((share) =>
    figure(`${step}-p${share}-ms`, `${STEPS[step]}, ${share}th percentile of ${seen.count}`, 'ms', seen[`p${share}`]),
  );
}
