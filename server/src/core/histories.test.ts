/**
 * Random histories of youths and counsellors over the core and a store: every party fails at every step, and says everything
 * at every moment. What must be so is asked of the records; what the parties were told is compared with them.
 */
import { OFFER_OUTCOMES, OUT_BY } from '@dorren/shared/protocol/referral.ts';
import { CLAIM_OVER } from '@dorren/shared/protocol/staff-messages.ts';
import { REQUEUE_REASONS } from '@dorren/shared/protocol/youth-messages.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStep, OPENING, run, type Step } from '../testing/history-steps.ts';
import { House, STAFF } from '../testing/house.ts';
import { isBare } from '../testing/ledger.ts';
import { around, RULES, take } from '../testing/records.ts';
import { isConnected } from './around.ts';
import { linksOf } from './changes.ts';
import { decide } from './conversation.ts';
import { acknowledgementOf, isCurrent } from './notice.ts';
import { everybodyIn, placesIn } from './parties.ts';
import { compareStanding } from './queue.ts';
import type { ConversationRecord, LostRecord, SettlingRecord } from './records.ts';
import { asideOf, heldOf, requestOf } from './views.ts';

/** More for a long run: HISTORIES=20000. */
const HISTORIES = Number(process.env.HISTORIES ?? 120);
const histories = fc.array(anyStep, { minLength: 20, maxLength: 120, size: 'max' });
const rules = { ...RULES, mostWaiting: 3, youthAnswerMs: 700, settlingMs: 1_500 };

/** Of one record alone. */
function isSound(record: ConversationRecord, now: number): void {
  const { state, parties, offer, sides, connection, deadline, takenAt, epoch, excluded } = record;
  // H16.
  expect(parties.length === 0).toBe(state === 'waiting');
  expect(parties.length).toBeLessThanOrEqual(2);
  expect(takenAt === null).toBe(state === 'waiting');
  if (parties.length === 2) expect(parties[1]?.came).toBe('join');
  const everybody = everybodyIn(record);
  expect(new Set(everybody.map(({ staffId }) => staffId)).size).toBe(everybody.length);
  for (const { staffId } of everybody) expect(excluded).not.toContain(staffId);
  // Whoever is away has a deadline, so nothing lasts for ever; whoever is there has none.
  expect(deadline === null).toBe(connection !== null);
  if (state === 'open') expect(connection).not.toBeNull();
  if (state === 'interrupted') expect(connection).toBeNull();
  if (offer !== null) {
    // H1.
    expect(parties.map(({ staffId }) => staffId)).toContain(offer.from);
    expect(parties.map(({ staffId }) => staffId)).not.toContain(offer.to.staffId);
    if (offer.mode !== 'consultation') expect(parties).toHaveLength(1);
    expect(offer.arriving !== null).toBe(offer.stage === 'arriving');
    expect(offer.deadline).toBeGreaterThan(now);
  }
  // H10, H11.
  expect(sides.filter(({ purpose }) => purpose === 'room')).toHaveLength(parties.length === 2 ? 1 : 0);
  for (const side of sides) expect(parties.map(({ staffId }) => staffId)).toContain(side.initiator.staffId);
  const asking = sides.filter(({ purpose }) => purpose === 'consultation').map(({ initiator }) => initiator.staffId);
  expect(new Set(asking).size).toBe(asking.length);
  isSoundInDuty(record, now);
  const epochs = linksOf(record).map((link) => link.epoch);
  expect(new Set(epochs).size).toBe(epochs.length);
  for (const one of epochs) expect(one).toBeLessThanOrEqual(epoch);
}

/** N2, N5, N7, N9. */
function isSoundInDuty(record: ConversationRecord, now: number): void {
  const { acknowledgements, parties, claim, concern, state, excluded } = record;
  const names = acknowledgements.map(({ notice }) => notice.notice);
  expect(new Set(names).size).toBe(names.length);
  if (claim !== null) {
    expect(state).toBe('waiting');
    expect(excluded).not.toContain(claim.by.staffId);
    // It stands still exactly while the youth is away, and lasts no longer than it may.
    expect(claim.stoppedAt === null).toBe(record.connection !== null);
    if (claim.stoppedAt === null) expect(claim.deadline).toBeGreaterThan(now);
    expect(claim.deadline).toBeLessThanOrEqual(claim.latest);
  }
  if (concern === null) return;
  if (concern.owner !== null) expect(concern.lastOwner).toBeNull();
  if (concern.owner === null) expect(concern.stage).toBe('concern');
  else expect(parties.map(({ staffId }) => staffId)).toContain(concern.owner);
}

/** N4, N5: a youth who waits knows what is asked of them, once it has gone round what is in force. */
function isAskedRight(house: House, records: readonly ConversationRecord[]): void {
  if (house.unheard) return;
  for (const tab of house.youths.values()) {
    const record = records.find(({ id }) => id === tab.id) ?? null;
    if (record === null || tab.connection === null) continue;
    const { claim } = record;
    expect(tab.claimed).toEqual(claim === null ? null : { claim: claim.id, notice: claim.by.notice });
    const isIn = record.acknowledgements.some(
      ({ notice }) => notice.notice === house.notices.door && isCurrent(notice, house.notices),
    );
    if (record.state !== 'waiting' || isIn) continue;
    expect(tab.outdated).toBe(true);
    expect(record.claim).toBeNull();
  }
}

/** H16: exactly those in have a channel, and what every tab was told is what is. */
async function isTold(
  house: House,
  records: readonly ConversationRecord[],
  settling: readonly SettlingRecord[],
): Promise<void> {
  isAskedRight(house, records);
  const links = new Map([...house.links].map(([id, those]) => [id, [...those.values()].sort(byEpoch)]));
  const ought = records.flatMap((record) => {
    const those = [...linksOf(record)].sort(byEpoch);
    return those.length === 0 ? [] : [[record.id, those] as const];
  });
  expect(links).toEqual(new Map(ought));

  for (const [staffId, tab] of house.consoles) {
    // Who is away is told when they are back.
    if (!house.connections.has(staffId)) continue;
    const isThere = (id: string) => house.connections.has(id);
    const [held, sides, requests] = [new Map(), new Map(), new Map()];
    const offers = new Map<string, string>();
    for (const record of records) {
      for (const party of everybodyIn(record)) {
        if (party.staffId === staffId) held.set(record.id, heldOf(record, party, isThere));
      }
      for (const side of record.sides) {
        if (side.initiator.staffId !== staffId && side.responder.staffId !== staffId) continue;
        sides.set(`${record.id} ${side.epoch}`, asideOf(record.id, side, staffId, isThere));
      }
      const request = requestOf(record);
      if (request !== null && record.offer?.to.staffId === staffId) requests.set(request.offer, request);
      if (record.offer?.from === staffId) offers.set(record.id, record.offer.id);
    }
    expect(tab.held).toEqual(held);
    expect(tab.sides).toEqual(sides);
    expect(tab.requests).toEqual(requests);
    expect(tab.offers).toEqual(offers);
    expect(tab.claims).toEqual(
      new Map(records.flatMap(({ id, claim }) => (claim?.by.staffId === staffId ? [[id, claim.deadline]] : []))),
    );
    expect(tab.settling).toEqual(
      new Set(settling.flatMap(({ id, concern }) => (concern.owner === staffId ? [id] : []))),
    );
    // N9: its stage is nobody's but its owner's.
    for (const record of records) {
      const seen = tab.held.get(record.id)?.concern ?? null;
      if (!tab.held.has(record.id)) continue;
      expect(seen === null).toBe(record.concern === null);
      const mine = record.concern?.owner === staffId;
      const taken = record.parties.some((one) => one.staffId === record.concern?.owner);
      if (seen !== null) expect(seen).toEqual({ mine, taken, stage: mine ? record.concern?.stage : null });
    }
  }
  for (const tab of house.youths.values()) {
    const record = records.find(({ id }) => id === tab.id) ?? null;
    expect(record === null).toBe(tab.over);
    if (record === null || tab.connection === null) continue;
    expect([...tab.epochs.keys()].sort((a, b) => a - b)).toEqual(everybodyIn(record).map(({ epoch }) => epoch));
    const { offer } = record;
    const asked = offer?.stage === 'asking-youth' ? [offer.id] : [];
    expect([...tab.offered.keys()]).toEqual(asked);
    if (offer !== null && offer.mode !== 'consultation' && offer.stage !== 'asking-youth') {
      expect(tab.agreed.get(offer.id)).toBe(offer.to.staffId);
    }
  }
}

function byEpoch(a: { epoch: number }, b: { epoch: number }): number {
  return a.epoch - b.epoch;
}

/** The indexes say what the records say. */
async function isIndexed(
  house: House,
  records: readonly ConversationRecord[],
  settling: readonly SettlingRecord[],
  lost: readonly LostRecord[],
): Promise<void> {
  const queue = records
    .filter(({ state, connection }) => state === 'waiting' && connection !== null)
    .sort(compareStanding);
  const shown = queue.filter(({ claim }) => claim === null);
  expect((await house.store.head(1_000)).map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
  const told = await house.store.places(queue.map(({ id }) => id));
  expect(told.map((one) => one?.place)).toEqual(queue.map((_, at) => at + 1));
  const inState = (state: string) => records.filter((record) => record.state === state).length;
  const overview = await house.store.overview();
  expect(overview).toMatchObject({
    waiting: queue.length,
    seats: inState('waiting'),
    open: inState('open'),
    interrupted: inState('interrupted'),
    settling: settling.length,
    concerns: settling.length + records.filter(({ concern }) => concern !== null).length,
    concernsNotTakenOn: records.filter(({ concern }) => concern?.owner === null).length,
  });
  let [places, onDuty] = [0, 0];
  for (const staffId of STAFF) {
    const held = records.filter((record) => placesIn(record).includes(staffId));
    const advised = records.flatMap(({ sides }) =>
      sides.filter(({ purpose, responder }) => purpose === 'consultation' && responder.staffId === staffId),
    );
    const named = records.filter(
      (record) =>
        held.includes(record) ||
        record.offer?.to.staffId === staffId ||
        record.sides.some(({ initiator, responder }) => [initiator.staffId, responder.staffId].includes(staffId)),
    );
    const ids = (await house.store.concerning(staffId)).map(({ id }) => id);
    const theirs = [
      ...[...named, ...settling.filter(({ concern }) => concern.owner === staffId)],
      ...lost.filter(({ owner }) => owner === staffId),
    ];
    expect(ids.sort()).toEqual(theirs.map(({ id }) => id).sort());
    await house.store.transact('none', staffId, (_record, around) => {
      const actor = around.staff.get(staffId);
      if (actor?.record.duty) {
        places += actor.record.duty.capacity;
        onDuty += 1;
      } else if (!house.unchecked.has(staffId)) {
        // Nobody is in, or advises, without being on duty.
        expect([...held, ...advised]).toEqual([]);
      }
      if (actor !== undefined) {
        expect(actor).toMatchObject({ holds: held.length, advises: advised.length });
        expect(actor.record.deadline === null).toBe(actor.record.connection !== null);
      }
      expect(isConnected(around, staffId)).toBe(house.connections.has(staffId));
      // H3, H7: one who is asked or on the way in is there.
      const awaited = !house.unchecked.has(staffId) && records.some(({ offer }) => offer?.to.staffId === staffId);
      if (awaited) expect(isConnected(around, staffId)).toBe(true);
      return { ok: false, code: 'not-found' };
    });
  }
  expect(overview).toMatchObject({ places, onDuty });
}

/** N5, Q4: whoever waits, and whatever came to nothing before, somebody on duty may take them, as soon as they are there and free. */
async function isNobodysEnd(house: House, records: readonly ConversationRecord[]): Promise<void> {
  const onDuty = (await house.store.onDuty()).filter(({ record }) => record.duty?.capacity !== 0);
  const there = onDuty.map(({ record }) => ({ ...record, connection: `${record.staffId}'s`, deadline: null }));
  const surroundings = around(there, { notices: house.notices });
  for (const record of records) {
    const waits = record.state === 'waiting' && record.connection !== null && record.claim === null;
    if (!waits || acknowledgementOf(record, house.notices.door, house.notices) === null) continue;
    const able = there.filter(({ staffId }) => !record.excluded.includes(staffId));
    const takes = able.filter(({ staffId }) => {
      const next = record.returnedBy !== staffId;
      return decide(rules, record, surroundings, take(staffId, { next, at: house.now })).ok;
    });
    expect(takes.length > 0).toBe(able.length > 0);
  }
}

/** Q4, H4: places grow only within the capacity. */
async function places(house: House): Promise<Map<string, { holds: number; capacity: number }>> {
  const all = await house.store.onDuty();
  return new Map(
    all.map(({ record, holds }) => [record.staffId, { holds, capacity: record.duty?.capacity ?? 0 }] as const),
  );
}

async function runAll(history: readonly Step[]): Promise<House> {
  const house = new House(rules, STAFF);
  let before = await places(house);
  for (const step of history) {
    await run(house, step);
    const records = await house.records();
    const settling = await house.settling();
    for (const record of records) isSound(record, house.now);
    const lost = await house.lost();
    for (const record of [...settling, ...lost]) isBare(record);
    for (const { until } of settling) expect(until).toBeGreaterThan(house.now);
    // N10: whoever is there has been told.
    for (const { owner } of lost) expect(house.connections.has(owner)).toBe(false);
    await isIndexed(house, records, settling, lost);
    await isTold(house, records, settling);
    await isNobodysEnd(house, records);
    // N11: each is over, or still somewhere.
    const open = settling.length + records.filter(({ concern }) => concern !== null).length;
    expect(house.ledger.opened).toBe(house.ledger.over + open);
    const after = await places(house);
    for (const [staffId, { holds, capacity }] of after) {
      if (holds > (before.get(staffId)?.holds ?? 0)) expect(holds).toBeLessThanOrEqual(capacity);
    }
    before = after;
  }
  return house;
}

/** For what comes about, not whether it may. */
async function runQuietly(history: readonly Step[]): Promise<House> {
  const house = new House(rules, STAFF);
  for (const step of history) await run(house, step);
  return house;
}

/** Left alone, or stopped, everything ends, and nothing stays. */
async function leaveAlone(house: House, stopped: boolean): Promise<void> {
  if (stopped)
    for (const id of await house.store.all()) await house.conversation(id, null, { kind: 'shutdown', at: house.now });
  for (const [staffId, connection] of [...house.connections]) {
    house.connections.delete(staffId);
    await house.presence(staffId, { kind: 'staff-gone', at: house.now, connection });
    await house.check(staffId);
  }
  for (const [youth] of house.youths) await run(house, { do: 'gone', youth });
  // Once more for what has only begun to settle.
  for (let round = 0; round < 2; round++) {
    house.now += 10_000;
    await house.sweep();
    await house.sweep();
  }
  // N10: nothing but that somebody is still to be told of a loss; a stop ends that too.
  expect(await house.store.all()).toEqual((await house.lost()).map(({ id }) => id));
  for (const id of await house.store.all()) await house.conversation(id, null, { kind: 'shutdown', at: house.now });
  expect(await house.store.all()).toEqual([]);
  expect(house.links.size).toBe(0);
  for (const staffId of STAFF) expect(await house.store.concerning(staffId)).toEqual([]);
  expect(await house.store.onDuty()).toEqual([]);
  expect(await house.store.overview()).toMatchObject({ onDuty: 0, places: 0, seats: 0, open: 0, interrupted: 0 });
  // H: every offer ended in exactly one outcome, and each was counted once.
  const outcomes = [...house.offers.values()];
  expect(outcomes).not.toContain(null);
  const counted = house.counted.flatMap((one) => (one.count === 'offer' ? [one.outcome] : []));
  expect(counted.sort()).toEqual(outcomes.sort());
  // N11.
  expect(house.ledger.over).toBe(house.ledger.opened);
}

describe('histories', () => {
  it('Q3, Q4, C6, C8, C9, P5, H1–H16: N1–N11: whatever happens, whoever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 20, maxLength: 120, size: 'max' }),
        fc.boolean(),
        fc.boolean(),
        async (steps, opened, stopped) => {
          await leaveAlone(await runAll(opened ? [...OPENING, ...steps] : steps), stopped);
        },
      ),
      { numRuns: HISTORIES },
    );
  }, 3_600_000);

  it('come to every end that an offer can have, and to every way out', async () => {
    const outcomes = new Set<string>();
    const ways = new Set<string>();
    for (const steps of fc.sample(histories, { seed: 1, numRuns: 800 })) {
      const house = new House(rules, STAFF);
      house.store.subscribe(({ effects }) => {
        for (const effect of effects) {
          if (effect.kind === 'to-staff' && effect.message.t === 'out') ways.add(effect.message.why);
          if (effect.kind === 'to-youth-placed' && effect.message.t === 'requeued') ways.add(effect.message.reason);
        }
      });
      for (const step of [...OPENING, ...steps]) await run(house, step);
      for (const outcome of house.offers.values()) if (outcome !== null) outcomes.add(outcome);
    }
    expect([...outcomes].sort()).toEqual([...OFFER_OUTCOMES].sort());
    expect([...ways].sort()).toEqual([...new Set([...OUT_BY, ...REQUEUE_REASONS])].sort());
  }, 60_000);

  it('N1–N11: come to every end that a claim and a concern can have, and to every refusal', async () => {
    const happened = new Set<string>();
    for (const steps of fc.sample(histories, { seed: 1, numRuns: 700 })) {
      const house = await runQuietly([...OPENING, ...steps]);
      for (const one of house.ledger.happened) happened.add(one);
    }
    const wanted = [
      // A stop comes last (leaveAlone).
      ...['done', ...CLAIM_OVER].filter((outcome) => outcome !== 'shutdown').map((outcome) => `claim ${outcome}`),
      ...['in by main', 'in by school', 'passed on', 'taken over', 'settling by the last owner'],
      ...['in reported', 'in not-possible', 'in lost', 'settling reported', 'settling not-possible', 'settling lost'],
      ...['leave', 'beacon', 'expire'].map((kind) => `settling by ${kind}`),
      ...['join', 'take', 'acknowledge', 'consent'].map((kind) => `${kind} notice-outdated`),
      ...['expire', 'staff-disabled'].map((kind) => `lost by ${kind}`),
      ...['end', 'duty-off'].map((kind) => `${kind} concern-open`),
      ...['concern', 'concern-outcome'].flatMap((kind) => [`${kind} not-allowed`, `${kind} out-of-state`]),
      ...['take already-taken', 'take excluded', 'decline out-of-state'],
    ];
    expect(wanted.filter((one) => !happened.has(one))).toEqual([]);
  }, 60_000);

  it('Q2, Q3: of any number who take at once, each gets another one, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const house = await runAll([...OPENING, ...steps]);
        const order = (await house.records())
          .filter(({ state, connection, claim }) => state === 'waiting' && connection !== null && claim === null)
          .sort(compareStanding);
        const taken = await Promise.all(
          STAFF.map((staffId) => {
            const connection = house.connections.get(staffId) ?? '';
            return house.conversation('', staffId, take(staffId, { at: house.now, connection }));
          }),
        );
        const got = taken.flatMap((one) => (one.ok && one.record !== null ? [one.record.id] : []));
        expect(new Set(got).size).toBe(got.length);
        const isForAll = (record: ConversationRecord) =>
          record.excluded.length === 0 &&
          record.declined.length === 0 &&
          record.unanswered.length === 0 &&
          record.returnedBy === null &&
          ['main', 'school'].every((notice) => acknowledgementOf(record, notice, house.notices) !== null);
        const forAll = order.filter(isForAll);
        const gotOfThose = got.filter((id) => forAll.some((one) => one.id === id));
        expect(forAll.map(({ id }) => id).slice(0, gotOfThose.length)).toEqual(gotOfThose);
      }),
      { numRuns: 40 },
    );
  });

  it('Q4: capacity is never exceeded, however many are taken at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8), fc.nat(12), async (capacity, asked) => {
        const house = new House({ ...rules, mostWaiting: 4 }, STAFF);
        await run(house, { do: 'hello', staff: 0, keys: 'none' });
        await run(house, { do: 'on', staff: 0, capacity: 1 });
        for (let youth = 0; youth < 4; youth++) await run(house, { do: 'join', youth, said: 'right' });
        await run(house, { do: 'on', staff: 0, capacity });
        await Promise.all(Array.from({ length: asked }, () => run(house, { do: 'next', staff: 0 })));
        expect(await house.store.concerning('ada')).toHaveLength(Math.min(capacity, asked, 4));
      }),
      { numRuns: 40 },
    );
  });
});
