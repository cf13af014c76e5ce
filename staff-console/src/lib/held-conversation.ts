/** One conversation that this tab holds or has held: its snapshot, its keys, and its route on the present connection. */
import type { Sodium } from '@dorren/shared/crypto/sodium.ts';
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import { writeRoute } from '@dorren/shared/protocol/frame.ts';
import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import type { Duty } from './duty.ts';
import { type NewEntry, withEntry, withMark, withoutHope } from './entries.ts';
import { StaffChannel } from './staff-channel.ts';
import type { Conversation, StaffEntry } from './staff-state.ts';

export interface HeldConversationParts {
  sodium: Sodium;
  clock: Clock;
  /** Server's clock minus this one's, in milliseconds. */
  clockOffsetMs: () => number;
  /** Puts a frame, its route written, on the present connection. */
  send: (frame: Uint8Array) => void;
  /** The snapshot is another one. */
  changed: () => void;
}

export class HeldConversationClient {
  readonly #parts: HeldConversationParts;
  #state: Conversation;
  #route: number;
  #channel: StaffChannel | null;
  #youthPresent: boolean;

  /** `earlier`: what this tab still shows of the same conversation from an epoch before. */
  constructor(parts: HeldConversationParts, held: HeldConversation, duty: Duty, earlier: readonly StaffEntry[]) {
    this.#parts = parts;
    this.#route = held.route;
    this.#youthPresent = held.youthPresent;
    const { id, epoch, profile, notice, acknowledgedAt, joinedAt, takenAt, came, arriving, offer } = held;
    this.#state = {
      ...{ id, profile, notice, acknowledgedAt, joinedAt, takenAt, came, arriving, offer },
      phase: held.youthPresent ? 'handshake' : 'interrupted',
      endedBy: null,
      distrust: null,
      other: otherOf(held),
      summary: null,
      differs: false,
      messages: earlier,
      youthWriting: false,
      unread: 0,
      fingerprint: null,
      canSend: false,
    };
    const context = { conversationId: id, epoch, noticeVersion: notice.version };
    this.#channel = new StaffChannel(parts.sodium, context, duty, parts.clock, {
      send: (frame) => this.#sendFrame(frame),
      established: (fingerprint) => this.#set({ fingerprint, phase: this.#livePhase() }),
      text: (text) => {
        this.#add({ kind: 'text', from: 'youth', text, mark: 'delivered' });
        this.#set({ unread: this.#state.unread + 1 });
      },
      writing: (youthWriting) => this.#set({ youthWriting }),
      marked: (number, mark) => this.#set({ messages: withMark(this.#state.messages, number, mark) }),
    });
  }

  get state(): Conversation {
    return this.#state;
  }

  get route(): number {
    return this.#route;
  }

  /** Its keys are here, and the server has not said that it is over. */
  get isLive(): boolean {
    return this.#channel !== null;
  }

  get epoch(): number | null {
    return this.#channel?.epoch ?? null;
  }

  /** On a new connection, with a new route. */
  attach(held: HeldConversation): void {
    this.#route = held.route;
    this.changed(held);
  }

  /** As the server has it from here on: who is in it, and what is offered. */
  changed(held: HeldConversation): void {
    const { came, arriving, offer } = held;
    this.#set({ came, arriving, offer, other: otherOf(held) });
    this.setPresence(held.youthPresent);
  }

  /** The connection is gone: nothing goes out before {@link attach}. */
  detach(): void {
    this.#route = 0;
    this.#channel?.setLink(false);
  }

  setPresence(youthPresent: boolean): void {
    this.#youthPresent = youthPresent;
    this.#channel?.setLink(youthPresent);
    if (this.isLive) this.#set({ phase: this.#livePhase(), youthWriting: this.#state.youthWriting && youthPresent });
  }

  receive(frame: Uint8Array): void {
    this.#channel?.receive(frame);
    this.#set({});
  }

  send(text: string): boolean {
    const mark = this.#channel?.sendText(text, this.#state.messages.length + 1) ?? null;
    if (mark === null) return false;
    this.#add({ kind: 'text', from: 'counsellor', text, mark });
    return true;
  }

  writing(): void {
    this.#channel?.writing();
  }

  look(): void {
    if (this.#state.unread > 0) this.#set({ unread: 0 });
  }

  ended(by: NonNullable<Conversation['endedBy']>): void {
    this.#finish({ phase: 'ended', endedBy: by });
  }

  distrusted(reason: DistrustReason): void {
    this.#finish({ phase: 'distrusted', distrust: reason });
  }

  /** Overwrites the keys; the snapshot stays as it is. */
  wipe(): void {
    this.#channel?.close();
    this.#channel = null;
    this.#route = 0;
  }

  #finish(change: Partial<Conversation>): void {
    if (!this.isLive) return;
    this.wipe();
    const messages = withoutHope(this.#state.messages);
    this.#set({ ...change, messages, offer: null, other: null, youthWriting: false });
  }

  #sendFrame(frame: Uint8Array): void {
    if (this.#route === 0) return;
    // A copy: the frame is kept as it was sealed, and the next connection has another route.
    const routed = frame.slice();
    writeRoute(routed, this.#route);
    this.#parts.send(routed);
  }

  #livePhase(): Conversation['phase'] {
    if (!this.#youthPresent) return 'interrupted';
    return this.#channel?.isEstablished === true ? 'talking' : 'handshake';
  }

  #add(entry: NewEntry): void {
    const at = this.#parts.clock.now() + this.#parts.clockOffsetMs();
    this.#set({ messages: withEntry(this.#state.messages, entry, at) });
  }

  #set(change: Partial<Conversation>): void {
    const canSend = this.#channel?.canSend ?? false;
    const next = { ...this.#state, canSend, ...change };
    const keys = Object.keys(next) as (keyof Conversation)[];
    if (keys.every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    this.#parts.changed();
  }
}

function otherOf({ other }: HeldConversation): Conversation['other'] {
  if (other === null) return null;
  const { staffId, nameShown, organisation, role, arriving, present } = other;
  return { staffId, nameShown, organisation, role, arriving, present, inRoom: false };
}
