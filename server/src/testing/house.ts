/**
 * The core and a store without sockets, as the shell runs them, and what every tab has been told: tabs hear effects as a shell
 * would carry them out, and believe what they hear. Random histories compare their beliefs with the records.
 */
import { expect } from 'vitest';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { decide } from '../core/conversation.ts';
import type { Counted, Effect, Link } from '../core/effects.ts';
import type { ConversationEvent } from '../core/events.ts';
import { conversationIn } from '../core/parties.ts';
import { decidePresence, type StaffEvent } from '../core/presence.ts';
import type {
  ConversationRecord,
  CurrentNotices,
  KeptRecord,
  LostRecord,
  Rules,
  SettlingRecord,
} from '../core/records.ts';
import type { Committed, ConversationTransition, StateStore } from '../ports/state-store.ts';
import { ConsoleTab, consoleHears } from './console-tab.ts';
import { Ledger } from './ledger.ts';
import { idOf, NOTICES, secretOf } from './records.ts';
import { type YouthTab, youthHears } from './youth-tab.ts';

export const STAFF = ['ada', 'bo', 'cy', 'di'] as const;
type Staff = (typeof STAFF)[number];

export class House {
  readonly store: StateStore;
  readonly rules: Rules;
  now = 1;
  notices: CurrentNotices = NOTICES;
  /** Connections' names, by staff id; absent while gone. */
  readonly connections = new Map<string, string>();
  readonly consoles: ReadonlyMap<string, ConsoleTab>;
  readonly youths = new Map<number, YouthTab>();
  /** Between whom frames flow, by conversation and epoch. */
  readonly links = new Map<string, Map<number, Link>>();
  readonly #lastEpochs = new Map<string, number>();
  /** Each offer that was ever made, with how it ended: told, and counted. */
  readonly offers = new Map<string, string | null>();
  readonly counted: Counted[] = [];
  /** Who may have gone away or off duty without anybody having looked yet. */
  readonly unchecked = new Set<string>();
  /** By which notice who is bound from the next `hello` on. */
  readonly bindings = new Map<Staff, string>([
    ['cy', 'school'],
    ['di', 'school'],
  ]);
  /** By which notice who is bound, as it was at `hello`. */
  readonly boundAs = new Map<string, string | null>();
  /** N4: other notices are in force, and nobody has been told yet. */
  unheard = false;
  readonly ledger = new Ledger(this);
  /** Takes under way, so that `accepted` without an offer is believed of nobody else (H6). */
  readonly #took = new Set<string>();
  #connections = 0;
  #joins = 0;
  #offers = 0;
  #claims = 0;

  constructor(rules: Rules, staff: readonly string[], store: StateStore = new MemoryStore()) {
    this.rules = rules;
    this.store = store;
    this.consoles = new Map(staff.map((id) => [id, new ConsoleTab()]));
    this.store.subscribe(({ effects }) => {
      for (const effect of effects) this.#hear(effect);
    });
  }

  console(staffId: string): ConsoleTab {
    return this.consoles.get(staffId) ?? new ConsoleTab();
  }

  connect(): string {
    this.#connections += 1;
    return `connection ${this.#connections}`;
  }

  newOffer(): string {
    this.#offers += 1;
    return `offer ${this.#offers}`;
  }

  newClaim(): string {
    this.#claims += 1;
    return `claim ${this.#claims}`;
  }

  newTab(connection: string): YouthTab {
    this.#joins += 1;
    const [id, secret] = [idOf(this.#joins), secretOf(this.#joins)];
    return {
      ...{ id, secret, connection, over: false, said: [], claimed: null, claims: [], outdated: false },
      ...{ epochs: new Map(), bound: new Map(), offered: new Map(), agreed: new Map() },
    };
  }

  /** Null: by the door's. */
  bindingOf(staffId: Staff): string | null {
    return this.bindings.get(staffId) ?? null;
  }

  async noticesChanged(late: boolean): Promise<void> {
    this.unheard = late;
    if (late) return;
    for (const id of await this.store.all()) await this.conversation(id, null, { kind: 'notice-changed' });
  }

  /** A console knows by itself what it has answered. */
  answers(staffId: string, offer: string): void {
    this.console(staffId).requests.delete(offer);
  }

  tabOf(conversationId: string): YouthTab | null {
    for (const tab of this.youths.values()) if (tab.id === conversationId) return tab;
    return null;
  }

  async conversation(id: string, actor: string | null, event: ConversationEvent): Promise<Committed<KeptRecord>> {
    // As the shell does: at once, before by a claim (N5).
    if (id !== '' || event.kind !== 'take' || event.claim === null) return this.#commit(id, actor, event);
    const committed = await this.#commit(id, actor, { ...event, claim: null });
    return committed.ok || committed.code !== 'notice-outdated' ? committed : this.#commit(id, actor, event);
  }

  async #commit(id: string, actor: string | null, event: ConversationEvent): Promise<Committed<KeptRecord>> {
    if (event.kind === 'take') this.#took.add(event.staffId);
    let counted: readonly Counted[] = [];
    let seen: { before: KeptRecord | null; after: KeptRecord | null } | null = null;
    const transition: ConversationTransition = (before, around) => {
      const decision = decide(this.rules, before, { ...around, notices: this.notices }, event);
      if (decision.ok) {
        counted = decision.counted;
        seen = { before, after: decision.next };
      }
      return decision;
    };
    const committed =
      event.kind === 'refer'
        ? await this.store.transactAmong(id, event.staffId, transition)
        : event.kind === 'take'
          ? await (id === ''
              ? this.store.transactFirst(event.staffId, transition)
              : this.store.transactAmong(id, event.staffId, transition))
          : await this.store.transact(id, actor, transition);
    if (event.kind === 'take') this.#took.delete(event.staffId);
    this.counted.push(...counted);
    if (committed.ok) this.ledger.committed(event, seen, counted);
    else this.ledger.refused(event, committed.code);
    return committed;
  }

  async presence(staffId: string, event: StaffEvent) {
    const committed = await this.store.transactStaff(staffId, (record, around) =>
      decidePresence(this.rules, record, around, event),
    );
    if (!committed.ok) this.ledger.refused(event, committed.code);
    // N8.
    else if (event.kind === 'duty-off' && committed.record !== null)
      expect((await this.settling()).map(({ concern }) => concern.owner)).not.toContain(staffId);
    return committed;
  }

  /** As the shell does after whatever may have taken a member of staff away. */
  async check(staffId: string): Promise<void> {
    for (const { id } of await this.store.concerning(staffId)) {
      await this.conversation(id, null, { kind: 'staff-checked', at: this.now, staffId });
    }
  }

  /** A moment later, if it is `late`: the shell's commits are not one. */
  async checkSoon(staffId: string, late: boolean): Promise<void> {
    if (late) this.unchecked.add(staffId);
    else await this.release(staffId);
  }

  async release(staffId: string): Promise<void> {
    await this.check(staffId);
    await this.presence(staffId, { kind: 'grace-over', at: this.now });
  }

  async disable(staffId: string): Promise<void> {
    this.connections.delete(staffId);
    await this.presence(staffId, { kind: 'dismissed', at: this.now });
    await this.release(staffId);
    for (const id of await this.store.all()) await this.conversation(id, null, { kind: 'staff-disabled', staffId });
  }

  async sweep(): Promise<void> {
    const { conversations, staff } = await this.store.due(this.now, 1_000);
    for (const staffId of staff) await this.release(staffId);
    for (const id of conversations) await this.conversation(id, null, { kind: 'expire', at: this.now });
  }

  async records(): Promise<ConversationRecord[]> {
    const found: ConversationRecord[] = [];
    for (const id of await this.store.all()) {
      const record = conversationIn(await this.kept(id));
      if (record !== null) found.push(record);
    }
    return found;
  }

  /** Those that are over but for their concern (N10). */
  async settling(): Promise<SettlingRecord[]> {
    const found: SettlingRecord[] = [];
    for (const id of await this.store.all()) {
      const record = await this.kept(id);
      if (record?.state === 'settling') found.push(record);
    }
    return found;
  }

  /** Those of whose loss somebody is still to be told. */
  async lost(): Promise<LostRecord[]> {
    const found: LostRecord[] = [];
    for (const id of await this.store.all()) {
      const record = await this.kept(id);
      if (record?.state === 'lost') found.push(record);
    }
    return found;
  }

  async kept(id: string): Promise<KeptRecord | null> {
    let kept: KeptRecord | null = null;
    await this.store.transact(id, null, (record) => {
      kept = record;
      return { ok: false, code: 'not-found' };
    });
    return kept;
  }

  #hear(effect: Effect): void {
    switch (effect.kind) {
      case 'linked': {
        const { conversationId, link } = effect;
        // No epoch is ever given twice.
        expect(link.epoch).toBeGreaterThan(this.#lastEpochs.get(conversationId) ?? 0);
        this.#lastEpochs.set(conversationId, link.epoch);
        const links = this.links.get(conversationId) ?? new Map<number, Link>();
        this.links.set(conversationId, links.set(link.epoch, link));
        return;
      }
      case 'unlinked': {
        const links = this.links.get(effect.conversationId);
        expect(links?.delete(effect.epoch)).toBe(true);
        if (links?.size === 0) this.links.delete(effect.conversationId);
        return;
      }
      case 'forgotten': {
        const tab = this.tabOf(effect.conversationId);
        if (tab !== null) Object.assign(tab, { over: true, claimed: null });
        return;
      }
      case 'to-youth':
      case 'to-youth-placed': {
        const tab = this.tabOf(effect.conversationId);
        if (tab !== null && tab.connection !== null) youthHears(tab, effect.message, this.#took);
        return;
      }
      default: {
        if (!('staffId' in effect)) return;
        const { staffId } = effect;
        consoleHears(this.console(staffId), effect, this.connections.has(staffId), this.offers);
      }
    }
  }
}
