import { describe, expect, it, vi } from 'vitest';
import { decide } from '../../core/conversation.ts';
import { accept } from '../../core/decision.ts';
import { conversationIn } from '../../core/parties.ts';
import { OutOfTouch } from '../../ports/nodes.ts';
import type { Announcement } from '../../ports/state-store.ts';
import { duty, idOf, NOTICES, open, RULES, staff, take, waiting } from '../../testing/records.ts';
import { IMPATIENT, redisForTests, TIMING } from '../../testing/redis-nodes.ts';
import { isWhole } from './announced.ts';
import { RedisStore } from './redis-store.ts';
import { SCRIPTS, scriptOf } from './scripts.ts';
import type { Touch } from './touch.ts';

const redis = redisForTests();
const PATIENT = { timeout: 20_000 };
/** What is kept of conversations and staff, and as it was. */
const HASHES = 'for i, key in ipairs({ CONVERSATIONS, STAFF, DUTY }) do';
const SAVED = scriptOf(`local all = {} ${HASHES} all[i] = cjson.encode(redis.call('HGETALL', key)) end return all`);
const CLOCK = scriptOf('return clock()');
const RESTORED = scriptOf(`${HASHES} redis.call('DEL', key) redis.call('HSET', key, unpack(cjson.decode(take()))) end`);

async function two(timing = TIMING) {
  const nodes = redis.nodes(timing);
  const touches = [await nodes.touch(), await nodes.touch()] as const;
  const stores = [new RedisStore(touches[0]), new RedisStore(touches[1])] as const;
  const lost = [0, 0];
  for (const [at, touch] of touches.entries()) {
    touch.onLost(() => {
      lost[at] = (lost[at] ?? 0) + 1;
    });
  }
  return { nodes, touches, stores, lost };
}

const joins = (store: RedisStore, number: number, connection = 'connection') =>
  store.transact(idOf(number), null, () => accept(waiting({ id: idOf(number), joinedAt: number, connection }), []));

/** The subscriptions of one node are cut for a moment: what is announced meanwhile is not heard. */
async function deafened(touch: Touch, during: () => Promise<void>): Promise<void> {
  await touch.link.unsubscribe(touch.keys.announced);
  await during();
}

describe('announcements', () => {
  it('M2: reach both nodes in the order of the commits, with the same figures', async () => {
    const { stores } = await two();
    const heard: Announcement[][] = [[], []];
    for (const [at, store] of stores.entries()) store.subscribe((one) => void heard[at]?.push(one));
    await Promise.all(Array.from({ length: 60 }, (_, at) => joins(stores[at % 2 === 0 ? 0 : 1], at)));
    await expect.poll(() => heard.map(({ length }) => length)).toEqual([60, 60]);
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[0]?.map(({ overview }) => overview.waiting)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  it('M2: that were not heard are told again, in their order, and touch is not lost', async () => {
    const { touches, stores, lost } = await two();
    const heard: number[] = [];
    stores[1].subscribe(({ overview }) => void heard.push(overview.waiting));
    await deafened(touches[1], async () => {
      for (const number of [1, 2, 3]) await joins(stores[0], number);
    });
    await expect.poll(() => heard, PATIENT).toEqual([1, 2, 3]);
    expect(lost).toEqual([0, 0]);
  });

  it('M2: that came garbled are as if they had not come', async () => {
    const { touches, stores, lost } = await two();
    const heard: number[] = [];
    stores[1].subscribe(({ overview }) => void heard.push(overview.waiting));
    await joins(stores[0], 1);
    const [first = ''] = (await touches[0].ask(SCRIPTS.log, [])) as string[];
    const [seq, nonce] = (first.split('\n')[0] ?? '').split('\t');
    // As the second will come: only its name, and so its sum, is another.
    const garbled = first.replace(/^.*/, `${Number(seq) + 1}\tgarbled\t${nonce}\t${'0'.repeat(40)}`);
    expect([first, garbled].map(isWhole)).toEqual([true, false]);
    await touches[0].link.publish(touches[0].keys.announced, garbled);
    await joins(stores[0], 2);
    await expect.poll(() => heard, PATIENT).toEqual([1, 2]);
    expect(lost).toEqual([0, 0]);
  });

  it.each(['answered at once', 'that others have followed'])(
    'M2: of a commit that was sent again, %s, tell that it was done, and it is not decided anew',
    async (when) => {
      const { touches, stores } = await two();
      const { link } = touches[0];
      const run = link.run.bind(link);
      vi.spyOn(link, 'run').mockImplementation(async (script, keys, args) => {
        const answer = await run(script, keys, args);
        if (script !== SCRIPTS.commit) return answer;
        if (when !== 'answered at once') await joins(stores[1], 2);
        return run(script, keys, args);
      });
      const decisions: (number | null)[] = [];
      const answer = await stores[0].transact(idOf(1), null, (record) => {
        decisions.push(conversationIn(record)?.joinedAt ?? null);
        return accept(waiting({ id: idOf(1), joinedAt: 1 }), []);
      });
      vi.restoreAllMocks();
      expect(answer).toMatchObject({ ok: true });
      expect(decisions).toEqual([null]);
    },
  );

  it('M4: that cannot be told again lose touch, and the next are heard', async () => {
    const { touches, stores, lost } = await two();
    const name = touches[1].name;
    await deafened(touches[1], async () => {
      await joins(stores[0], 1);
      await touches[0].ask(scriptOf("return redis.call('DEL', LOG)"), []);
    });
    await expect.poll(() => lost, PATIENT).toEqual([0, 1]);
    await expect.poll(() => touches[1].inTouch, PATIENT).toBe(true);
    expect(touches[1].name).not.toBe(name);
    const heard: number[] = [];
    stores[1].subscribe(({ overview }) => void heard.push(overview.waiting));
    await joins(stores[0], 2);
    await expect.poll(() => heard, PATIENT).toEqual([2]);
  });
});

describe('a node', () => {
  it('M3: that is no more is found out, and whose connections it had', async () => {
    const timing = IMPATIENT;
    const { touches, stores } = await two(timing);
    const [ours, theirs] = touches.map(({ name }) => name);
    await joins(stores[0], 1, `${ours}.1`);
    await joins(stores[0], 2, `${theirs}.7`);
    const connection = `${theirs}.8`;
    await stores[0].transactStaff('ada', () => accept(staff('ada', { connection }), []));
    expect(await touches[0].vanished(10)).toEqual([]);
    // As kill -9 does: nothing is said.
    touches[1].link.close();
    const expected = [
      { connection: `${theirs}.7`, conversationId: idOf(2) },
      { connection, staffId: 'ada' },
    ];
    await expect.poll(() => touches[0].vanished(10), PATIENT).toEqual(expected);
    expect(await touches[0].vanished(1)).toHaveLength(1);
    await stores[0].transactStaff('ada', () => accept(staff('ada', { connection: null, deadline: 9 }), []));
    await stores[0].transact(idOf(2), null, () => accept(open('ada', { id: idOf(2), connection: `${ours}.2` }), []));
    expect(await touches[0].vanished(10)).toEqual([]);
  });

  it('M4: that the others have given up, as one that was suspended, finds out and begins anew', async () => {
    const { touches, lost } = await two();
    const { name } = touches[1];
    await touches[0].ask(SCRIPTS.giveUp, [name, String(TIMING.lifeMs)]);
    await expect.poll(() => lost, PATIENT).toEqual([0, 1]);
    await expect.poll(() => touches[1].inTouch, PATIENT).toBe(true);
    expect(touches[1].name).not.toBe(name);
  });

  it('M3, M4: that the others have given up changes nothing any more, even before it has found out', async () => {
    const { touches, stores, lost } = await two();
    const { name } = touches[1];
    await touches[0].ask(SCRIPTS.giveUp, [name, String(TIMING.lifeMs)]);
    // Nobody would ever look for a connection to it again.
    await expect(joins(stores[1], 1, `${name}.1`)).rejects.toThrow(OutOfTouch);
    expect(await stores[0].all()).toEqual([]);
    await expect.poll(() => lost, PATIENT).toEqual([0, 1]);
    await expect.poll(() => touches[1].inTouch, PATIENT).toBe(true);
    expect(await joins(stores[1], 2)).toMatchObject({ ok: true });
  });

  it('M2, M4: no version is given twice, though what came last is lost with a failover', async () => {
    const { touches, stores } = await two();
    await joins(stores[0], 1);
    const back = scriptOf(
      "local was = redis.call('HGET', SUMS, 'written') redis.call('HSET', SUMS, 'written', was - 1000000) return was",
    );
    const was = Number(await touches[0].ask(back, []));
    await joins(stores[0], 2);
    const [kept = ''] = (await touches[0].ask(SCRIPTS.fetch, ['conversations', idOf(2)])) as string[];
    expect(Number(kept.split('\n')[0])).toBeGreaterThan(was);
  });

  it('C1, M7: no epoch is given twice, though the commit that gave it is lost with a failover', async () => {
    const { touches, stores } = await two();
    const takes = async (store: RedisStore, staffId: string) => {
      const answer = await store.transactAmong(idOf(1), staffId, (record, around) =>
        decide(RULES, record, { ...around, notices: NOTICES }, take(staffId, { connection: staffId })),
      );
      return (answer.ok ? conversationIn(answer.record)?.epoch : undefined) ?? 0;
    };
    for (const staffId of ['ada', 'bea']) {
      await stores[0].transactStaff(staffId, () => accept(staff(staffId, { duty: duty(), connection: staffId }), []));
    }
    const now = Number(await touches[0].ask(CLOCK, []));
    const joinedAt = now - 60_000;
    await stores[0].transact(idOf(1), null, () => accept(waiting({ id: idOf(1), joinedAt }), []));
    // All that the replica will have.
    const kept = (await touches[0].ask(SAVED, [])) as string[];
    const given = await takes(stores[0], 'ada');
    expect(given).toBeGreaterThanOrEqual(60_000);
    await touches[0].ask(RESTORED, kept);
    // The next millisecond is another epoch; in life there is a failover between.
    await expect.poll(async () => Number(await touches[0].ask(CLOCK, [])), PATIENT).toBeGreaterThan(joinedAt + given);
    expect(await takes(stores[1], 'bea')).toBeGreaterThan(given);
  });

  it('M5: that leaves knows whether another serves on', async () => {
    const { touches } = await two();
    expect(await touches[0].leave()).toBe(true);
    expect(await touches[1].leave()).toBe(false);
  });

  it('M5: that leaves does not count on one that has just died', async () => {
    const { touches } = await two(IMPATIENT);
    touches[1].link.close();
    expect(await touches[0].leave()).toBe(false);
  });
});

describe('Redis', () => {
  it('M4: gone for a moment and empty: touch is lost and found again, and nothing of before is there', async () => {
    const { touches, stores, lost } = await two();
    await joins(stores[0], 1);
    const before = (await stores[0].overview()).version;
    await redis.server().kill();
    await redis.server().restart();
    await expect.poll(() => lost, PATIENT).toEqual([1, 1]);
    await expect.poll(() => touches.map(({ inTouch }) => inTouch), PATIENT).toEqual([true, true]);
    expect(await stores[0].all()).toEqual([]);
    await joins(stores[1], 2);
    expect((await stores[0].overview()).version).toBeGreaterThan(before);
    expect(await stores[0].all()).toEqual([idOf(2)]);
  });

  it('M4: gone for long: touch is lost, whoever asks is told, and it comes back', async () => {
    const { touches, stores, lost } = await two(IMPATIENT);
    await redis.server().kill();
    await expect.poll(() => lost, PATIENT).toEqual([1, 1]);
    await expect(joins(stores[0], 1)).rejects.toThrow(OutOfTouch);
    await redis.server().restart();
    await expect.poll(() => touches.map(({ inTouch }) => inTouch), PATIENT).toEqual([true, true]);
    expect(await joins(stores[0], 1)).toMatchObject({ ok: true });
  });

  it('M4: that stands still is waited for, and then given up', async () => {
    const { touches, stores, lost } = await two(IMPATIENT);
    redis.server().process.kill('SIGSTOP');
    const asked = joins(stores[0], 1);
    redis.server().process.kill('SIGCONT');
    expect(await asked).toMatchObject({ ok: true });
    redis.server().process.kill('SIGSTOP');
    await expect(joins(stores[0], 2)).rejects.toThrow(OutOfTouch);
    await expect.poll(() => lost, PATIENT).toEqual([1, 1]);
    redis.server().process.kill('SIGCONT');
    await expect.poll(() => touches.map(({ inTouch }) => inTouch), PATIENT).toEqual([true, true]);
  });

  it('M4: that leaves one command without an answer, while it answers others, is connected to anew', async () => {
    const { touches, lost } = await two(IMPATIENT);
    const [{ link }] = touches;
    const run = link.run.bind(link);
    vi.spyOn(link, 'run').mockImplementation((script, keys, args) =>
      script === SCRIPTS.all ? new Promise(() => undefined) : run(script, keys, args),
    );
    const restart = vi.spyOn(link, 'restart');
    await expect(touches[0].ask(SCRIPTS.all, [])).rejects.toThrow(OutOfTouch);
    await expect.poll(() => touches[0].inTouch, PATIENT).toBe(true);
    expect(lost).toEqual([1, 0]);
    expect(restart).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
    expect(await touches[0].ask(SCRIPTS.all, [])).toEqual([]);
  });

  it('M1: keeps nothing of a centre once no node of it is there', async () => {
    const nodes = redis.nodes({ ...TIMING, lifeMs: 500, logMs: 500 });
    const [touch, other] = [await nodes.touch(), await redis.nodes().touch()];
    await joins(new RedisStore(touch), 1);
    const { keys } = touch;
    const living = scriptOf("local n = 0 for _, key in ipairs(KEYS) do n = n + redis.call('EXISTS', key) end return n");
    const mortal = scriptOf(
      "for _, key in ipairs(KEYS) do if redis.call('PTTL', key) == -1 then return key end end return ''",
    );
    expect(await touch.ask(mortal, [])).toBe('');
    expect(await touch.ask(living, [])).toBeGreaterThan(5);
    await touch.close();
    await expect.poll(() => other.link.run(living, keys, []), PATIENT).toBe(0);
  });
});
