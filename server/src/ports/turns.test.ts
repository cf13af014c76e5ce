import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('takes one thing after another in the order asked, whatever becomes of each', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const work = (name: string, ends: Promise<void>, fails = false) =>
    turns.take(async () => {
      done.push(`${name} begins`);
      await ends;
      done.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const { promise, resolve } = Promise.withResolvers<void>();
  const results = Promise.allSettled([
    work('first', promise),
    work('second', Promise.resolve(), true),
    work('third', Promise.resolve()),
  ]);
  resolve();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(done).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});
