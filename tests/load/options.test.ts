import { expect, it } from 'vitest';
import { readOptions, SCENARIOS } from './options.ts';

it('runs everything on one to four nodes unless told otherwise', () => {
  const { scenarios, sizes, json } = readOptions([]);
  expect(scenarios).toEqual(SCENARIOS);
  expect(sizes.nodes).toEqual([1, 2, 3, 4]);
  expect(json).toBeNull();
});

it('takes scenarios, numbers of nodes and sizes', () => {
  const read = readOptions(['--only', 'flood', 'evening', '--nodes', '1,3', '--counsellors', '7', '--json', 'here']);
  expect(read.scenarios).toEqual(['evening', 'flood']);
  expect(read.sizes).toMatchObject({ nodes: [1, 3], counsellors: 7 });
  expect(read.json).toBe('here');
});

it('refuses what it does not know', () => {
  expect(() => readOptions(['--only', 'storm'])).toThrow('storm');
  expect(() => readOptions(['--nodes', 'two'])).toThrow('--nodes');
  expect(() => readOptions(['--pairs', '0'])).toThrow('--pairs');
});
