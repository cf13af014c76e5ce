/** Everybody at once, at two nodes: what is decided on what is no longer so is decided anew (SPEC M2). */
import { expect, it } from 'vitest';
import { decide } from '../../core/conversation.ts';
import { accept } from '../../core/decision.ts';
import { conversationIn } from '../../core/parties.ts';
import { duty, idOf, NOTICES, RULES, staff, take, waiting } from '../../testing/records.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';
import type { RedisStore } from './redis-store.ts';

const redis = redisForTests();
const STAFF = Array.from({ length: 12 }, (_, at) => `staff${at}`);
const YOUTHS = 40;
const CAPACITY = 2;

async function town(capacity: number) {
  const { stores, quiet } = await redis.nodes().two();
  for (const staffId of STAFF) {
    const record = staff(staffId, { duty: duty({ capacity }), connection: staffId });
    await stores[0].transactStaff(staffId, () => accept(record, []));
  }
  for (let at = 0; at < YOUTHS; at++) {
    await stores[0].transact(idOf(at), null, () => accept(waiting({ id: idOf(at), joinedAt: at }), []));
  }
  return { stores, quiet };
}

const taking = (staffId: string, next: boolean) => take(staffId, { connection: staffId, next, claim: null });

const takeNext = (store: RedisStore, staffId: string) =>
  store.transactFirst(staffId, (record, around) =>
    decide(RULES, record, { ...around, notices: NOTICES }, taking(staffId, true)),
  );
const takeOne = (store: RedisStore, staffId: string, id: string) =>
  store.transactAmong(id, staffId, (record, around) =>
    decide(RULES, record, { ...around, notices: NOTICES }, taking(staffId, false)),
  );

async function holders(store: RedisStore): Promise<string[]> {
  const found: string[] = [];
  for (const id of await store.all()) {
    await store.transact(id, null, (record) => {
      found.push(...(conversationIn(record)?.parties ?? []).map(({ staffId }) => staffId));
      return { ok: false, code: 'not-found' };
    });
  }
  return found.sort();
}

it('Q3, Q4: nobody is taken twice, and nobody holds more than they may, who takes the next at both nodes at once', async () => {
  const { stores } = await town(CAPACITY);
  const asked = STAFF.flatMap((staffId) =>
    stores.flatMap((store) => [takeNext(store, staffId), takeNext(store, staffId)]),
  );
  const answers = await Promise.all(asked);
  const taken = answers.flatMap((one) => (one.ok ? [one.record?.id] : []));
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken).toHaveLength(STAFF.length * CAPACITY);
  expect(answers.flatMap((one) => (one.ok ? [] : [one.code]))).toEqual(Array(taken.length).fill('at-capacity'));
  expect(await holders(stores[1])).toEqual(STAFF.flatMap((staffId) => [staffId, staffId]).sort());
  // The first in order, all of them.
  expect(taken.sort()).toEqual(Array.from({ length: taken.length }, (_, at) => idOf(at)).sort());
  expect((await stores[0].onDuty()).map(({ holds }) => holds)).toEqual(STAFF.map(() => CAPACITY));
  const waiting = YOUTHS - taken.length;
  expect(await stores[0].overview()).toMatchObject({ waiting, seats: waiting, open: taken.length });
});

it('Q3: of all who take the same one at both nodes, one gets it and the others are told who', async () => {
  const { stores, quiet } = await town(8);
  const heard: string[][] = [[], []];
  for (const [at, store] of stores.entries()) {
    store.subscribe(({ effects }) => {
      for (const effect of effects) if (effect.kind === 'taken-from-queue') heard[at]?.push(effect.conversationId);
    });
  }
  const ids = Array.from({ length: 6 }, (_, at) => idOf(at));
  for (const id of ids) {
    const answers = await Promise.all(STAFF.map((staffId, at) => takeOne(stores[at % 2 === 0 ? 0 : 1], staffId, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = answers.flatMap((one) => (one.ok ? [] : [one.code]));
    expect(refused.every((code) => code === 'already-taken')).toBe(true);
  }
  await quiet();
  expect(heard).toEqual([ids, ids]);
});
