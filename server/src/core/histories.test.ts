/**
 * Random histories of youths and counsellors over the core and a store, against a model that is nothing but lists. The
 * model says what must be so; what the parties were told is collected from the effects.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { idOf, join, NOTICES, RULES, secretOf, take } from '../testing/records.ts';
import { decide } from './conversation.ts';
import type { Effect } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import { decidePresence, isKept, type StaffEvent } from './presence.ts';
import { compareStanding } from './queue.ts';
import type { ConversationRecord } from './records.ts';

const STAFF = ['ada', 'bo', 'cy'] as const;
const YOUTHS = 6;
const rules = { ...RULES, mostWaiting: 4 };

type Step =
  | { do: 'join' | 'gone' | 'back' | 'leave' | 'distrust'; youth: number }
  | { do: 'hello' | 'away' | 'off' | 'next' | 'dismiss'; staff: number }
  | { do: 'on'; staff: number; capacity: number }
  | { do: 'take' | 'end'; staff: number; youth: number }
  | { do: 'race'; youth: number }
  | { do: 'rush' }
  | { do: 'time'; ms: number };

const youth = fc.nat(YOUTHS - 1);
const staffAt = fc.nat(STAFF.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('join', 'gone', 'back', 'leave', 'distrust'), youth }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('hello', 'away', 'off', 'next', 'dismiss'), staff: staffAt }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('on' as const), staff: staffAt, capacity: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('take', 'end'), staff: staffAt, youth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('race' as const), youth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('time' as const), ms: fc.nat(900) }) },
);

class House {
  readonly store = new MemoryStore();
  now = 1;
  /** Connections' names, by party; absent while gone. */
  readonly youths = new Map<number, string>();
  readonly staff = new Map<string, string>();
  #connections = 0;
  #joins = 0;
  /** The conversation a youth's tab believes to be in, with its secret. */
  readonly tabs = new Map<number, { id: string; secret: string }>();
  /** Who joined and was not told, by anybody, that it is over; the one thing nobody may be missing from. */
  readonly owed = new Set<string>();
  /** What each console believes to hold. */
  readonly consoles = new Map<string, Set<string>>(STAFF.map((id) => [id, new Set()]));
  readonly epochs = new Map<string, number>();

  constructor() {
    this.store.subscribe(({ effects }) => {
      for (const effect of effects) this.#hear(effect);
    });
  }

  #hear(effect: Effect): void {
    if (effect.kind === 'opened') {
      const { conversationId: id, pairing } = effect;
      expect(pairing.epoch).toBeGreaterThan(this.epochs.get(id) ?? 0);
      this.epochs.set(id, pairing.epoch);
      for (const held of this.consoles.values()) expect(held.has(id)).toBe(false);
      this.consoles.get(pairing.staffId)?.add(id);
    } else if (effect.kind === 'staff-attached') {
      this.consoles.set(effect.staffId, new Set(effect.held.map(({ id }) => id)));
    } else if (effect.kind === 'unpaired') {
      for (const held of this.consoles.values()) held.delete(effect.conversationId);
    } else if (effect.kind === 'forgotten') {
      this.owed.delete(effect.conversationId);
    }
  }

  connect(): string {
    this.#connections += 1;
    return `connection ${this.#connections}`;
  }

  conversation(id: string, actor: string | null, event: ConversationEvent) {
    return this.store.transact(id, actor, (record, around) => decide(rules, record, around, event));
  }

  presence(staffId: string, event: StaffEvent) {
    return this.store.transactStaff(staffId, (record, around) => decidePresence(rules, record, around, event));
  }

  async records(): Promise<ConversationRecord[]> {
    const found: ConversationRecord[] = [];
    for (const id of await this.store.all()) {
      await this.store.transact(id, null, (record) => {
        if (record !== null) found.push(record);
        return { ok: false, code: 'not-found' };
      });
    }
    return found;
  }

  newId(): { id: string; secret: string } {
    this.#joins += 1;
    return { id: idOf(this.#joins), secret: secretOf(this.#joins) };
  }

  /** What the shell's sweep does. */
  async sweep(): Promise<void> {
    const { conversations, staff } = await this.store.due(this.now, 1_000);
    for (const staffId of staff) await this.release(staffId);
    for (const id of conversations) await this.conversation(id, null, { kind: 'expire', at: this.now });
  }

  async release(staffId: string): Promise<void> {
    for (const { id } of await this.store.heldBy(staffId)) {
      await this.conversation(id, null, { kind: 'holder-vanished', at: this.now, staffId });
    }
    await this.presence(staffId, { kind: 'grace-over', at: this.now });
  }
}

async function run(house: House, step: Step): Promise<void> {
  if ('youth' in step && !('staff' in step) && step.do !== 'race') return runYouth(house, step.do, step.youth);
  switch (step.do) {
    case 'time':
      house.now += step.ms;
      return house.sweep();
    case 'race': {
      const id = house.tabs.get(step.youth)?.id ?? '';
      const before = (await house.records()).find((record) => record.id === id);
      const results = await Promise.all(
        STAFF.map((staffId) =>
          house.conversation(id, staffId, take(staffId, { at: house.now, connection: house.staff.get(staffId) ?? '' })),
        ),
      );
      const winners = results.filter(({ ok }) => ok);
      expect(winners.length).toBeLessThanOrEqual(1);
      if (before === undefined || before.holder !== null) expect(winners).toHaveLength(0);
      return;
    }
    case 'rush': {
      const order = (await house.records()).filter(
        (record) => record.state === 'waiting' && record.connection !== null,
      );
      order.sort(compareStanding);
      const taken = await Promise.all(
        STAFF.map((staffId) =>
          house.store.transactFirst(staffId, (record, around) =>
            decide(rules, record, around, take(staffId, { at: house.now, connection: house.staff.get(staffId) ?? '' })),
          ),
        ),
      );
      const got = taken.flatMap((one) => (one.ok && one.record !== null ? [one.record.id] : []));
      expect(new Set(got).size).toBe(got.length);
      const waiting = order.filter(({ excluded }) => excluded.length === 0).map(({ id }) => id);
      const gotOfWaiting = got.filter((id) => waiting.includes(id));
      expect(waiting.slice(0, gotOfWaiting.length)).toEqual(gotOfWaiting);
      return;
    }
    default:
      return runStaff(house, step as Extract<Step, { staff: number }>);
  }
}

async function runYouth(house: House, what: string, youth: number): Promise<void> {
  const connection = house.youths.get(youth);
  const tab = house.tabs.get(youth);
  const at = house.now;
  if (what === 'join' && (tab === undefined || !house.owed.has(tab.id))) {
    const { id, secret } = house.newId();
    const name = house.connect();
    const joined = await house.conversation(id, null, join({ at, id, resume: secret, connection: name }));
    if (!joined.ok) return;
    house.tabs.set(youth, { id, secret });
    house.youths.set(youth, name);
    house.owed.add(id);
  } else if (what === 'back' && tab !== undefined) {
    const name = house.connect();
    const event = { kind: 'resume', secret: tab.secret, connection: name, current: NOTICES, revocations: '' } as const;
    const resumed = await house.conversation(tab.id, null, event);
    // C5: exactly those who are owed something are let in.
    expect(resumed.ok).toBe(house.owed.has(tab.id));
    if (resumed.ok) house.youths.set(youth, name);
  } else if (tab !== undefined && connection !== undefined) {
    if (what === 'gone') {
      await house.conversation(tab.id, null, { kind: 'youth-gone', at, connection });
      house.youths.delete(youth);
    }
    if (what === 'leave') await house.conversation(tab.id, null, { kind: 'leave', at, connection });
    if (what === 'distrust') {
      const epoch = house.epochs.get(tab.id) ?? 0;
      await house.conversation(tab.id, null, { kind: 'distrust', connection, epoch, reason: 'expired' });
    }
  }
}

async function runStaff(house: House, step: Extract<Step, { staff: number }>): Promise<void> {
  const staffId = STAFF[step.staff] ?? 'ada';
  const connection = house.staff.get(staffId) ?? '';
  const at = house.now;
  switch (step.do) {
    case 'hello': {
      const name = house.connect();
      // Every other tab still has its keys.
      const holding =
        house.now % 2 === 0
          ? [...(house.consoles.get(staffId) ?? [])].map((id) => ({ id, epoch: house.epochs.get(id) ?? 0 }))
          : [];
      const role = 'counsellor' as const;
      const hello = { kind: 'hello', staffId, role, nameShown: staffId, connection: name, holding } as const;
      const greeted = await house.presence(staffId, hello);
      house.staff.set(staffId, name);
      const kept = greeted.ok && greeted.record?.duty ? holding : [];
      for (const held of await house.store.heldBy(staffId)) {
        if (!isKept(held, kept))
          await house.conversation(held.id, null, { kind: 'keys-lost', staffId, connection: name });
      }
      return;
    }
    case 'away':
      await house.presence(staffId, { kind: 'staff-gone', at, connection });
      house.staff.delete(staffId);
      return;
    case 'dismiss':
      await house.presence(staffId, { kind: 'dismissed', at });
      house.staff.delete(staffId);
      return house.release(staffId);
    case 'on':
      await house.presence(staffId, {
        kind: 'duty-on',
        connection,
        languages: ['sv'],
        capacity: step.capacity,
        staffCertificate: 's',
        dutyCertificate: 'd',
      });
      return;
    case 'off':
      await house.presence(staffId, { kind: 'duty-off', connection });
      return;
    case 'next':
      await house.store.transactFirst(staffId, (record, around) =>
        decide(rules, record, around, take(staffId, { at, connection })),
      );
      return;
    case 'take':
      await house.conversation(house.tabs.get(step.youth)?.id ?? '', staffId, take(staffId, { at, connection }));
      return;
    case 'end':
      await house.conversation(house.tabs.get(step.youth)?.id ?? '', staffId, { kind: 'end', at, staffId, connection });
      return;
  }
}

async function holds(house: House): Promise<void> {
  const records = await house.records();
  const held = new Map<string, string[]>(STAFF.map((staffId) => [staffId, []]));

  // Nobody is forgotten: whoever is owed an answer is in the store, and nothing else is.
  expect(new Set(records.map(({ id }) => id))).toEqual(house.owed);
  for (const { id, state, holder, connection, deadline, takenAt, epoch } of records) {
    expect(holder === null).toBe(state === 'waiting');
    expect(takenAt === null).toBe(holder === null);
    // Whoever is away has a deadline, so nothing lasts for ever; whoever is there has none.
    expect(deadline === null).toBe(connection !== null);
    if (state === 'open') expect(connection).not.toBeNull();
    if (state === 'interrupted') expect(connection).toBeNull();
    expect(epoch).toBe(house.epochs.get(id) ?? 0);
    if (holder !== null) held.get(holder.staffId)?.push(id);
  }

  // The indexes say what the records say.
  const queue = records
    .filter((record) => record.state === 'waiting' && record.connection !== null)
    .sort(compareStanding);
  expect((await house.store.head(1_000)).map(({ id }) => id)).toEqual(queue.map(({ id }) => id));
  expect(await house.store.places(queue.map(({ id }) => id))).toEqual(queue.map((_, at) => at + 1));
  const overview = await house.store.overview();
  const inState = (state: string) => records.filter((record) => record.state === state).length;
  expect(overview).toMatchObject({
    waiting: queue.length,
    seats: inState('waiting'),
    open: inState('open'),
    interrupted: inState('interrupted'),
  });

  let places = 0;
  let onDuty = 0;
  for (const staffId of STAFF) {
    const ids = held.get(staffId) ?? [];
    expect((await house.store.heldBy(staffId)).map(({ id }) => id).sort()).toEqual([...ids].sort());
    await house.store.transact('none', staffId, (_record, { actorHolds }) => {
      expect(actorHolds).toBe(ids.length);
      return { ok: false, code: 'not-found' };
    });
    // What a console was told that it holds is what it holds.
    expect([...(house.consoles.get(staffId) ?? [])].sort()).toEqual([...ids].sort());
    await house.store.transactStaff(staffId, (record) => {
      if (record?.duty) {
        places += record.duty.capacity;
        onDuty += 1;
      } else {
        // Nobody holds anything without being on duty.
        expect(ids).toEqual([]);
      }
      if (record !== null) expect(record.deadline === null).toBe(record.connection !== null);
      return { ok: false, code: 'not-found' };
    });
  }
  expect(overview).toMatchObject({ places, onDuty });
}

describe('histories', () => {
  it('Q3, Q4, C6, C8, C9, P5: at most one holder, nobody forgotten, indexes true, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (history) => {
        const house = new House();
        for (const one of history) {
          await run(house, one);
          await holds(house);
        }
        // Left alone, everything ends.
        for (const staffId of STAFF) {
          const connection = house.staff.get(staffId);
          if (connection !== undefined)
            await house.presence(staffId, { kind: 'staff-gone', at: house.now, connection });
        }
        for (const [youth] of house.tabs) await runYouth(house, 'gone', youth);
        house.now += 10_000;
        await house.sweep();
        expect(await house.store.all()).toEqual([]);
        expect(await house.store.overview()).toMatchObject({ onDuty: 0, places: 0, seats: 0, open: 0, interrupted: 0 });
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('Q4: capacity is never exceeded, however many are taken at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8), fc.nat(12), async (capacity, asked) => {
        const house = new House();
        await run(house, { do: 'hello', staff: 0 });
        await run(house, { do: 'on', staff: 0, capacity: 1 });
        for (let number = 0; number < 4; number++) await run(house, { do: 'join', youth: number });
        await run(house, { do: 'on', staff: 0, capacity });
        await Promise.all(Array.from({ length: asked }, () => run(house, { do: 'next', staff: 0 })));
        expect(await house.store.heldBy('ada')).toHaveLength(Math.min(capacity, asked, 4));
      }),
      { numRuns: 40 },
    );
  });
});
