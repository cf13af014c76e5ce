/**
 * The state store of a service of several nodes. A transition runs here, on what was read; its commit is one script, which
 * does nothing unless the record and everybody whom it names are still as they were read, and else keeps the record, moves
 * every index and announces what was decided (docs/adr/0009-redis.md).
 */
import { randomBytes } from 'node:crypto';
import type { Around, StaffAround } from '../../core/around.ts';
import { refuse } from '../../core/decision.ts';
import type { Acceptance, Refusal } from '../../core/effects.ts';
import { median, type Place, placesFor } from '../../core/estimate.ts';
import { conversationIn } from '../../core/parties.ts';
import { mayTakeNext } from '../../core/queue.ts';
import type { ConversationRecord, KeptRecord, Overview, StaffRecord } from '../../core/records.ts';
import { Announcements } from '../../ports/announcements.ts';
import type {
  Announcement,
  Committed,
  ConversationTransition,
  StaffTransition,
  StateStore,
  SupervisedCounts,
} from '../../ports/state-store.ts';
import { pairs, readAnnounced, readOverview, type Told } from './announced.ts';
import { aroundOf, type KeptConversation, type KeptStaff, NOBODY, readConversation, readStaff } from './kept.ts';
import { KeyedTurns } from './keyed-turns.ts';
import { type Key, numberOf } from './keys.ts';
import { conversationMoves, type Moved, namedBy, restaffed, staffKept, staffMoves, written } from './moves.ts';
import { SCRIPTS } from './scripts.ts';
import { StaffCache } from './staff-cache.ts';
import type { Touch } from './touch.ts';

const HOUR_MS = 3_600_000;
/** Of the queue, read at a time to find the first who can be taken. */
const SLICE = 16;
/** As many in one script keep others waiting for less than a millisecond. */
const MOST_FETCHED = 200;
const NONCE_BYTES = 9;
/** No conversation lasts for as long: some are wrong about the time. Epochs have 32 bits. */
const LONGEST_VISIT_MS = 2 ** 31;
const NO_PLACE = { excluded: [], declined: [] };

type Everybody = ReadonlyMap<string, KeptStaff>;

interface View {
  readonly kept: KeptConversation;
  /** Whoever acts and whom the record names; and who is on duty, of whom a transition may choose. */
  readonly staff: Everybody;
  readonly onDuty: Everybody;
  readonly around: Around;
}

const NOBODY_ELSE: Everybody = new Map();

export class RedisStore implements StateStore {
  readonly #touch: Touch;
  readonly #onDutyCache: StaffCache;
  /** What is committed here on the same record goes one after the other, and is decided once. */
  readonly #turns = new KeyedTurns();
  readonly #announcements = new Announcements();

  constructor(touch: Touch) {
    this.#touch = touch;
    this.#onDutyCache = new StaffCache((staffIds) => this.#fetchStaff(staffIds));
    touch.onAnnounced((announced) => this.#announcements.tell(readAnnounced(announced)));
  }

  transact(id: string, actorId: string | null, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    return this.#transact(id, actorId, false, transition);
  }

  transactAmong(id: string, actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    return this.#transact(id, actorId, true, transition);
  }

  transactFirst(actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    return this.#turns.take('first', () => untilDone(() => this.#takeFirst(actorId, transition)));
  }

  transactStaff(staffId: string, transition: StaffTransition): Promise<Committed<StaffRecord>> {
    return this.#turns.take(`staff ${staffId}`, () => untilDone(() => this.#tryStaff(staffId, transition)));
  }

  async head(most: number): Promise<ConversationRecord[]> {
    const values = (await this.#touch.ask(SCRIPTS.head, [String(most)])) as (string | null)[];
    return values.flatMap((value) => conversationIn(readConversation(value ?? '').record) ?? []);
  }

  async places(conversationIds: readonly string[]): Promise<(Place | null)[]> {
    if (conversationIds.length === 0) return [];
    const answer = await this.#touch.ask(SCRIPTS.places, conversationIds);
    const [found, places, duty] = answer as [(number | string | null)[], string, string[]];
    const capacities = new Map(pairs(duty));
    const capacityOf = (staffId: string) => Number(capacities.get(staffId) ?? 0);
    return pairs(found).map(([rank, barred]) => {
      if (Number(rank) < 0) return null;
      const who = typeof barred === 'string' && barred !== '' ? JSON.parse(barred) : NO_PLACE;
      return { place: Number(rank) + 1, places: placesFor(who, Number(places), capacityOf) };
    });
  }

  async concerning(staffId: string): Promise<KeptRecord[]> {
    return (await this.#readStaff(staffId)).concerned.flatMap(({ record }) => record ?? []);
  }

  async onDuty(): Promise<StaffAround[]> {
    const versions = (await this.#touch.ask(SCRIPTS.onDuty, [])) as string[];
    return inOrder(await this.#onDutyCache.all(pairs(versions)));
  }

  async due(now: number, most: number): Promise<{ conversations: string[]; staff: string[] }> {
    const answer = await this.#touch.ask(SCRIPTS.due, [String(now), String(most)]);
    const [conversations, staff] = answer as [string[], string[]];
    return { conversations, staff };
  }

  async all(): Promise<string[]> {
    return (await this.#touch.ask(SCRIPTS.all, [])) as string[];
  }

  async overview(): Promise<Overview> {
    return readOverview((await this.#touch.ask(SCRIPTS.overview, [])) as string);
  }

  async supervised(now: number): Promise<SupervisedCounts> {
    const answer = await this.#touch.ask(SCRIPTS.supervised, [String(now - HOUR_MS)]);
    const [first, lower, upper, freePlaces, abandonedLastHour] = answer as [string, string, string, number, number];
    const waited = (joinedAt: string) => Math.max(0, now - Number(joinedAt));
    const none = first === '';
    return {
      longestWaitMs: none ? null : waited(first),
      medianWaitMs: none ? null : median([waited(lower), waited(upper)]),
      freePlaces,
      abandonedLastHour,
    };
  }

  subscribe(listener: (announcement: Announcement) => void): () => void {
    return this.#announcements.subscribe(listener);
  }

  #transact(
    id: string,
    actorId: string | null,
    isAmong: boolean,
    transition: ConversationTransition,
  ): Promise<Committed<KeptRecord>> {
    return this.#turns.take(id, () =>
      untilDone(async () => {
        const answer = await this.#touch.ask(SCRIPTS.read, [id, actorId ?? '', isAmong ? '1' : '0']);
        const [value, staff, duty, overview, now] = answer as [string, string[], string[], string, number];
        const onDuty = isAmong ? await this.#onDutyCache.all(pairs(duty)) : NOBODY_ELSE;
        const view = viewOf(readConversation(value), staff, onDuty, readOverview(overview), now);
        const decision = transition(view.kept.record, view.around);
        return decision.ok ? this.#commit(id, view, decision) : decision;
      }),
    );
  }

  /** Null: something moved meanwhile. */
  async #takeFirst(actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord> | null> {
    let refusal: Refusal = refuse('queue-empty');
    for (let from = 0; ; from += SLICE) {
      const answer = await this.#touch.ask(SCRIPTS.readFirst, [actorId, String(from), String(SLICE)]);
      const [values, staff, duty, overview, now] = answer as [(string | null)[], string[], string[], string, number];
      const onDuty = await this.#onDutyCache.all(pairs(duty));
      for (const value of values) {
        const kept = readConversation(value ?? '');
        const { record } = kept;
        if (record === null || !mayTakeNext(record, actorId)) continue;
        const view = viewOf(kept, staff, onDuty, readOverview(overview), now);
        const decision = transition(record, view.around);
        if (decision.ok) return this.#commit(record.id, view, decision);
        if (decision.code === 'excluded') continue;
        if (decision.code !== 'notice-outdated') return decision;
        refusal = decision;
      }
      if (values.length < SLICE) return refusal;
    }
  }

  async #commit(id: string, view: View, decision: Acceptance<KeptRecord>): Promise<Committed<KeptRecord> | null> {
    const { next, effects, tally } = decision;
    const { version, record } = view.kept;
    const committed = { ok: true, record: next } as const;
    if (next === record && effects.length === 0 && tally === undefined) return committed;
    const nonce = newNonce();
    const moved = conversationMoves(id, record, next, tally, nonce);
    const checks: [Key, string, string][] = [['conversations', id, version]];
    for (const [staffId, kept] of view.staff) checks.push(['staff', staffId, kept.version]);
    const operations = [...moved.operations];
    const named = namedBy(record, next);
    const others = await this.#chosen(
      [...named].filter((staffId) => !view.staff.has(staffId)),
      view,
    );
    for (const [staffId, kept] of others) checks.push(['staff', staffId, kept.version]);
    for (const staffId of named) {
      const kept = view.staff.get(staffId) ?? others.get(staffId) ?? NOBODY;
      const after = restaffed(kept, staffId, record, next);
      if (!isSame(kept, after)) operations.push(...staffKept(staffId, after));
    }
    const waiting = conversationIn(next);
    const { excluded, declined } = waiting ?? NO_PLACE;
    const told: Told = { effects, queueMoved: moved.queueMoved, excluded, declined };
    const done = await this.#write(nonce, checks, { ...moved, operations }, told, waiting === null ? '' : id);
    return done ? committed : null;
  }

  async #tryStaff(staffId: string, transition: StaffTransition): Promise<Committed<StaffRecord> | null> {
    const { kept, concerned, others, overview } = await this.#readStaff(staffId);
    const connected = new Set(others.flatMap(([id, { isThere }]) => (isThere ? [id] : [])));
    const records = concerned.flatMap(({ record }) => record ?? []);
    const decision = transition(kept.record, { overview, concerned: records, connected });
    if (!decision.ok) return decision;
    const { next, effects } = decision;
    const committed = { ok: true, record: next } as const;
    if (next === kept.record && effects.length === 0) return committed;
    const checks: [Key, string, string][] = [['staff', staffId, kept.version]];
    for (const { version, record } of concerned) if (record) checks.push(['conversations', record.id, version]);
    for (const [id, { version }] of others) if (id !== staffId) checks.push(['staff', id, version]);
    const moved = staffMoves(staffId, kept, { ...kept, record: next });
    const told: Told = { effects, queueMoved: false, ...NO_PLACE };
    return (await this.#write(newNonce(), checks, moved, told, '')) ? committed : null;
  }

  #write(
    nonce: string,
    checks: readonly (readonly [Key, string, string])[],
    { operations, queueMoved, sumsMoved }: Moved,
    told: Told,
    placed: string,
  ): Promise<boolean> {
    const { keys, timing } = this.#touch;
    const isTold = told.effects.length > 0 || queueMoved || sumsMoved;
    const barred = [...told.excluded, ...told.declined];
    return this.#touch.commit(nonce, [
      ...[nonce, keys.announced, String(timing.lifeMs), String(timing.logMs)],
      ...[isTold ? JSON.stringify(told) : '', placed],
      String(checks.length),
      ...checks.flatMap(([key, field, version]) => [numberOf(key), field, version]),
      ...written(operations),
      ...(isTold ? [String(barred.length), ...barred] : []),
    ]);
  }

  async #readStaff(staffId: string) {
    const answer = await this.#touch.ask(SCRIPTS.readStaff, [staffId]);
    const [value, concerned, others, overview] = answer as [string, string[], string[], string];
    return {
      kept: readStaff(value),
      concerned: concerned.map(readConversation),
      others: pairs(others).map(([id, lines]) => {
        const [version = '0', figures = ''] = lines.split('\n');
        return [id, { version, isThere: figures.startsWith('1') }] as const;
      }),
      overview: readOverview(overview),
    };
  }

  /** Those whom a transition has chosen, as it saw them. */
  async #chosen(staffIds: readonly string[], { onDuty }: View): Promise<Everybody> {
    const fetched = await this.#fetchStaff(staffIds.filter((staffId) => !onDuty.has(staffId)));
    return new Map(staffIds.map((id) => [id, onDuty.get(id) ?? fetched.get(id) ?? NOBODY]));
  }

  async #fetchStaff(staffIds: readonly string[]): Promise<Everybody> {
    const fetched = new Map<string, KeptStaff>();
    for (let from = 0; from < staffIds.length; from += MOST_FETCHED) {
      const slice = staffIds.slice(from, from + MOST_FETCHED);
      const values = (await this.#touch.ask(SCRIPTS.fetch, ['staff', ...slice])) as string[];
      for (const [at, staffId] of slice.entries()) fetched.set(staffId, readStaff(values[at] ?? ''));
    }
    return fetched;
  }
}

function viewOf(
  kept: KeptConversation,
  flat: readonly string[],
  onDuty: Everybody,
  overview: Overview,
  now: number,
): View {
  const staff = new Map(pairs(flat).map(([staffId, value]) => [staffId, readStaff(value)]));
  const around = new Map<string, StaffAround>();
  for (const [staffId, one] of staff) {
    const known = aroundOf(one);
    if (known !== null) around.set(staffId, known);
  }
  const leastEpoch = leastEpochOf(kept, now);
  return { kept, staff, onDuty, around: { overview, staff: around, onDuty: inOrder(onDuty), leastEpoch } };
}

/** Milliseconds since the youth came: a replica that took over may lack commits, and with them epochs that were given. */
function leastEpochOf({ record }: KeptConversation, now: number): number {
  const since = now - (conversationIn(record)?.joinedAt ?? now);
  return since <= LONGEST_VISIT_MS ? since : 0;
}

function inOrder(onDuty: Everybody): StaffAround[] {
  const around = [...onDuty.values()].flatMap((one) => aroundOf(one) ?? []);
  return around.sort((one, other) => (one.record.staffId < other.record.staffId ? -1 : 1));
}

function isSame(one: KeptStaff, other: KeptStaff): boolean {
  const concerned = other.concerned.length === one.concerned.length;
  return concerned && other.holds === one.holds && other.advises === one.advises;
}

function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64url');
}

/** Until nothing has moved between reading and writing: then one of those who moved has got on, so it ends. */
async function untilDone<Result>(attempt: () => Promise<Result | null>): Promise<Result> {
  for (;;) {
    const result = await attempt();
    if (result !== null) return result;
  }
}
