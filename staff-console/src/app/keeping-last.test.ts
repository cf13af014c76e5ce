import { expect, it } from 'vitest';
import { keepingLast } from './keeping-last.ts';

it('has what is newest, and what came last while nothing comes', async () => {
  const fetched = keepingLast<string>();
  const fails = () => Promise.reject(new Error('unavailable'));
  await expect(fetched(fails)).rejects.toThrow('unavailable');
  expect(await fetched(async () => 'first')).toBe('first');
  expect(await fetched(async () => 'second')).toBe('second');
  expect(await fetched(fails)).toBe('second');
});
