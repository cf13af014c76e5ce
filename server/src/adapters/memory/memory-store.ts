/** The state store of a service that is one process: commits are plain assignments, made within the caller's turn. */
import type { Around, AroundStaff, StaffAround } from '../../core/around.ts';
import { freePlaces } from '../../core/candidates.ts';
import { refuse } from '../../core/decision.ts';
import type { Acceptance, Effect, Refusal } from '../../core/effects.ts';
import { median, type Place, placesFor } from '../../core/estimate.ts';
import { concernedIn, conversationIn } from '../../core/parties.ts';
import { isTakeable, mayTakeNext } from '../../core/queue.ts';
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
import { Indexes } from './indexes.ts';

export class MemoryStore implements StateStore {
  readonly #conversations = new Map<string, KeptRecord>();
  readonly #staff = new Map<string, StaffRecord>();
  readonly #indexes = new Indexes();
  readonly #announcements = new Announcements();

  async transact(
    conversationId: string,
    actorId: string | null,
    transition: ConversationTransition,
  ): Promise<Committed<KeptRecord>> {
    const record = this.#conversations.get(conversationId) ?? null;
    const decision = transition(record, this.#around(record, actorId));
    return decision.ok ? this.#commit(record, decision) : decision;
  }

  async transactAmong(
    conversationId: string,
    actorId: string,
    transition: ConversationTransition,
  ): Promise<Committed<KeptRecord>> {
    return this.transact(conversationId, actorId, (record, around) =>
      transition(record, { ...around, onDuty: this.#onDuty() }),
    );
  }

  async transactFirst(actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    let refusal: Refusal = refuse('queue-empty');
    const onDuty = this.#onDuty();
    for (const { id } of this.#indexes.queue) {
      const record = this.#conversations.get(id) ?? null;
      if (record === null || !mayTakeNext(record, actorId)) continue;
      const decision = transition(record, { ...this.#around(record, actorId), onDuty });
      if (decision.ok) return this.#commit(record, decision);
      if (decision.code === 'excluded') continue;
      refusal = decision;
      if (decision.code !== 'notice-outdated') break;
    }
    return refusal;
  }

  async transactStaff(staffId: string, transition: StaffTransition): Promise<Committed<StaffRecord>> {
    const record = this.#staff.get(staffId) ?? null;
    const decision = transition(record, this.#aroundStaff(staffId));
    if (!decision.ok) return decision;
    const { next } = decision;
    if (next === null) this.#staff.delete(staffId);
    else this.#staff.set(staffId, next);
    const before = this.#indexes.overview.version;
    this.#indexes.moveStaff(record, next);
    this.#announce(decision.effects, null, false, before);
    return { ok: true, record: next };
  }

  async head(most: number): Promise<ConversationRecord[]> {
    const first: ConversationRecord[] = [];
    for (const { id } of this.#indexes.queue) {
      if (first.length >= most) break;
      const record = this.#conversations.get(id);
      if (record !== undefined && isTakeable(record)) first.push(record);
    }
    return first;
  }

  async places(conversationIds: readonly string[]): Promise<(Place | null)[]> {
    return conversationIds.map((id) => this.#placeOf(this.#conversations.get(id) ?? null));
  }

  async concerning(staffId: string): Promise<KeptRecord[]> {
    return this.#concerning(staffId);
  }

  async onDuty(): Promise<StaffAround[]> {
    return this.#onDuty();
  }

  async due(now: number, most: number): Promise<{ conversations: string[]; staff: string[] }> {
    return this.#indexes.due(now, most);
  }

  async all(): Promise<string[]> {
    return [...this.#conversations.keys()];
  }

  async overview(): Promise<Overview> {
    return this.#indexes.overview;
  }

  async supervised(now: number): Promise<SupervisedCounts> {
    const waits: number[] = [];
    let longestWaitMs: number | null = null;
    for (const { joinedAt } of this.#indexes.queue) {
      const wait = Math.max(0, now - joinedAt);
      waits.push(wait);
      longestWaitMs = Math.max(longestWaitMs ?? 0, wait);
    }
    const abandonedLastHour = this.#indexes.abandonedSince(now);
    const free = this.#onDuty().reduce((sum, one) => sum + freePlaces(one), 0);
    return { longestWaitMs, medianWaitMs: median(waits), freePlaces: free, abandonedLastHour };
  }

  subscribe(listener: (announcement: Announcement) => void): () => void {
    return this.#announcements.subscribe(listener);
  }

  #around(record: KeptRecord | null, actorId: string | null): Around {
    const concerned = record === null ? [] : concernedIn(record);
    const staff = new Map<string, StaffAround>();
    for (const id of actorId === null ? concerned : [actorId, ...concerned]) {
      const known = this.#staff.get(id);
      if (known !== undefined) staff.set(id, this.#staffAround(known));
    }
    return { overview: this.#indexes.overview, staff, onDuty: [], leastEpoch: 0 };
  }

  #aroundStaff(staffId: string): AroundStaff {
    const concerned = this.#concerning(staffId);
    const connected = new Set<string>();
    for (const record of concerned) {
      for (const id of concernedIn(record)) if ((this.#staff.get(id)?.connection ?? null) !== null) connected.add(id);
    }
    return { overview: this.#indexes.overview, concerned, connected };
  }

  #staffAround(record: StaffRecord): StaffAround {
    const { staffId } = record;
    return { record, holds: this.#indexes.held.count(staffId), advises: this.#indexes.advised.count(staffId) };
  }

  #onDuty(): StaffAround[] {
    const onDuty: StaffAround[] = [];
    for (const record of this.#staff.values()) if (record.duty !== null) onDuty.push(this.#staffAround(record));
    return onDuty;
  }

  #commit(before: KeptRecord | null, { next, effects, tally }: Acceptance<KeptRecord>): Committed<KeptRecord> {
    const { version } = this.#indexes.overview;
    if (next !== null) this.#conversations.set(next.id, next);
    else if (before !== null) this.#conversations.delete(before.id);
    const moved = this.#indexes.moveConversation(before, next, tally);
    this.#announce(effects, this.#placeOf(next), moved, version);
    return { ok: true, record: next };
  }

  #announce(effects: readonly Effect[], place: Place | null, queueMoved: boolean, versionBefore: number): void {
    const { overview } = this.#indexes;
    if (effects.length === 0 && !queueMoved && overview.version === versionBefore) return;
    this.#announcements.tell({ effects, place, overview, queueMoved });
  }

  #placeOf(record: KeptRecord | null): Place | null {
    const waiting = conversationIn(record);
    const before = waiting === null ? null : this.#indexes.queue.rank(waiting);
    if (waiting === null || before === null) return null;
    const places = placesFor(
      waiting,
      this.#indexes.overview.places,
      (staffId) => this.#staff.get(staffId)?.duty?.capacity ?? 0,
    );
    return { place: before + 1, places };
  }

  #concerning(staffId: string): KeptRecord[] {
    const concerning: KeptRecord[] = [];
    for (const id of this.#indexes.concerned.of(staffId)) {
      const record = this.#conversations.get(id);
      if (record !== undefined) concerning.push(record);
    }
    return concerning;
  }
}
