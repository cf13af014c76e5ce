/** One conversation that this tab is in or was: its snapshot, its keys, and its route on the present connection. */
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import type { GivenCard, SealedItem } from '@dorren/shared/protocol/items.ts';
import { type OfferOutcome, OUT_BY } from '@dorren/shared/protocol/referral.ts';
import type { Form, Settling } from '@dorren/shared/protocol/reporting-duty.ts';
import type { Colleague, HeldConversation, OfferStanding, Side } from '@dorren/shared/protocol/staff-messages.ts';
import type { AnsweringChannel } from './answering-channel.ts';
import type { ClientParts } from './client-parts.ts';
import type { TrustedColleague } from './colleague-trust.ts';
import type { Duty } from './duty.ts';
import { type NewEntry, withAnswers, withEntry, withMark, withoutHope } from './entries.ts';
import { atFirst } from './first-snapshot.ts';
import { Forms } from './forms.ts';
import { nameOf, type Other, sameOther, shown, whatBecame } from './others.ts';
import { type Asked, OwnOffer } from './own-offer.ts';
import { Room } from './room.ts';
import { makeId } from './root-key.ts';
import { RoutedLine } from './routed-line.ts';
import { SealingQueue } from './sealing-queue.ts';
import type { SideChannel } from './side-channel.ts';
import type { Conversation, StaffEntry } from './staff-state.ts';
import { youthChannel } from './youth-channel.ts';

export interface Coming {
  held: HeldConversation;
  duty: Duty;
  ownId: string;
  /** What this tab still shows of the same conversation from an epoch before. */
  earlier: readonly StaffEntry[];
  /** Of the colleague that one accepted; null for one taken from the queue. */
  offer: string | null;
}

export class HeldConversationClient {
  readonly epoch: number;
  readonly #parts: ClientParts;
  readonly #changed: () => void;
  readonly #line: RoutedLine;
  readonly #channel: AnsweringChannel;
  readonly #room: Room;
  readonly #offer: OwnOffer;
  readonly #forms = new Forms();
  readonly #toSeal = new SealingQueue();
  readonly #cameBy: string | null;
  #other: Other | null;
  #state: Conversation;
  #youthPresent: boolean;
  #isLive = true;
  /** Out as soon as the server can be told: nothing could ever be said to all three. */
  #leavesUntrusted = false;

  /** `changed`: the snapshot is another one. */
  constructor(parts: ClientParts, { held, duty, ownId, earlier, offer }: Coming, changed: () => void) {
    const { id, epoch } = held;
    this.epoch = epoch;
    this.#parts = parts;
    this.#changed = changed;
    this.#cameBy = offer;
    this.#other = held.other;
    this.#youthPresent = held.youthPresent;
    this.#line = new RoutedLine(parts.send);
    this.#channel = this.#answerYouth(held, duty);
    this.#room = new Room(
      parts,
      { id, epoch, staffId: ownId },
      {
        heard: (text) => this.#hear({ kind: 'text', from: 'colleague', text, mark: 'delivered' }),
        given: (card) => this.#hear({ kind: 'card', from: 'colleague', card, mark: 'delivered' }),
        marked: (number, mark) => this.#set({ messages: withMark(this.#state.messages, number, mark) }),
        failed: () => {
          if (this.#other !== null) this.distrustOther(nameOf(this.#other));
        },
        changed: () => this.#set({}),
      },
    );
    this.#offer = new OwnOffer({
      seal: (item) => this.#toSeal.add(item, this.#channel),
      withdraw: (withdrawn) => void parts.say({ t: 'withdraw', id, offer: withdrawn }),
      over: (event, person, mode) => {
        this.#toSeal.clear();
        // That somebody has joined is said when they have.
        if (event !== 'done' || mode !== 'join') this.#add({ kind: 'event', event, person, mode });
      },
    });
    this.#state = atFirst(held, earlier);
  }

  get state(): Conversation {
    return this.#state;
  }

  get route(): number | null {
    return this.#line.route;
  }

  /** Its keys are here, and the server has not said that it is over. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** On a new connection, with a new route. */
  attach(held: HeldConversation): void {
    this.#line.attach(held.route);
    const before = this.#offer.reattached(held.offer);
    this.changed(held);
    if (this.#leavesUntrusted) this.#stepOut();
    if (before !== null) this.#parts.refuse('refer', before === 'lost' ? 'unavailable' : 'unknown-offer');
  }

  /** The connection is gone: nothing goes out before {@link attach}. */
  detach(): void {
    this.#line.detach();
    this.#channel.setLink(false);
  }

  /** As the server has it from here on: who is in it, and what is offered. */
  changed(held: HeldConversation): void {
    const became = whatBecame(this.#state, this.#other, held);
    const { came, arriving, profile, concern } = held;
    this.#other = held.other;
    this.#offer.moved(held.offer);
    // The acknowledgement stays the one that the handshake is bound to, whatever is said of it later.
    const isOver = concern === null && this.#state.concern?.mine === true;
    const concernOver = concern !== null ? null : isOver ? 'outcome' : this.#state.concernOver;
    this.#set({ came, arriving, profile, concern, concernOver });
    if (became !== null) this.#add({ kind: 'event', mode: null, ...became });
    this.setPresence(held.youthPresent);
  }

  setPresence(youthPresent: boolean): void {
    if (!this.#isLive) return;
    this.#youthPresent = youthPresent;
    this.#channel.setLink(youthPresent && this.#line.route !== null);
    this.#set({ phase: this.#livePhase(), youthWriting: this.#state.youthWriting && youthPresent });
  }

  receive(frame: Uint8Array): void {
    if (!this.#isLive) return;
    this.#channel.receive(frame);
    this.#toSeal.flush(this.#channel);
    this.#set({});
  }

  /** The channel with the other counsellor in the room. */
  openRoom(side: Side, own: Duty, trusted: Extract<TrustedColleague, { ok: true }>): SideChannel {
    return this.#room.openSide(side, own, trusted);
  }

  /**
   * The other counsellor's keys are not what the centre vouches for: nothing can be said to all three. Whoever came last steps out, so
   * that the youth is not left between two who are silent.
   */
  distrustOther(person: Colleague): void {
    this.#add({ kind: 'event', event: 'distrusted', person, mode: null });
    if (this.#other === null || this.epoch < this.#other.epoch) return;
    this.#leavesUntrusted = true;
    this.#stepOut();
  }

  /** The question for a colleague; false while another one is under way. */
  ask(asked: Asked): boolean {
    return this.#isLive && this.#offer.ask(asked);
  }

  referRefused(): void {
    this.#offer.refused();
  }

  /** Whom the server has found, or how far that offer is. */
  found(standing: OfferStanding, chain: CertificateChain): void {
    const { trust, now } = this.#parts;
    const trusted = trust.verify(chain, Math.floor(now() / 1000));
    const isWhom = chain.staffId === standing.to.staffId;
    this.#offer.found(standing, isWhom ? trusted : { ok: false, reason: 'wrong-person' });
    this.#set({});
  }

  offerOver(offer: string, outcome: OfferOutcome): void {
    this.#offer.over(offer, outcome);
    this.#set({});
  }

  send(text: string): boolean {
    if (!this.#isLive || this.#offer.closesWriting) return false;
    const number = this.#state.messages.length + 1;
    const mark = this.#room.isOpen
      ? this.#room.send(this.#channel, text, number)
      : this.#channel.sendText(text, number);
    if (mark === null) return false;
    this.#add({ kind: 'text', from: 'counsellor', text, mark });
    return true;
  }

  giveCard(card: GivenCard): boolean {
    if (!this.#isLive || this.#offer.closesWriting) return false;
    const number = this.#state.messages.length + 1;
    const mark = this.#room.isOpen
      ? this.#room.give(this.#channel, card, number)
      : this.#channel.sendItem({ k: 'card', card, seen: null }, number);
    if (mark === null) return false;
    this.#add({ kind: 'card', from: 'counsellor', card, mark });
    return true;
  }

  /** Puts a form before the youth, in a room too: what becomes of it is told to nobody else. */
  putForm(form: Form): boolean {
    if (!this.#isLive || this.#offer.closesWriting) return false;
    const ask = makeId(this.#parts.sodium);
    const mark = this.#channel.sendItem({ k: 'form', ask, form }, this.#state.messages.length + 1);
    if (mark === null) return false;
    this.#forms.asked(ask, form);
    this.#add({ kind: 'form', ask, form, mark, answers: null });
    return true;
  }

  writing(): void {
    if (this.#isLive && !this.#offer.closesWriting) this.#channel.writing();
  }

  look(): void {
    if (this.#state.unread > 0) this.#set({ unread: 0 });
  }

  /** Out of it, or it is over: its keys are overwritten. `settling`: its concern, if it is this member of staff's to settle. */
  ended(endedBy: NonNullable<Conversation['endedBy']>, settling: Settling | null = null): void {
    if (!this.#isLive) return;
    const goesOn = settling === null && OUT_BY.some((why) => why === endedBy);
    const wentAlong = goesOn ? goingAlong(this.#state.concern, this.#other) : null;
    if (endedBy === 'handed-over') this.#offer.done();
    const isForTrust = endedBy === 'stepped-out' && this.#leavesUntrusted;
    const by = isForTrust ? 'untrusted-colleague' : endedBy;
    this.#finish({ phase: 'ended', endedBy: by, concern: leftOf(settling), wentAlong });
  }

  /** Once it has ended: how far the concern is that lacks an outcome; null for none. */
  settles(settling: Settling | null): void {
    if (this.#state.phase === 'ended') this.#set({ concern: leftOf(settling) });
  }

  /** Once it has ended: what became of the concern that was one's own. */
  concernIsOver(concernOver: NonNullable<Conversation['concernOver']>): void {
    if (!this.#isLive) this.#set({ concernOver });
  }

  distrusted(distrust: DistrustReason): void {
    if (this.#isLive) this.#finish({ phase: 'distrusted', distrust });
  }

  #stepOut(): void {
    this.#parts.say({ t: 'step-out', id: this.#state.id });
  }

  #finish(change: Partial<Conversation>): void {
    this.#isLive = false;
    this.#toSeal.clear();
    this.#forms.close();
    this.#other = null;
    this.#offer.moved(null);
    this.#room.close();
    this.#channel.close();
    this.#line.detach();
    const messages = withoutHope(this.#state.messages);
    this.#set({ concern: null, ...change, messages, arriving: false, youthWriting: false });
  }

  #answerYouth(held: HeldConversation, duty: Duty): AnsweringChannel {
    return youthChannel(this.#parts, held, duty, {
      send: (frame) => this.#line.send(frame),
      established: (fingerprint) => this.#set({ fingerprint, phase: this.#livePhase() }),
      text: (text) => {
        this.#room.heardPlain();
        this.#hearYouth(text);
      },
      item: (item) => this.#take(item),
      writing: (youthWriting) => this.#set({ youthWriting }),
      marked: (number, mark) => {
        const shared = this.#room.markedByYouth(number, mark);
        this.#set({ messages: withMark(this.#state.messages, number, shared) });
      },
    });
  }

  /** What a youth's page sends; anything else that is sealed is a counsellor's to send. */
  #take(item: SealedItem): void {
    if (item.k === 'summary' && item.offer === this.#cameBy && this.#state.summary === null) {
      this.#set({ summary: item.lines });
    } else if (item.k === 'room') {
      this.#room.changed(item);
    } else if (item.k === 'said') {
      this.#room.heardYouth(item);
      this.#hearYouth(item.text);
    } else if (item.k === 'answers' && this.#forms.answered(item)) {
      const { messages, unread } = this.#state;
      this.#set({ messages: withAnswers(messages, item.ask, item.answers), unread: unread + 1 });
    }
  }

  #hearYouth(text: string): void {
    this.#hear({ kind: 'text', from: 'youth', text, mark: 'delivered' });
  }

  #hear(entry: NewEntry): void {
    this.#add(entry);
    this.#set({ unread: this.#state.unread + 1 });
  }

  #livePhase(): Conversation['phase'] {
    if (!this.#youthPresent) return 'interrupted';
    return this.#channel.isEstablished ? 'talking' : 'handshake';
  }

  #add(entry: NewEntry): void {
    this.#set({ messages: withEntry(this.#state.messages, entry, this.#parts.now()) });
  }

  get #canSend(): boolean {
    if (!this.#isLive || this.#offer.closesWriting || !this.#channel.canSend) return false;
    return !this.#room.isOpen || (this.#room.canSend && this.#channel.canSendItem);
  }

  #set(change: Partial<Conversation>): void {
    const before = this.#state;
    const other = shown(this.#other, this.#room.whole?.staffId === this.#other?.staffId);
    const derived = {
      offer: this.#offer.standing,
      other: sameOther(before.other, other) ? before.other : other,
      differs: this.#room.differs,
      awaitsSide: this.#room.isOpen && this.#room.whole === null,
      canSend: this.#canSend,
    };
    const next: Conversation = { ...before, ...derived, ...change };
    const keys = Object.keys(next) as (keyof Conversation)[];
    if (keys.every((key) => next[key] === before[key])) return;
    this.#state = next;
    this.#changed();
  }
}

function goingAlong(concern: Conversation['concern'], other: Other | null): Conversation['wentAlong'] {
  return concern && { stage: concern.stage, to: other && nameOf(other).nameShown };
}

/** Once it is over: the concern that lacks an outcome, which is one's own then. */
export function leftOf(settling: Settling | null): Conversation['concern'] {
  return settling && { mine: true, taken: true, stage: settling.stage };
}
