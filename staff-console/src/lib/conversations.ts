/** All conversations that this tab is in or still shows: what the server tells of them, and what is to be told. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { ConcernSeen, Settling } from '@dorren/shared/protocol/reporting-duty.ts';
import type { HeldConversation, ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { ClientParts } from './client-parts.ts';
import { type ConcernWord, ConcernWords } from './concern-words.ts';
import type { Duty } from './duty.ts';
import { HeldConversationClient, leftOf } from './held-conversation.ts';
import type { Asked } from './own-offer.ts';
import type { Conversation } from './staff-state.ts';

type Message<T extends ToStaff['t']> = Extract<ToStaff, { t: T }>;
/** What the server says of one conversation. */
export type OfConversation = Message<
  'presence' | 'distrusted' | 'ended' | 'settled' | 'parties' | 'out' | 'offer' | 'offer-over'
>;

export class Conversations {
  readonly #parts: ClientParts;
  readonly #ownId: string;
  readonly #changed: () => void;
  readonly #all = new Map<string, HeldConversationClient>();
  /** Those that are to end as soon as the server can be told. */
  readonly #ending = new Set<string>();
  readonly #words = new ConcernWords();
  /** One's own concerns that lack an outcome, of conversations that are over (N10). */
  #settling = new Map<string, Settling>();

  /** `changed`: a snapshot or what is settling is another one, or there is one more or less. */
  constructor(parts: ClientParts, ownId: string, changed: () => void) {
    this.#parts = parts;
    this.#ownId = ownId;
    this.#changed = changed;
  }

  get states(): Conversation[] {
    return [...this.#all.values()].map(({ state }) => state);
  }

  /** Of those that this tab does not show. */
  get settling(): Settling[] {
    return [...this.#settling.values()].filter(({ id }) => this.#all.get(id)?.state.phase !== 'ended');
  }

  /** Whether there is an outcome to state. */
  get isSettling(): boolean {
    return this.#settling.size > 0;
  }

  get(id: string): HeldConversationClient | undefined {
    return this.#all.get(id);
  }

  has(id: string): boolean {
    return this.#all.has(id);
  }

  /** Those whose keys are here. */
  get pairings(): { id: string; epoch: number }[] {
    return this.#live.map(({ state: { id }, epoch }) => ({ id, epoch }));
  }

  /** `offer`: the one that was accepted. */
  taken(held: HeldConversation, duty: Duty, offer: string | null): void {
    const before = this.#all.get(held.id);
    if (before?.isLive === true && before.epoch === held.epoch) {
      before.attach(held);
      return;
    }
    this.#words.drop(held.id);
    before?.ended('requeued');
    const earlier = before?.state.messages ?? [];
    const coming = { held, duty, ownId: this.#ownId, earlier, offer };
    const conversation = new HeldConversationClient(this.#parts, coming, this.#changed);
    this.#all.set(held.id, conversation);
    if (held.notice.notice === this.#parts.notice()) {
      conversation.attach(held);
    } else {
      // N3: whoever let one in so has not shown the youth what one is bound by.
      conversation.ended('other-notice');
      this.#parts.distrust();
    }
    this.#changed();
  }

  heard(message: OfConversation): void {
    const conversation = this.#all.get(message.t === 'parties' ? message.conversation.id : message.id);
    if (message.t === 'ended') {
      this.#ending.delete(message.id);
      conversation?.ended(message.by, message.settling);
      this.#settle(message.id, message.settling);
      this.#shown(message.id, leftOf(message.settling));
    }
    if (message.t === 'settled') {
      this.#settle(message.id, null);
      this.#words.drop(message.id);
      conversation?.concernIsOver(message.lost ? 'lost' : 'outcome');
    }
    if (conversation?.isLive !== true) return;
    switch (message.t) {
      case 'presence':
        conversation.setPresence(message.youthPresent);
        break;
      case 'distrusted':
        this.#words.drop(message.id);
        conversation.distrusted(message.reason);
        break;
      case 'parties':
        if (message.conversation.epoch !== conversation.epoch) break;
        this.#words.seen(message.conversation.id, message.conversation.concern);
        conversation.changed(message.conversation);
        break;
      case 'out':
        if (message.epoch !== conversation.epoch) break;
        this.#words.drop(message.id);
        conversation.ended(message.why);
        break;
      case 'offer':
        conversation.found(message.standing, message.chain);
        break;
      case 'offer-over':
        conversation.offerOver(message.offer, message.outcome);
    }
  }

  /** On a new connection: what the server does not know any more is over. True: a concern of one's own is, and nobody has said how. */
  welcome(held: readonly HeldConversation[], settling: readonly Settling[]): boolean {
    const before = this.#ownConcerns;
    this.#settling = new Map(settling.map((one) => [one.id, one]));
    const still = new Map(held.map((conversation) => [conversation.id, conversation]));
    for (const [id, conversation] of this.#all) {
      const here = still.get(id);
      if (conversation.isLive && here?.epoch === conversation.epoch) conversation.attach(here);
      else conversation.ended('requeued', this.#settling.get(id) ?? null);
      conversation.settles(this.#settling.get(id) ?? null);
    }
    const isGone = this.#concernsOver(before);
    this.#changed();
    this.#saysAgain(still);
    for (const id of this.#ending) {
      if (this.#all.get(id)?.isLive === true) this.#parts.say({ t: 'end', id });
      else this.#ending.delete(id);
    }
    return isGone;
  }

  detach(): void {
    for (const conversation of this.#live) conversation.detach();
  }

  receive(route: number, frame: Uint8Array): void {
    for (const conversation of this.#live) if (conversation.route === route) conversation.receive(frame);
  }

  end(id: string): void {
    const conversation = this.#all.get(id);
    if (conversation?.isLive !== true) return;
    this.#ending.add(id);
    if (conversation.route !== null) this.#parts.say({ t: 'end', id });
  }

  endRefused(id: string): void {
    this.#ending.delete(id);
  }

  /** Asks the server whom it finds; what the youth is told with it waits for the answer. */
  refer(id: string, asked: Asked): void {
    const conversation = this.#all.get(id);
    if (conversation?.isLive !== true) return;
    if (!conversation.ask(asked)) this.#parts.refuse('refer', 'offer-pending');
    else if (!this.#parts.say({ t: 'refer', id, mode: asked.mode, to: asked.to })) conversation.referRefused();
  }

  saysOfConcern(word: ConcernWord): void {
    if (this.#say(word)) this.#words.said(word);
  }

  /** False if it is nothing to tell the person: the server had heard it already. */
  concernRefused(t: ConcernWord['t'], id: string, code: RefusalCode): boolean {
    return this.#words.refused(t, id, code);
  }

  dismiss(id: string): void {
    const conversation = this.#all.get(id);
    if (conversation?.isLive !== false || conversation.state.concern !== null) return;
    this.#all.delete(id);
    this.#changed();
  }

  /** Overwrites all keys; the snapshots stay. */
  close(): void {
    this.#settling.clear();
    this.#words.clear();
    for (const conversation of this.#all.values()) {
      conversation.ended('requeued');
      conversation.settles(null);
    }
    this.#changed();
  }

  clear(): void {
    this.#all.clear();
    this.#changed();
  }

  /** False, and the person is told, while there is no connection. */
  #say(word: ConcernWord): boolean {
    if (!this.#parts.say(word)) return false;
    // Of a conversation that is over, the server has nobody to tell the stage to but whoever says it.
    const step = word.t === 'concern' ? word.step : null;
    if ((step === 'told' || step === 'reporting') && this.#settling.has(word.id))
      this.#settle(word.id, { id: word.id, stage: step });
    return true;
  }

  /** What may have been lost with the line: N8, before an end that waits for it. */
  #saysAgain(held: ReadonlyMap<string, HeldConversation>): void {
    for (const id of this.#words.ids) {
      const here = this.#all.get(id)?.isLive === true ? held.get(id) : undefined;
      if (here === undefined) this.#shown(id, leftOf(this.#settling.get(id) ?? null));
      else this.#words.seen(id, here.concern);
      for (const word of this.#words.again(id)) this.#say(word);
    }
  }

  /** By conversation: of those that this tab is in, and of those that are over. */
  get #ownConcerns(): string[] {
    const own = this.states.filter(({ concern }) => concern?.mine === true);
    return [...new Set([...own.map(({ id }) => id), ...this.#settling.keys()])];
  }

  /** Of those that were one's own on the line before; true if one is not told any more, though no outcome was stated. */
  #concernsOver(before: readonly string[]): boolean {
    let isGone = false;
    const now = this.#ownConcerns;
    for (const id of before) {
      const conversation = this.#all.get(id);
      if (now.includes(id) || conversation?.isLive === true) continue;
      const isStated = this.#words.isStated(id);
      conversation?.concernIsOver(isStated ? 'outcome' : 'gone');
      isGone ||= !isStated;
    }
    return isGone;
  }

  /** Of a conversation that is over. */
  #shown(id: string, left: ConcernSeen | null): void {
    if (left === null) this.#words.drop(id);
    else this.#words.seen(id, left);
  }

  #settle(id: string, settling: Settling | null): void {
    if (settling === null) this.#settling.delete(id);
    else this.#settling.set(id, settling);
    this.#all.get(id)?.settles(settling);
    this.#changed();
  }

  get #live(): HeldConversationClient[] {
    return [...this.#all.values()].filter(({ isLive }) => isLive);
  }
}
