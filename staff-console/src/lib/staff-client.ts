/** The console's connection: duty, the queue, and every conversation held, over one socket (docs/protocol.md, "A visit"). */
import { type SumoSodium, wipe } from '@dorren/shared/crypto/sodium.ts';
import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import { CLOSE, type RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { isFrame, readRoute } from '@dorren/shared/protocol/frame.ts';
import type { Wanted } from '@dorren/shared/protocol/referral.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import {
  type FromStaff,
  type HeldConversation,
  type ToStaff,
  toStaff,
} from '@dorren/shared/protocol/staff-messages.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { ReconnectingSocket, type SocketConstructor } from '@dorren/shared/transport/reconnecting-socket.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { beginDuty, type Duty, endDuty } from './duty.ts';
import { HeldConversationClient, type HeldConversationParts } from './held-conversation.ts';
import { withQueueChange } from './queue-state.ts';
import type { SigningKey } from './signing-key.ts';
import type { StaffActions, StaffState } from './staff-state.ts';

export interface StaffClientOptions {
  /** Of `/staff/socket`. */
  url: string;
  WebSocket: SocketConstructor;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
  sodium: SumoSodium;
  session: Pick<SignInResponse, 'token' | 'staffId' | 'role' | 'nameShown' | 'staffCertificate'>;
  /** Taken over: overwritten by {@link StaffClient.close}. */
  identity: SigningKey;
}

type Message<T extends ToStaff['t']> = Extract<ToStaff, { t: T }>;

/** What a final close code means to the person. */
const CLOSED_AS: Readonly<Record<number, RefusalCode>> = {
  [CLOSE.unsupportedVersion]: 'unsupported-version',
  [CLOSE.malformed]: 'malformed',
  [CLOSE.tooLarge]: 'too-large',
  [CLOSE.notSignedIn]: 'not-signed-in',
  [CLOSE.signedInElsewhere]: 'signed-in-elsewhere',
};

export class StaffClient implements StaffActions {
  readonly #options: StaffClientOptions;
  readonly #socket: ReconnectingSocket;
  readonly #listeners = new Set<(state: StaffState) => void>();
  readonly #conversations = new Map<string, HeldConversationClient>();
  readonly #parts: HeldConversationParts;
  #state: StaffState;
  #staffCertificate: string | null;
  /** On duty with these, or asking to be. */
  #duty: Duty | null = null;
  #cancelDutyEnd: (() => void) | null = null;
  /** Conversations that are to end as soon as the server can be told. */
  readonly #ending = new Set<string>();
  #news = 0;

  /** Connects at once. */
  constructor(options: StaffClientOptions) {
    const { sodium, clock, session } = options;
    this.#options = options;
    this.#staffCertificate = session.staffCertificate;
    this.#state = {
      connection: 'connecting',
      closed: null,
      staffId: session.staffId,
      role: session.role,
      nameShown: session.nameShown,
      clockOffsetMs: 0,
      duty: { on: false, languages: [], capacity: 0 },
      queue: { entries: [], waiting: 0 },
      conversations: [],
      consultations: [],
      requests: [],
      colleagues: null,
      supervision: null,
      refusal: null,
      takenByColleague: null,
      shutdownInMs: null,
    };
    this.#parts = {
      ...{ sodium, clock },
      clockOffsetMs: () => this.#state.clockOffsetMs,
      send: (frame) => void this.#socket.send(frame),
      changed: () => this.#publishConversations(),
    };
    this.#socket = new ReconnectingSocket(options, {
      opened: () => this.#hello(),
      text: (text) => this.#text(text),
      frame: (frame) => this.#frame(frame),
      lost: () => {
        for (const conversation of this.#conversations.values()) conversation.detach();
        this.#set({ connection: this.#state.connection === 'connecting' ? 'connecting' : 'lost' });
      },
      closed: (code) => this.#shut(CLOSED_AS[code] ?? 'unavailable'),
    });
    this.#socket.open();
  }

  get state(): StaffState {
    return this.#state;
  }

  /** Calls back with every new snapshot; the returned function stops it. */
  subscribe(listener: (state: StaffState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The network may have changed, or the tab has come back into view. */
  hint(): void {
    this.#socket.hint();
  }

  /** The administrator has certified the identity key since sign-in: base64url. */
  certified(staffCertificate: string): void {
    this.#staffCertificate = staffCertificate;
  }

  dutyOn(languages: readonly ConversationLanguage[], capacity: number): void {
    if (this.#state.duty.on) {
      this.dutyChange(languages, capacity);
      return;
    }
    const { sodium, identity } = this.#options;
    const certificate = this.#staffCertificate === null ? null : fromBase64(sodium, this.#staffCertificate);
    const duty = certificate === null ? null : beginDuty(sodium, certificate, identity.secretKey, this.#nowSeconds());
    if (duty === null) {
      this.#refuse('duty-on', 'not-certified');
      return;
    }
    const dutyCertificate = toBase64(sodium, duty.certificate);
    if (this.#say({ t: 'duty-on', languages: [...languages], capacity, dutyCertificate })) this.#takeDuty(duty);
    else endDuty(sodium, duty);
  }

  dutyChange(languages: readonly ConversationLanguage[], capacity: number): void {
    this.#say({ t: 'duty-change', languages: [...languages], capacity });
  }

  dutyOff(): void {
    this.#say({ t: 'duty-off' });
  }

  take(id: string): void {
    this.#say({ t: 'take', id });
  }

  takeNext(): void {
    this.#say({ t: 'take-next' });
  }

  send(id: string, text: string): boolean {
    return this.#conversations.get(id)?.send(text) ?? false;
  }

  writing(id: string): void {
    this.#conversations.get(id)?.writing();
  }

  look(id: string): void {
    this.#conversations.get(id)?.look();
  }

  end(id: string): void {
    if (this.#conversations.get(id)?.isLive !== true) return;
    this.#ending.add(id);
    if (this.#socket.isOpen) this.#say({ t: 'end', id });
  }

  askColleagues(): void {
    this.#say({ t: 'colleagues' });
  }

  propose(): void {
    this.#refuse('refer', 'unavailable');
  }

  consult(): void {
    this.#refuse('refer', 'unavailable');
  }

  withdraw(id: string): void {
    const offer = this.#conversations.get(id)?.state.offer;
    if (offer) this.#say({ t: 'withdraw', id, offer: offer.offer });
  }

  answer(offer: string, accept: boolean): void {
    const request = this.#state.requests.find((one) => one.offer === offer);
    if (request) this.#say({ t: 'answer', id: request.id, offer, accept });
  }

  stepOut(id: string): void {
    this.#say({ t: 'step-out', id });
  }

  returnToQueue(id: string, wanted: Wanted): void {
    this.#say({ t: 'return', id, wanted });
  }

  giveCard(): boolean {
    return false;
  }

  sendAside(): boolean {
    return false;
  }

  writingAside(): void {
    this.#refuse('side', 'unavailable');
  }

  lookAside(): void {
    this.#refuse('side', 'unavailable');
  }

  endAside(): void {
    this.#refuse('side', 'unavailable');
  }

  dismiss(id: string): void {
    if (this.#conversations.get(id)?.isLive !== false) return;
    this.#conversations.delete(id);
    this.#publishConversations();
  }

  close(): void {
    this.#socket.close();
    this.#shut(null);
    this.#conversations.clear();
    this.#publishConversations();
    wipe(this.#options.sodium, this.#options.identity.secretKey);
  }

  #hello(): void {
    const holding = [...this.#conversations.values()].flatMap(({ state: { id }, epoch }) =>
      epoch === null ? [] : [{ id, epoch }],
    );
    this.#say({ t: 'hello', token: this.#options.session.token, holding });
  }

  #text(text: string): void {
    const message = decode(toStaff, text);
    // Another version, or no server of ours: whatever it says, it is not acted upon.
    if (message.ok) this.#heard(message.value);
    else this.#socket.distrust();
  }

  #frame(frame: Uint8Array): void {
    if (!isFrame(frame)) return;
    const route = readRoute(frame);
    for (const conversation of this.#conversations.values()) {
      if (conversation.isLive && conversation.route === route) conversation.receive(frame);
    }
  }

  #heard(message: ToStaff): void {
    switch (message.t) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'duty':
        this.#onDuty(message);
        break;
      case 'queue':
        this.#queue(message);
        break;
      case 'taken':
        this.#taken(message.conversation);
        break;
      case 'presence':
        this.#conversations.get(message.id)?.setPresence(message.youthPresent);
        break;
      case 'distrusted':
        this.#conversations.get(message.id)?.distrusted(message.reason);
        break;
      case 'ended':
        this.#ending.delete(message.id);
        this.#conversations.get(message.id)?.ended(message.by);
        break;
      case 'supervision':
        this.#set({ supervision: message.counts });
        break;
      case 'shutdown':
        this.#set({ shutdownInMs: message.inMs });
        break;
      case 'refused':
        if (message.re === 'duty-on') this.#dropDuty();
        if (message.re === 'end' && message.id !== undefined) this.#ending.delete(message.id);
        // A frame that crossed with an end or a return to the queue is nobody's fault.
        if (message.re !== 'frame') this.#refuse(message.re, message.code, message.by);
    }
  }

  #welcome({ staffId, role, nameShown, now, held }: Message<'welcome'>): void {
    const clockOffsetMs = now - this.#options.clock.now();
    this.#set({ connection: 'online', staffId, role, nameShown, clockOffsetMs, shutdownInMs: null });
    const still = new Map(held.map((conversation) => [conversation.id, conversation]));
    for (const [id, conversation] of this.#conversations) {
      const here = still.get(id);
      if (here !== undefined && here.epoch === conversation.epoch) conversation.attach(here);
      else conversation.ended('requeued');
    }
    for (const id of this.#ending) {
      if (this.#conversations.get(id)?.isLive === true) this.#say({ t: 'end', id });
      else this.#ending.delete(id);
    }
  }

  #onDuty({ on, languages, capacity }: Message<'duty'>): void {
    // On duty from a tab whose keys are gone: whoever is offered these gets no answer.
    if (on && this.#duty === null) {
      this.#say({ t: 'duty-off' });
      return;
    }
    if (!on) this.#dropDuty();
    const queue = on ? this.#state.queue : { entries: [], waiting: 0 };
    this.#set({ duty: { on, languages, capacity }, queue });
    this.#offerNoExpired();
  }

  /** No page takes a duty key that has run out: whoever is open goes on, nobody new is offered. */
  #offerNoExpired(): void {
    const { on, languages, capacity } = this.#state.duty;
    const isExpired = this.#duty !== null && this.#duty.notAfter <= this.#nowSeconds();
    if (on && isExpired && capacity > 0 && this.#socket.isOpen) this.dutyChange(languages, 0);
  }

  #queue(change: Message<'queue'>): void {
    const takers = change.removed.filter(({ id }) => !this.#conversations.has(id)).map(({ takenBy }) => takenBy);
    const by = takers.findLast((taker) => taker !== undefined && taker !== this.#state.nameShown);
    const takenByColleague = by === undefined ? this.#state.takenByColleague : { number: ++this.#news, by };
    this.#set({ queue: withQueueChange(this.#state.queue, change), takenByColleague });
  }

  #taken(held: HeldConversation): void {
    if (this.#duty === null) {
      // Without keys there is nothing to answer with: hello, holding nothing, returns the youth to the queue at once.
      this.#socket.distrust();
      return;
    }
    const before = this.#conversations.get(held.id);
    before?.wipe();
    const conversation = new HeldConversationClient(this.#parts, held, this.#duty, before?.state.messages ?? []);
    this.#conversations.set(held.id, conversation);
    conversation.attach(held);
    this.#publishConversations();
  }

  #takeDuty(duty: Duty): void {
    this.#dropDuty();
    this.#duty = duty;
    const left = duty.notAfter * 1000 - this.#options.clock.now() - this.#state.clockOffsetMs;
    this.#cancelDutyEnd = this.#options.clock.after(left, () => this.#offerNoExpired());
  }

  #dropDuty(): void {
    this.#cancelDutyEnd?.();
    if (this.#duty !== null) endDuty(this.#options.sodium, this.#duty);
    this.#duty = null;
  }

  #shut(closed: RefusalCode | null): void {
    for (const conversation of this.#conversations.values()) conversation.ended('requeued');
    this.#dropDuty();
    this.#set({ connection: 'closed', closed, duty: { ...this.#state.duty, on: false } });
  }

  #nowSeconds(): number {
    return Math.floor((this.#options.clock.now() + this.#state.clockOffsetMs) / 1000);
  }

  /** False, and the person is told, while there is no connection. */
  #say(message: FromStaff): boolean {
    const isSent = this.#socket.send(encode(message));
    if (!isSent) this.#refuse(message.t, 'unavailable');
    return isSent;
  }

  #refuse(re: string, code: RefusalCode, by: string | null = null): void {
    this.#set({ refusal: { number: ++this.#news, re, code, by } });
  }

  #publishConversations(): void {
    this.#set({ conversations: [...this.#conversations.values()].map(({ state }) => state) });
  }

  #set(change: Partial<StaffState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
