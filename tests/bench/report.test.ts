import { expect, it } from 'vitest';
import { type Figure, met } from './figure.ts';
import { lines, table } from './report.ts';

const figure: Figure = {
  name: 'capacity-single-vs-bare',
  about: 'capacity beside bare, single',
  unit: '×',
  value: 1.04567,
  spread: { median: 1.04567, lower: 0.98, upper: 1.1, rounds: 12 },
  dropped: 2,
  goal: { at: 'least', value: 1 },
  beside: '9.6 µs a frame, bare 10.1 µs',
};

it('holds a figure to its goal, whichever way it points', () => {
  expect(met(figure)).toBe(true);
  expect(met({ ...figure, value: 0.999 })).toBe(false);
  expect(met({ ...figure, goal: { at: 'most', value: 1 } })).toBe(false);
  expect(met({ ...figure, value: null })).toBeNull();
});

it('gives each figure a line that begins with its name and number', () => {
  expect(lines([figure])).toBe(
    'capacity-single-vs-bare: 1.046 (goal ≥ 1 ×; holds; quartiles 0.98 × – 1.10 × in 12 rounds, 2 dropped; 9.6 µs a frame, bare 10.1 µs)',
  );
  expect(lines([{ ...figure, value: null }])).toMatch(/^capacity-single-vs-bare: none \(/);
});

it('says in the table that a goal is missed, or that nothing was measured and why', () => {
  expect(table([{ ...figure, value: 0.5 }])).toContain('MISSED');
  expect(table([{ ...figure, value: null, note: 'the host took too much time' }])).toContain(
    'the host took too much time',
  );
});
