import { createClient } from '@redis/client';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { Garbled, intact, sumOf } from './intact.ts';
import { scriptOf } from './scripts.ts';

const redis = redisForTests();

async function asked(script: string, args: readonly string[], sum = sumOf([], args)): Promise<unknown> {
  const client = createClient({ url: redis.server().url, RESP: 2 });
  await client.connect();
  try {
    return await client.eval(scriptOf(script).source, { keys: [], arguments: [...args, sum] });
  } finally {
    client.destroy();
  }
}

it('M2: what has come garbled does nothing, and says so', async () => {
  const write = "return redis.call('SET', take(), take())";
  await expect(asked(write, ['name', 'cthers'], sumOf([], ['name', 'others']))).rejects.toThrow(/^GARBLED/);
  await expect(asked(write, ['nameo', 'thers'], sumOf([], ['name', 'others']))).rejects.toThrow(/^GARBLED/);
  expect(intact(await asked("return redis.call('EXISTS', 'name')", []))).toBe(0);
});

it('gives what a script gave, whatever it was', async () => {
  expect(intact(await asked("return { 1, -3, 'å\\n', false, true, { 'b', {} }, '' }", []))).toEqual([
    ...[1, -3, 'å\n', null, 1],
    ...[['b', []], ''],
  ]);
  expect(intact(await asked('return nil', []))).toBeNull();
  expect(intact(await asked('return false', []))).toBeNull();
  expect(intact(await asked('return take()', ['Kurdî (سۆرانی)']))).toBe('Kurdî (سۆرانی)');
});

it('M2: believes no answer that is another than was given', async () => {
  const [answer, sum] = (await asked("return { 'a', 1, { 'b' } }", [])) as [unknown, string];
  for (const other of [['a', 1, ['c']], ['a', 2, ['b']], ['a', '1', ['b']], ['a', 1, 'b'], ['a', 1], null, 'a']) {
    expect(() => intact([other, sum])).toThrow(Garbled);
  }
  for (const garbled of [null, 'OK', [], [answer], [answer, 'sum']]) expect(() => intact(garbled)).toThrow(Garbled);
});

it('tells any two lists of arguments apart', () => {
  const args = fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\t', '"', 'å') }));
  fc.assert(
    fc.property(args, args, (one, other) => {
      expect(sumOf(['k'], one) === sumOf(['k'], other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});
