/** What every state store keeps to. An adapter's test calls this with a way to make an empty one. */
import { describe, expect, it } from 'vitest';
import { accept, refuse } from '../core/decision.ts';
import { MOST_LENGTHS } from '../core/estimate.ts';
import { isDoorAcknowledged } from '../core/notice.ts';
import { conversationIn } from '../core/parties.ts';
import { compareStanding } from '../core/queue.ts';
import type { ConversationRecord, KeptRecord, StaffRecord } from '../core/records.ts';
import {
  acknowledging,
  concern,
  duty,
  idOf,
  NOTICES,
  open,
  party,
  presented,
  settling,
  staff,
  waiting,
} from '../testing/records.ts';
import type { Announcement, StateStore } from './state-store.ts';

type Make = () => Promise<StateStore>;

const placesOf = async (store: StateStore, ids: readonly string[]) =>
  (await store.places(ids)).map((one) => one?.place ?? null);
const put = (store: StateStore, record: KeptRecord) => store.transact(record.id, null, () => accept(record, []));
const remove = (store: StateStore, id: string) => store.transact(id, null, () => accept<ConversationRecord>(null, []));
const putStaff = (store: StateStore, record: StaffRecord) =>
  store.transactStaff(record.staffId, () => accept(record, []));

async function read(store: StateStore, id: string): Promise<KeptRecord | null> {
  let seen: KeptRecord | null = null;
  await store.transact(id, null, (record) => {
    seen = record;
    return refuse('not-found');
  });
  return seen;
}

const queued = (number: number, changes: Partial<ConversationRecord> = {}) =>
  waiting({ id: idOf(number), joinedAt: number, ...changes });

/** Takes the first for this member of staff, as the core would but without its conditions. */
const takeFirst = (store: StateStore, staffId: string) =>
  store.transactFirst(staffId, (record) =>
    record === null ? refuse('unknown-conversation') : accept(open(staffId, { id: record.id }), []),
  );

export function stateStoreContract(make: Make): void {
  describe('a commit', () => {
    it('keeps what a transition decides, and removes on null', async () => {
      const store = await make();
      expect(await read(store, idOf(1))).toBeNull();
      expect(await put(store, queued(1))).toEqual({ ok: true, record: queued(1) });
      expect(await read(store, idOf(1))).toEqual(queued(1));
      expect(await remove(store, idOf(1))).toEqual({ ok: true, record: null });
      expect(await read(store, idOf(1))).toBeNull();
      expect(await store.all()).toEqual([]);
    });

    it('is none when the transition refuses', async () => {
      const store = await make();
      await put(store, queued(1));
      expect(await store.transact(idOf(1), null, () => refuse('already-taken', 'Ada'))).toEqual({
        ok: false,
        code: 'already-taken',
        by: 'Ada',
      });
      expect(await read(store, idOf(1))).toEqual(queued(1));
      expect(await placesOf(store, [idOf(1)])).toEqual([1]);
    });

    it('Q3: is atomic: each of many at once sees what the one before left', async () => {
      const store = await make();
      await put(store, queued(1));
      const one = () =>
        store.transact(idOf(1), null, (record) => {
          const conversation = conversationIn(record);
          return conversation === null
            ? refuse('not-found')
            : accept({ ...conversation, epoch: conversation.epoch + 1 }, []);
        });
      await Promise.all(Array.from({ length: 50 }, one));
      expect(await read(store, idOf(1))).toMatchObject({ epoch: 50 });
    });

    it('shows a transition who acts, who holds, and the sums', async () => {
      const store = await make();
      const [ada, bo] = [staff('ada'), staff('bo', { duty: duty({ capacity: 5 }) })];
      await putStaff(store, ada);
      await putStaff(store, bo);
      await put(store, open('ada', { id: idOf(1) }));
      await put(store, open('bo', { id: idOf(2) }));
      await put(store, open('bo', { id: idOf(3), state: 'interrupted', connection: null, deadline: 9 }));
      await put(store, queued(4));
      await put(store, queued(5, { connection: null, deadline: 9 }));
      await store.transact(idOf(1), 'bo', (_record, around) => {
        expect([...around.staff]).toEqual([
          ['bo', { record: bo, holds: 2, advises: 0 }],
          ['ada', { record: ada, holds: 1, advises: 0 }],
        ]);
        expect(around.onDuty).toEqual([]);
        expect(around.overview).toMatchObject({ waiting: 1, seats: 2, open: 2, interrupted: 1, onDuty: 2, places: 7 });
        return refuse('not-found');
      });
      await store.transactStaff('bo', (record, { concerned }) => {
        expect(record).toEqual(bo);
        expect(concerned.map(({ id }) => id).sort()).toEqual([idOf(2), idOf(3)].sort());
        return refuse('not-found');
      });
      expect((await store.concerning('ada')).map(({ id }) => id)).toEqual([idOf(1)]);
      expect(await store.concerning('nobody')).toEqual([]);
    });

    it('H1: shows everybody on duty to whoever asks for them, with what they hold', async () => {
      const store = await make();
      const [ada, bo, cy] = [staff('ada'), staff('bo'), staff('cy', { duty: null })];
      for (const one of [ada, bo, cy]) await putStaff(store, one);
      await put(store, open('ada', { id: idOf(1) }));
      const expected = [
        { record: ada, holds: 1, advises: 0 },
        { record: bo, holds: 0, advises: 0 },
      ];
      expect(await store.onDuty()).toEqual(expected);
      await store.transactAmong(idOf(1), 'ada', (record, around) => {
        expect(record?.id).toBe(idOf(1));
        expect(around.onDuty).toEqual(expected);
        return refuse('nobody-suitable');
      });
      await store.transactAmong(idOf(1), 'ada', (record) => accept(record, []));
      await store.transact(idOf(1), 'ada', (_record, around) => {
        expect(around.onDuty).toEqual([]);
        return refuse('not-found');
      });
    });

    it('H4, H10: a colleague on the way in takes a place, one who is asked or advises takes none; all are concerned', async () => {
      const store = await make();
      for (const id of ['ada', 'bo', 'cy', 'di']) await putStaff(store, staff(id));
      const asked = { id: 'offer', mode: 'join', from: 'ada', to: presented('bo'), deadline: 700 } as const;
      const advice = {
        epoch: 2,
        purpose: 'consultation',
        initiator: presented('ada'),
        responder: presented('cy'),
      } as const;
      const record = open('ada', {
        epoch: 2,
        offer: { ...asked, stage: 'asking-colleague', arriving: null },
        sides: [advice],
      });
      const figures = async () =>
        Object.fromEntries((await store.onDuty()).map((one) => [one.record.staffId, [one.holds, one.advises]]));
      const concerned = async () => {
        const all = await Promise.all(['ada', 'bo', 'cy', 'di'].map((id) => store.concerning(id)));
        return all.map((one) => one.length);
      };
      await put(store, record);
      expect(await figures()).toEqual({ ada: [1, 0], bo: [0, 0], cy: [0, 1], di: [0, 0] });
      expect(await concerned()).toEqual([1, 1, 1, 0]);
      await put(store, { ...record, offer: { ...asked, stage: 'arriving', arriving: party('bo', { epoch: 3 }) } });
      expect(await figures()).toMatchObject({ ada: [1, 0], bo: [1, 0] });
      await store.transactStaff('bo', (_record, around) => {
        expect(around.concerned.map(({ id }) => id)).toEqual([record.id]);
        expect(around.connected).toEqual(new Set(['ada', 'bo', 'cy']));
        return refuse('not-found');
      });
      expect(await store.supervised(0)).toMatchObject({ freePlaces: 6 });
      await remove(store, record.id);
      expect(await figures()).toEqual({ ada: [0, 0], bo: [0, 0], cy: [0, 0], di: [0, 0] });
      expect(await concerned()).toEqual([0, 0, 0, 0]);
    });

    it('P1: moves the sums when duty begins, changes and ends', async () => {
      const store = await make();
      await putStaff(store, staff('ada', { duty: null }));
      expect(await store.overview()).toMatchObject({ onDuty: 0, places: 0 });
      await putStaff(store, staff('ada', { duty: duty({ capacity: 3 }) }));
      expect(await store.overview()).toMatchObject({ onDuty: 1, places: 3 });
      await putStaff(store, staff('ada', { duty: duty({ capacity: 0 }) }));
      expect(await store.overview()).toMatchObject({ onDuty: 1, places: 0 });
      await store.transactStaff('ada', () => accept<StaffRecord>(null, []));
      expect(await store.overview()).toMatchObject({ onDuty: 0, places: 0 });
    });
  });

  describe('the queue', () => {
    it('Q2: has an order, and a place for each', async () => {
      const store = await make();
      const records = [queued(3), queued(1), queued(2), queued(9, { first: true }), queued(8, { joinedAt: 2 })];
      for (const record of records) await put(store, record);
      const order = [...records].sort(compareStanding).map(({ id }) => id);
      expect((await store.head(10)).map(({ id }) => id)).toEqual(order);
      expect((await store.head(2)).map(({ id }) => id)).toEqual(order.slice(0, 2));
      expect(await placesOf(store, [...order, idOf(77)])).toEqual([1, 2, 3, 4, 5, null]);
    });

    it('Q5: neither shows nor counts one who is away, who comes back to the same place', async () => {
      const store = await make();
      for (const number of [1, 2, 3]) await put(store, queued(number));
      await put(store, queued(2, { connection: null, deadline: 50 }));
      expect(await placesOf(store, [1, 2, 3].map(idOf))).toEqual([1, null, 2]);
      expect(await store.overview()).toMatchObject({ waiting: 2, seats: 3 });
      await put(store, queued(2));
      expect(await placesOf(store, [1, 2, 3].map(idOf))).toEqual([1, 2, 3]);
    });

    it('Q3, Q4: gives each of many who take the next another one, in order', async () => {
      const store = await make();
      for (let number = 1; number <= 30; number++) await put(store, queued(number));
      const taken = await Promise.all(Array.from({ length: 30 }, (_, at) => takeFirst(store, `staff ${at}`)));
      const ids = taken.map((one) => (one.ok ? one.record?.id : one.code));
      expect([...ids].sort()).toEqual(Array.from({ length: 30 }, (_, at) => idOf(at + 1)).sort());
      expect(await takeFirst(store, 'one more')).toEqual({ ok: false, code: 'queue-empty' });
    });

    it('Q4, C9: passes over those who may not be taken by this one', async () => {
      const store = await make();
      await put(store, queued(1, { first: true, excluded: ['ada'] }));
      await put(store, queued(2, { connection: null, deadline: 9 }));
      await put(store, queued(3));
      expect(await takeFirst(store, 'ada')).toMatchObject({ ok: true, record: { id: idOf(3) } });
      expect(await takeFirst(store, 'ada')).toEqual({ ok: false, code: 'queue-empty' });
      expect(await takeFirst(store, 'bo')).toMatchObject({ ok: true, record: { id: idOf(1) } });
    });

    it('H12: passes over one whom this one returned, and nobody else does', async () => {
      const store = await make();
      await put(store, queued(1, { first: true, returnedBy: 'ada' }));
      expect(await takeFirst(store, 'ada')).toEqual({ ok: false, code: 'queue-empty' });
      expect(await takeFirst(store, 'bo')).toMatchObject({ ok: true, record: { id: idOf(1) } });
    });

    it('N3: passes over a notice that is out of force, and says so when nobody else is left', async () => {
      const store = await make();
      await put(store, queued(1, { acknowledgements: [{ notice: acknowledging({ version: '0' }), at: 1 }] }));
      await put(store, queued(2));
      const take = () =>
        store.transactFirst('ada', (record) => {
          const conversation = conversationIn(record);
          if (conversation === null) return refuse('unknown-conversation');
          return isDoorAcknowledged(conversation, NOTICES)
            ? accept(open('ada', { id: conversation.id }), [])
            : refuse('notice-outdated');
        });
      expect(await take()).toMatchObject({ ok: true, record: { id: idOf(2) } });
      expect(await take()).toEqual({ ok: false, code: 'notice-outdated' });
      expect(await store.transactFirst('ada', () => refuse('at-capacity'))).toEqual({ ok: false, code: 'at-capacity' });
    });
  });

  describe('a claim', () => {
    const claim = { id: idOf(500), by: presented('cy'), deadline: 700, latest: 900, stoppedAt: null };

    it('N5: keeps the place, takes one of the claimer’s, and is shown and given to nobody', async () => {
      const store = await make();
      for (const id of ['ada', 'cy']) await putStaff(store, staff(id));
      for (const number of [1, 2]) await put(store, queued(number));
      await put(store, queued(1, { claim }));
      expect((await store.head(10)).map(({ id }) => id)).toEqual([idOf(2)]);
      expect(await placesOf(store, [1, 2].map(idOf))).toEqual([1, 2]);
      expect(await store.overview()).toMatchObject({ waiting: 2, seats: 2 });
      expect((await store.onDuty()).map(({ record, holds }) => [record.staffId, holds])).toEqual([
        ['ada', 0],
        ['cy', 1],
      ]);
      expect((await store.concerning('cy')).map(({ id }) => id)).toEqual([idOf(1)]);
      expect(await takeFirst(store, 'ada')).toMatchObject({ ok: true, record: { id: idOf(2) } });
      expect(await takeFirst(store, 'ada')).toEqual({ ok: false, code: 'queue-empty' });
      await store.transact(idOf(1), null, (_record, around) => {
        expect(around.staff.get('cy')).toMatchObject({ holds: 1 });
        return refuse('not-found');
      });
      await put(store, queued(1));
      expect(await store.concerning('cy')).toEqual([]);
      expect(await takeFirst(store, 'cy')).toMatchObject({ ok: true, record: { id: idOf(1) } });
    });

    it('N5: passes over whom the transition will not have claimed, which sees everybody on duty', async () => {
      const store = await make();
      for (const id of ['ada', 'cy']) await putStaff(store, staff(id));
      for (const number of [1, 2]) await put(store, queued(number));
      const next = (...barred: string[]) =>
        store.transactFirst('cy', (record, { onDuty }) => {
          expect(onDuty.map((one) => one.record.staffId)).toEqual(['ada', 'cy']);
          return barred.includes(record?.id ?? '') ? refuse('excluded') : refuse('at-capacity');
        });
      expect(await next(idOf(1))).toEqual({ ok: false, code: 'at-capacity' });
      expect(await next(idOf(1), idOf(2))).toEqual({ ok: false, code: 'queue-empty' });
    });

    it('N5, Q7: the estimate counts nobody who can never take them, nor whom they declined while there is another', async () => {
      const store = await make();
      for (const [at, id] of ['ada', 'bo', 'cy'].entries()) {
        await putStaff(store, staff(id, { duty: duty({ capacity: at + 1 }) }));
      }
      const counted = async (changes: Partial<ConversationRecord>) => {
        await put(store, queued(1, changes));
        return (await store.places([idOf(1)]))[0]?.places;
      };
      expect(await counted({})).toBe(6);
      expect(await counted({ excluded: ['bo', 'nobody'] })).toBe(4);
      expect(await counted({ excluded: ['bo'], declined: ['bo', 'cy'] })).toBe(1);
      expect(await counted({ excluded: ['ada'], declined: ['bo', 'cy'] })).toBe(5);
      expect(await counted({ excluded: ['ada', 'bo', 'cy'] })).toBe(0);
    });

    it('N5: says that the queue moved when it begins and when it is over', async () => {
      const store = await make();
      await put(store, queued(1));
      const moved: boolean[] = [];
      store.subscribe(({ queueMoved }) => moved.push(queueMoved));
      await put(store, queued(1, { claim }));
      await put(store, queued(1));
      expect(moved).toEqual([true, true]);
    });

    it('N5: is due at its deadline, or when the youth has been away too long', async () => {
      const store = await make();
      await put(store, queued(1, { claim }));
      expect((await store.due(699, 10)).conversations).toEqual([]);
      expect((await store.due(700, 10)).conversations).toEqual([idOf(1)]);
      const stopped = { ...claim, stoppedAt: 600 };
      await put(store, queued(1, { claim: stopped, connection: null, deadline: 800 }));
      expect((await store.due(799, 10)).conversations).toEqual([]);
      expect((await store.due(800, 10)).conversations).toEqual([idOf(1)]);
      expect(await store.head(10)).toEqual([]);
    });
  });

  describe('a concern', () => {
    const left = (number: number, owner: string) => ({ ...settling(owner), id: idOf(number) });

    it('N10: that is settling is kept whole, of its owner alone, in nobody’s place and due at its limit', async () => {
      const store = await make();
      for (const id of ['ada', 'bo']) await putStaff(store, staff(id));
      const parties = [party('ada'), party('bo', { epoch: 2, came: 'join', offer: 'earlier' })];
      await put(store, open('ada', { parties, concern: concern('bo') }));
      await put(store, left(1, 'bo'));
      expect(await read(store, idOf(1))).toEqual(left(1, 'bo'));
      expect(await store.all()).toEqual([idOf(1)]);
      expect(await store.concerning('ada')).toEqual([]);
      expect(await store.concerning('bo')).toEqual([left(1, 'bo')]);
      expect((await store.onDuty()).map(({ holds }) => holds)).toEqual([0, 0]);
      expect([await store.head(10), await placesOf(store, [idOf(1)])]).toEqual([[], [null]]);
      expect((await store.due(left(1, 'bo').until - 1, 10)).conversations).toEqual([]);
      expect((await store.due(left(1, 'bo').until, 10)).conversations).toEqual([idOf(1)]);
      await store.transact(idOf(1), null, (record, around) => {
        expect(record).toEqual(left(1, 'bo'));
        expect([...around.staff.keys()]).toEqual(['bo']);
        return refuse('not-found');
      });
      await store.transactStaff('bo', (_record, { concerned, connected }) => {
        expect([concerned, connected]).toEqual([[left(1, 'bo')], new Set(['bo'])]);
        return refuse('not-found');
      });
      await remove(store, idOf(1));
      expect([await store.all(), await store.concerning('bo')]).toEqual([[], []]);
    });

    it('N9, N10: moves the sums when it is opened, passed on, taken over, settling and over', async () => {
      const store = await make();
      const sums = async () => {
        const { version, open: isOpen, settling: left, concerns, concernsNotTakenOn } = await store.overview();
        expect(version).toBeGreaterThan(last);
        last = version;
        return [isOpen, left, concerns, concernsNotTakenOn];
      };
      let last = -1;
      await put(store, open('ada'));
      expect(await sums()).toEqual([1, 0, 0, 0]);
      await put(store, open('ada', { concern: concern('ada') }));
      expect(await sums()).toEqual([1, 0, 1, 0]);
      await put(store, open('ada', { concern: concern(null) }));
      expect(await sums()).toEqual([1, 0, 1, 1]);
      await put(store, left(1, 'ada'));
      expect(await sums()).toEqual([0, 1, 1, 0]);
      await remove(store, idOf(1));
      expect(await sums()).toEqual([0, 0, 0, 0]);
    });
  });

  describe('what is due', () => {
    it('C6, C8, Q5: is whoever is away until then or earlier, and no more than asked for', async () => {
      const store = await make();
      await put(store, queued(1, { connection: null, deadline: 100 }));
      await put(store, queued(2, { connection: null, deadline: 200 }));
      await put(store, queued(3));
      await putStaff(store, staff('ada', { connection: null, deadline: 100 }));
      expect(await store.due(99, 10)).toEqual({ conversations: [], staff: [] });
      expect(await store.due(100, 10)).toEqual({ conversations: [idOf(1)], staff: ['ada'] });
      expect((await store.due(200, 1)).conversations).toHaveLength(1);
      await put(store, queued(1));
      await putStaff(store, staff('ada'));
      expect(await store.due(150, 10)).toEqual({ conversations: [], staff: [] });
    });
  });

  describe('what is due of an offer', () => {
    it('H2, H3, H7: is its stage, or the youth who is away, whichever is first', async () => {
      const store = await make();
      const asked = { id: 'offer', mode: 'handover', from: 'ada', to: presented('bo') } as const;
      const offer = { ...asked, stage: 'asking-youth', deadline: 100, arriving: null } as const;
      await put(store, open('ada', { offer }));
      expect((await store.due(99, 10)).conversations).toEqual([]);
      expect((await store.due(100, 10)).conversations).toEqual([idOf(1)]);
      await put(store, open('ada', { offer, state: 'interrupted', connection: null, deadline: 50 }));
      expect((await store.due(50, 10)).conversations).toEqual([idOf(1)]);
      await put(store, open('ada'));
      expect((await store.due(1_000, 10)).conversations).toEqual([]);
    });
  });

  describe('announcements', () => {
    const listen = (store: StateStore) => {
      const heard: Announcement[] = [];
      return { heard, stop: store.subscribe((announcement) => heard.push(announcement)) };
    };

    it('Q6: tell the effects with the place and the sums after the commit', async () => {
      const store = await make();
      await put(store, queued(1));
      const { heard, stop } = listen(store);
      const effect = { kind: 'forgotten', conversationId: idOf(2) } as const;
      await store.transact(idOf(2), null, () => accept(queued(2), [effect]));
      expect(heard).toMatchObject([
        { effects: [effect], place: { place: 2 }, queueMoved: true, overview: { waiting: 2 } },
      ]);
      await store.transact(idOf(2), null, () => accept(open('ada', { id: idOf(2) }), []));
      expect(heard[1]).toMatchObject({ place: null, queueMoved: true, overview: { waiting: 1, open: 1 } });
      expect(heard[1]?.overview.version).toBeGreaterThan(heard[0]?.overview.version ?? Number.POSITIVE_INFINITY);
      await store.transact(idOf(2), null, () => refuse('not-found'));
      expect(heard).toHaveLength(2);
      stop();
      await remove(store, idOf(2));
      expect(heard).toHaveLength(2);
    });

    it('N4: say that the queue moved when one in it acknowledged another notice', async () => {
      const store = await make();
      await put(store, queued(1));
      const { heard } = listen(store);
      await put(store, queued(1, { acknowledgements: [{ notice: acknowledging({ version: '2' }), at: 9 }] }));
      expect(heard).toMatchObject([{ queueMoved: true }]);
    });

    it('come to every listener in the order of the commits, whatever a listener commits', async () => {
      const store = await make();
      const orders: number[][] = [[], []];
      store.subscribe(({ overview }) => {
        orders[0]?.push(overview.waiting);
        if (overview.waiting === 1) void put(store, queued(2));
      });
      store.subscribe(({ overview }) => orders[1]?.push(overview.waiting));
      await put(store, queued(1));
      await expect
        .poll(() => orders)
        .toEqual([
          [1, 2],
          [1, 2],
        ]);
    });
  });

  describe('figures', () => {
    it('Q7: the median is that of the last conversations, and null before the third', async () => {
      const store = await make();
      const end = async (ms: number) => {
        await put(store, open('ada'));
        await store.transact(idOf(1), null, () => accept<ConversationRecord>(null, [], [], { kind: 'length', ms }));
        return (await store.overview()).medianLengthMs;
      };
      expect([await end(30), await end(10), await end(20)]).toEqual([null, null, 20]);
      for (let at = 0; at < MOST_LENGTHS; at++) await end(7);
      expect((await store.overview()).medianLengthMs).toBe(7);
    });

    it('A1: a supervisor is told waits, free places, and who gave up within the hour', async () => {
      const store = await make();
      const HOUR = 3_600_000;
      expect(await store.supervised(0)).toEqual({
        longestWaitMs: null,
        medianWaitMs: null,
        freePlaces: 0,
        abandonedLastHour: 0,
      });
      await putStaff(store, staff('ada', { duty: duty({ capacity: 3 }) }));
      await putStaff(store, staff('bo', { duty: duty({ capacity: 0 }) }));
      await putStaff(store, staff('cy', { duty: null }));
      await put(store, open('ada', { id: idOf(1) }));
      await put(store, open('bo', { id: idOf(2) }));
      for (const number of [10, 20, 90]) await put(store, queued(number));
      for (const at of [0, 50, HOUR]) {
        await put(store, queued(7));
        await store.transact(idOf(7), null, () => accept<ConversationRecord>(null, [], [], { kind: 'abandoned', at }));
      }
      expect(await store.supervised(HOUR + 50)).toEqual({
        longestWaitMs: HOUR + 40,
        medianWaitMs: HOUR + 30,
        freePlaces: 2,
        abandonedLastHour: 2,
      });
    });
  });
}
