/** A short `npm run faults`: one seed, few faults. The long one is run by hand (docs/faults.md). */
import { expect, it } from 'vitest';
import { ORDINARY } from './habits.ts';
import { runTrial } from './trial.ts';

it('M1–M5, C2–C11, D1–D3: nothing is lost, doubled, reordered, misdelivered or forgotten, whatever breaks', async () => {
  const said: string[] = [];
  const { findings, words, faults } = await runTrial({
    ...{
      seed: 5,
      redis: 'single',
      nodes: 2,
      conversations: 8,
      ms: Number.POSITIVE_INFINITY,
      most: 4,
      longestMs: 1_500,
    },
    only: [
      'node-kill',
      'node-freeze',
      'redis-cut',
      'redis-freeze',
      'youths-halve',
      'consoles-halve',
      'client-senseless',
    ],
    habits: { ...ORDINARY, sayMs: 700 },
    say: (line) => said.push(line),
  });
  expect(findings, said.join('\n')).toEqual([]);
  expect(faults).toHaveLength(4);
  expect(words.arrived).toBeGreaterThan(0);
}, 600_000);
