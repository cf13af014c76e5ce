/**
 * The core and a store without sockets, as the shell runs them, and what every tab has been told: tabs hear effects as a shell
 * would carry them out, and believe what they hear. Random histories compare their beliefs with the records.
 */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';
import { expect } from 'vitest';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { decide } from '../core/conversation.ts';
import type { Aside, Counted, Effect, Held, Link } from '../core/effects.ts';
import type { ConversationEvent } from '../core/events.ts';
import { conversationIn } from '../core/parties.ts';
import { decidePresence, type StaffEvent } from '../core/presence.ts';
import type { ConversationRecord, CurrentNotices, KeptRecord, Rules, SettlingRecord } from '../core/records.ts';
import type { Committed } from '../ports/state-store.ts';
import { Ledger } from './ledger.ts';
import { idOf, NOTICES, secretOf } from './records.ts';

export const STAFF = ['ada', 'bo', 'cy', 'di'] as const;
type Staff = (typeof STAFF)[number];

/** What a counsellor's console believes. */
export class ConsoleTab {
  readonly held = new Map<string, Held>();
  /** By conversation and epoch. */
  readonly sides = new Map<string, Aside>();
  /** By offer. */
  readonly requests = new Map<string, ReferralRequest>();
  /** Offers of its own that are under way, by conversation. */
  readonly offers = new Map<string, string>();
  /** Conversations that it claims, and those that are over but for its concern. */
  readonly claims = new Set<string>();
  readonly settling = new Set<string>();
}

/** What a youth's page believes. */
export interface YouthTab {
  id: string;
  secret: string;
  /** Name of the connection; null while gone. */
  connection: string | null;
  over: boolean;
  /** Epochs that it may write to, each with the offer by which it came and whose it is. */
  epochs: Map<number, { offer: string | null; staffId: string }>;
  /** What it has said that it acknowledged, true or not. */
  said: AcknowledgedNotice[];
  /** The notice that it is asked to acknowledge by one who claims it, and whether it has been told that the door's is another. */
  claimed: string | null;
  outdated: boolean;
  /** The notices of those whom it was offered. */
  bound: Map<string, string>;
  /** Whom it was offered and has not answered, or has agreed to. */
  offered: Map<string, string>;
  agreed: Map<string, string>;
}

export class House {
  readonly store = new MemoryStore();
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
  readonly boundAs = new Map<string, string>();
  /** N4: other notices are in force, and nobody has been told yet. */
  unheard = false;
  readonly ledger = new Ledger(this);
  /** Takes under way, so that `accepted` without an offer is believed of nobody else (H6). */
  readonly #took = new Set<string>();
  #connections = 0;
  #joins = 0;
  #offers = 0;

  constructor(rules: Rules, staff: readonly string[]) {
    this.rules = rules;
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

  newTab(connection: string): YouthTab {
    this.#joins += 1;
    const [id, secret] = [idOf(this.#joins), secretOf(this.#joins)];
    return {
      ...{ id, secret, connection, over: false, said: [], claimed: null, outdated: false },
      ...{ epochs: new Map(), bound: new Map(), offered: new Map(), agreed: new Map() },
    };
  }

  bindingOf(staffId: Staff): string {
    return this.bindings.get(staffId) ?? this.notices.door;
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
    if (id !== '' || event.kind !== 'take' || !event.claims) return this.#commit(id, actor, event);
    const committed = await this.#commit(id, actor, { ...event, claims: false });
    return committed.ok || committed.code !== 'notice-outdated' ? committed : this.#commit(id, actor, event);
  }

  async #commit(id: string, actor: string | null, event: ConversationEvent): Promise<Committed<KeptRecord>> {
    if (event.kind === 'take') this.#took.add(event.staffId);
    let counted: readonly Counted[] = [];
    let seen: { before: KeptRecord | null; after: KeptRecord | null } | null = null;
    const transition: Parameters<MemoryStore['transact']>[2] = (before, around) => {
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
        : id === '' && event.kind === 'take'
          ? await this.store.transactFirst(event.staffId, transition)
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
    else if (event.kind === 'duty-off')
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
      case 'to-youth-placed':
        this.#youthHears(effect);
        return;
      default:
        if ('staffId' in effect) this.#staffHears(effect);
    }
  }

  #youthHears({ conversationId, message }: Extract<Effect, { kind: 'to-youth' | 'to-youth-placed' }>): void {
    const tab = this.tabOf(conversationId);
    if (tab === null || tab.connection === null) return;
    switch (message.t) {
      case 'offered':
        tab.offered.set(message.offer, message.chain.staffId);
        tab.bound.set(message.offer, message.notice);
        return;
      case 'claimed':
        expect(tab.epochs.size).toBe(0);
        tab.claimed = message.notice;
        return;
      case 'claim-over':
        tab.claimed = null;
        return;
      case 'refused':
        if (message.code === 'notice-outdated') tab.outdated = true;
        return;
      case 'accepted':
        tab.claimed = null;
        youthAccepts(tab, message.epoch, message.offer, message.chain.staffId, this.#took);
        return;
      case 'offer-over':
        expect(tab.offered.has(message.offer) || tab.agreed.has(message.offer)).toBe(true);
        for (const [epoch, { offer }] of tab.epochs) if (offer === message.offer) tab.epochs.delete(epoch);
        tab.offered.delete(message.offer);
        tab.agreed.delete(message.offer);
        return;
      case 'party-left':
        expect(tab.epochs.delete(message.epoch)).toBe(true);
        return;
      case 'requeued':
        tab.epochs.clear();
        return;
      case 'resumed':
        for (const epoch of tab.epochs.keys()) if (!message.epochs.includes(epoch)) tab.epochs.delete(epoch);
        for (const offers of [tab.offered, tab.agreed]) {
          for (const offer of offers.keys()) if (offer !== message.offer) offers.delete(offer);
        }
        return;
      default:
        return;
    }
  }

  #staffHears(effect: Extract<Effect, { staffId: string }>): void {
    const { staffId } = effect;
    const tab = this.console(staffId);
    if (effect.kind === 'staff-attached') {
      for (const known of [tab.held, tab.sides, tab.requests, tab.offers, tab.claims, tab.settling]) known.clear();
      for (const { id } of effect.claims) tab.claims.add(id);
      for (const { id } of effect.settling) tab.settling.add(id);
      for (const held of effect.held) tab.held.set(held.id, held);
      for (const side of effect.sides) tab.sides.set(`${side.id} ${side.epoch}`, side);
      for (const request of effect.requests) tab.requests.set(request.offer, request);
      for (const { id, offer } of effect.held) if (offer !== null) tab.offers.set(id, offer.offer);
    } else if (effect.kind === 'held-told') {
      // Whoever is taken was not held; whoever is told of was.
      if (this.connections.has(staffId)) expect(tab.held.has(effect.held.id)).toBe(effect.t === 'parties');
      tab.held.set(effect.held.id, effect.held);
      tab.claims.delete(effect.held.id);
    } else if (effect.kind === 'side-told') {
      tab.sides.set(`${effect.side.id} ${effect.side.epoch}`, effect.side);
    } else if (effect.kind === 'to-staff') {
      this.#staffTold(staffId, tab, effect.message);
    }
  }

  #staffTold(staffId: string, tab: ConsoleTab, message: Extract<Effect, { kind: 'to-staff' }>['message']): void {
    switch (message.t) {
      case 'offer': {
        const { id, standing } = message;
        if (!this.offers.has(standing.offer)) this.offers.set(standing.offer, null);
        expect(this.offers.get(standing.offer)).toBeNull();
        tab.offers.set(id, standing.offer);
        return;
      }
      case 'offer-over':
        // H: exactly one outcome.
        expect(this.offers.get(message.offer)).toBeNull();
        this.offers.set(message.offer, message.outcome);
        tab.offers.delete(message.id);
        return;
      case 'request':
        expect(message.request.mode === 'consultation').toBe(message.request.profile === null);
        tab.requests.set(message.request.offer, message.request);
        return;
      case 'request-over':
        tab.requests.delete(message.offer);
        return;
      case 'presence': {
        const held = tab.held.get(message.id);
        if (held !== undefined) tab.held.set(message.id, { ...held, youthPresent: message.youthPresent });
        return;
      }
      case 'out':
        if (this.connections.has(staffId)) expect(tab.held.get(message.id)?.epoch ?? message.epoch).toBe(message.epoch);
        tab.held.delete(message.id);
        return;
      case 'ended':
        tab.held.delete(message.id);
        if (message.settling !== null) tab.settling.add(message.id);
        return;
      case 'distrusted':
        tab.held.delete(message.id);
        return;
      case 'claim':
        expect(tab.claims.has(message.claim.id)).toBe(false);
        tab.claims.add(message.claim.id);
        return;
      case 'claim-over':
        tab.claims.delete(message.id);
        return;
      case 'settled':
        if (this.connections.has(staffId)) expect(tab.settling.has(message.id)).toBe(true);
        tab.settling.delete(message.id);
        return;
      case 'side-presence': {
        const side = tab.sides.get(`${message.id} ${message.epoch}`);
        if (side !== undefined) tab.sides.set(`${message.id} ${message.epoch}`, { ...side, present: message.present });
        return;
      }
      case 'side-over':
        tab.sides.delete(`${message.id} ${message.epoch}`);
        return;
      default:
        return;
    }
  }
}

/** H6: whoever is accepted took the conversation just now, is known already, or is the one whom the youth agreed to. */
function youthAccepts(
  tab: YouthTab,
  epoch: number,
  offer: string | null,
  staffId: string,
  took: ReadonlySet<string>,
): void {
  const known = tab.epochs.get(epoch);
  if (known !== undefined) expect(known).toEqual({ offer, staffId });
  else if (offer !== null) expect(tab.agreed.get(offer)).toBe(staffId);
  else expect(tab.epochs.size).toBe(0);
  if (offer === null && known === undefined && took.size > 0) expect(took).toContain(staffId);
  tab.epochs.set(epoch, { offer, staffId });
  // With everybody in, the offer has done what it was for.
  if (offer !== null) tab.offered.delete(offer);
}
