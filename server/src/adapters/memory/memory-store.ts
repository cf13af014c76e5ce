/** The state store of a service that is one process: commits are plain assignments, made within the caller's turn. */
import type { Around } from '../../core/around.ts';
import { refuse } from '../../core/decision.ts';
import type { Acceptance, Effect, Refusal } from '../../core/effects.ts';
import { median } from '../../core/estimate.ts';
import { mayTake } from '../../core/queue.ts';
import type { ConversationRecord, Overview, StaffRecord } from '../../core/records.ts';
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
  readonly #conversations = new Map<string, ConversationRecord>();
  readonly #staff = new Map<string, StaffRecord>();
  readonly #indexes = new Indexes();
  readonly #listeners = new Set<(announcement: Announcement) => void>();
  /** A listener may cause another commit: its announcement waits until everybody has had this one. */
  readonly #unannounced: Announcement[] = [];
  #announcing = false;

  async transact(
    conversationId: string,
    actorId: string | null,
    transition: ConversationTransition,
  ): Promise<Committed<ConversationRecord>> {
    const record = this.#conversations.get(conversationId) ?? null;
    const decision = transition(record, this.#around(record, actorId));
    return decision.ok ? this.#commit(record, decision) : decision;
  }

  async transactFirst(actorId: string, transition: ConversationTransition): Promise<Committed<ConversationRecord>> {
    let refusal: Refusal = refuse('queue-empty');
    for (const { id } of this.#indexes.queue) {
      const record = this.#conversations.get(id) ?? null;
      if (record === null || !mayTake(record, actorId)) continue;
      const decision = transition(record, this.#around(record, actorId));
      if (decision.ok) return this.#commit(record, decision);
      refusal = decision;
      if (decision.code !== 'notice-outdated') break;
    }
    return refusal;
  }

  async transactStaff(staffId: string, transition: StaffTransition): Promise<Committed<StaffRecord>> {
    const record = this.#staff.get(staffId) ?? null;
    const decision = transition(record, { overview: this.#indexes.overview, held: this.#held(staffId) });
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
      if (record !== undefined) first.push(record);
    }
    return first;
  }

  async places(conversationIds: readonly string[]): Promise<(number | null)[]> {
    return conversationIds.map((id) => this.#placeOf(this.#conversations.get(id) ?? null));
  }

  async heldBy(staffId: string): Promise<ConversationRecord[]> {
    return this.#held(staffId);
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
    let freePlaces = 0;
    for (const { staffId, duty } of this.#staff.values()) {
      if (duty !== null) freePlaces += Math.max(0, duty.capacity - this.#indexes.heldBy(staffId).size);
    }
    const abandonedLastHour = this.#indexes.abandonedSince(now);
    return { longestWaitMs, medianWaitMs: median(waits), freePlaces, abandonedLastHour };
  }

  subscribe(listener: (announcement: Announcement) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #around(record: ConversationRecord | null, actorId: string | null): Around {
    const holderId = record?.holder?.staffId;
    return {
      overview: this.#indexes.overview,
      actor: actorId === null ? null : (this.#staff.get(actorId) ?? null),
      actorHolds: actorId === null ? 0 : this.#indexes.heldBy(actorId).size,
      holder: holderId === undefined ? null : (this.#staff.get(holderId) ?? null),
    };
  }

  #commit(
    before: ConversationRecord | null,
    { next, effects, tally }: Acceptance<ConversationRecord>,
  ): Committed<ConversationRecord> {
    const { version } = this.#indexes.overview;
    if (next !== null) this.#conversations.set(next.id, next);
    else if (before !== null) this.#conversations.delete(before.id);
    const moved = this.#indexes.moveConversation(before, next, tally);
    this.#announce(effects, this.#placeOf(next), moved, version);
    return { ok: true, record: next };
  }

  #announce(effects: readonly Effect[], place: number | null, queueMoved: boolean, versionBefore: number): void {
    const { overview } = this.#indexes;
    if (effects.length === 0 && !queueMoved && overview.version === versionBefore) return;
    this.#unannounced.push({ effects, place, overview, queueMoved });
    if (this.#announcing) return;
    this.#announcing = true;
    try {
      for (let next = this.#unannounced.shift(); next !== undefined; next = this.#unannounced.shift()) {
        for (const listener of this.#listeners) listener(next);
      }
    } finally {
      this.#announcing = false;
    }
  }

  #placeOf(record: ConversationRecord | null): number | null {
    const before = record === null ? null : this.#indexes.queue.rank(record);
    return before === null ? null : before + 1;
  }

  #held(staffId: string): ConversationRecord[] {
    const held: ConversationRecord[] = [];
    for (const id of this.#indexes.heldBy(staffId)) {
      const record = this.#conversations.get(id);
      if (record !== undefined) held.push(record);
    }
    return held;
  }
}
