import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import { expect, it } from 'vitest';
import { accept } from '../../core/decision.ts';
import { busContract } from '../../ports/bus.contract.ts';
import type { Address } from '../../ports/bus.ts';
import { idOf, open, staff, waiting } from '../../testing/records.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { addressBytes, Batch, endOf, readBatch } from './batch.ts';
import { RedisBus } from './redis-bus.ts';
import { RedisStore } from './redis-store.ts';

const redis = redisForTests();

async function twoNodes() {
  const nodes = redis.nodes();
  const touches = [await nodes.touch(), await nodes.touch()] as const;
  const stores = touches.map((touch) => new RedisStore(touch)) as [RedisStore, RedisStore];
  const buses = touches.map((touch, at) => new RedisBus(touch, stores[at] as RedisStore)) as [RedisBus, RedisBus];
  return { touches, stores, buses };
}

busContract(async () => {
  const { touches, stores, buses } = await twoNodes();
  const connection = `${touches[1].name}.1`;
  await stores[1].transactStaff('ada', () => accept(staff('ada', { connection }), []));
  return buses;
});

const frame = (byte: number) => new Uint8Array(FRAME_BYTES).fill(byte);

it('C4: says that nobody can be there who is not connected, once that is known', async () => {
  const { stores, buses } = await twoNodes();
  await stores[0].transact(idOf(1), null, () => accept(waiting({ id: idOf(1), connection: null, deadline: 9 }), []));
  const to: Address = { conversationId: idOf(1), epoch: 1, staffId: null };
  await expect.poll(() => buses[0].forward(to, frame(1))).toBe(false);
});

it('C5: follows a youth who comes back at another node, in order', async () => {
  const { touches, stores, buses } = await twoNodes();
  const heard: number[][] = [[], []];
  for (const [at, bus] of buses.entries()) bus.listen((_to, bytes) => (heard[at]?.push(bytes[0] ?? -1) ?? 0) > 0);
  const to: Address = { conversationId: idOf(1), epoch: 1, staffId: null };
  const attach = (node: number, count: number) => {
    const connection = `${touches[node]?.name}.${count}`;
    const effect = { kind: 'youth-attached', conversationId: idOf(1), connection, links: [] } as const;
    return stores[0].transact(idOf(1), null, () => accept(open('ada', { id: idOf(1), connection }), [effect]));
  };
  await attach(1, 1);
  for (const byte of [1, 2, 3]) buses[0].forward(to, frame(byte));
  await expect.poll(() => heard).toEqual([[], [1, 2, 3]]);
  await attach(0, 1);
  for (const byte of [4, 5]) buses[0].forward(to, frame(byte));
  await expect
    .poll(() => heard)
    .toEqual([
      [4, 5],
      [1, 2, 3],
    ]);
});

it('C2: batches hold frames until they are full, and nothing else is taken for one', () => {
  const batch = new Batch();
  const sent: { to: Address; byte: number }[] = [];
  for (let at = 0; !batch.isFull; at += 1) {
    const to = { conversationId: idOf(at), epoch: at, staffId: at % 2 === 0 ? null : `staff ${at}` };
    batch.add(addressBytes(to), frame(at));
    sent.push({ to, byte: at });
  }
  expect(sent.length).toBeGreaterThan(40);
  const read = (bytes: Buffer) => {
    const found: { to: Address; byte: number }[] = [];
    readBatch(bytes, (to, { 0: byte = -1 }) => void found.push({ to, byte }));
    return found;
  };
  const bytes = batch.end(Buffer.from('sender'), 2 ** 40);
  expect(endOf(bytes)).toEqual({ sender: 'sender', number: 2 ** 40 });
  expect(read(bytes)).toEqual(sent);
  // As a version sends it that does not say whose it is, and cut off.
  const END_BYTES = 13;
  expect([endOf(bytes.subarray(0, -END_BYTES)), read(bytes.subarray(0, -END_BYTES))]).toEqual([null, sent]);
  expect([endOf(bytes.subarray(0, -1)), read(bytes.subarray(0, -END_BYTES - 1))]).toEqual([null, sent.slice(0, -1)]);
  for (const none of [Buffer.alloc(0), Buffer.alloc(5_000), Buffer.alloc(5_000, 255)]) {
    expect([endOf(none), read(none)]).toEqual([null, []]);
  }
});

it('C2: what is more than a batch in one turn goes in several, in order', async () => {
  const { touches, stores, buses } = await twoNodes();
  const connection = `${touches[1].name}.1`;
  await stores[1].transactStaff('ada', () => accept(staff('ada', { connection }), []));
  const heard: number[] = [];
  buses[1].listen((_to, bytes) => heard.push(bytes.readUInt32BE(20)) > 0);
  const to: Address = { conversationId: idOf(1), epoch: 3, staffId: 'ada' };
  const numbered = (number: number) => {
    const bytes = Buffer.alloc(FRAME_BYTES);
    bytes.writeUInt32BE(number, 20);
    return bytes;
  };
  buses[0].forward(to, numbered(0));
  await expect.poll(() => heard).toEqual([0]);
  const order = Array.from({ length: 500 }, (_, at) => at);
  for (const at of order.slice(1)) buses[0].forward(to, numbered(at));
  await expect.poll(() => heard).toEqual(order);
});

it('C2: what Redis tells late, or once more, is not delivered', async () => {
  const { touches, stores, buses } = await twoNodes();
  const connection = `${touches[1].name}.1`;
  await stores[1].transactStaff('ada', () => accept(staff('ada', { connection }), []));
  const heard: number[] = [];
  buses[1].listen((_to, bytes) => heard.push(bytes[0] ?? -1) > 0);
  const to: Address = { conversationId: idOf(1), epoch: 3, staffId: 'ada' };
  buses[0].forward(to, frame(0));
  await expect.poll(() => heard).toEqual([0]);
  // As a client of Redis does that tries again what failed while the master changed.
  const { link } = touches[0];
  const publish = link.publish.bind(link);
  const held: { channel: string; bytes: Buffer }[] = [];
  link.publish = async (channel, message) => {
    held.push({ channel, bytes: Buffer.from(message) });
    return true;
  };
  for (const byte of [1, 2, 3]) {
    buses[0].forward(to, frame(byte));
    await expect.poll(() => held.length).toBe(byte);
  }
  for (const at of [1, 0, 1, 2, 2]) await publish(held[at]?.channel ?? '', held[at]?.bytes ?? '');
  await expect.poll(() => heard).toEqual([0, 2, 3]);
});
