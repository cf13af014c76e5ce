import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { idOf, secretOf } from '../testing/records.ts';
import { Farewells } from './farewells.ts';

const beacon = (number: number) => ({ id: idOf(number), resume: secretOf(number) });

it('C7: keeps each once, until it is taken or means nothing any more', async () => {
  const clock = new FakeClock();
  const farewells = new Farewells(clock, 1_000);
  farewells.keep(beacon(1));
  await clock.advance(600);
  for (const number of [2, 3, 2]) farewells.keep(beacon(number));
  await clock.advance(600);
  expect(farewells.take()).toEqual([beacon(2), beacon(3)]);
  expect(farewells.take()).toEqual([]);
});

it('L5: keeps no more than so many, whoever posts them', () => {
  const farewells = new Farewells(new FakeClock(), 1_000);
  for (let number = 0; number < 12_000; number += 1) farewells.keep({ id: `id ${number}`, resume: '' });
  expect(farewells.take()).toHaveLength(10_000);
});
