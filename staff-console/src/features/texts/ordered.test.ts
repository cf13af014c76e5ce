import { expect, it } from 'vitest';
import { moved, removed } from './ordered.ts';

it('moves a row by one place and never past the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

it('removes one row', () => {
  expect(removed(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
});
