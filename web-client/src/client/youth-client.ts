/** The youth's side of a visit, from the door to the farewell (docs/protocol.md, "A visit"). Small: it is in the first bundle. */

import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import type { EndedBy } from '@dorren/shared/protocol/codes.ts';
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import { type FromYouth, type LeaveBeacon, type ToYouth, toYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { ReconnectingSocket, type SocketConstructor } from '@dorren/shared/transport/reconnecting-socket.ts';
import type { SecureVisit, SecureVisits } from './secure-visit.ts';
import type { JoinRequest, Place, TextMessage, Visit, YouthActions, YouthState } from './state.ts';

const LOAD_AGAIN_MS = 2_000;

export interface YouthClientOptions {
  /** Of `/youth/socket`. */
  url: string;
  WebSocket: SocketConstructor;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
  /** `() => import('./secure-visit.ts')`: kept out of the first bundle. */
  loadCrypto: () => Promise<Pick<typeof import('./secure-visit.ts'), 'makeSecureVisits'>>;
  /** Pinned for this page; the key as base64url. */
  centre: { id: string; rootKey: string };
  /** Posts the farewell to `/youth/leave`, in a way that outlives the page. */
  beacon: (body: string) => void;
}

const OUTSIDE: YouthState = {
  connection: 'offline',
  door: null,
  visit: { phase: 'outside' },
  refusal: null,
  distrust: null,
  shutdownInMs: null,
};

type Talking = Extract<Visit, { phase: 'talking' }>;

export class YouthClient implements YouthActions {
  readonly #options: YouthClientOptions;
  readonly #socket: ReconnectingSocket;
  readonly #listeners = new Set<(state: YouthState) => void>();
  #state = OUTSIDE;
  #crypto: Promise<SecureVisits> | null = null;
  #request: JoinRequest | null = null;
  #ticket: LeaveBeacon | null = null;
  #epoch = 0;
  #secure: SecureVisit | null = null;
  /** The counsellor's tab is connected, as far as the server has said. */
  #peer = true;
  #messages: readonly TextMessage[] = [];

  constructor(options: YouthClientOptions) {
    this.#options = options;
    this.#socket = new ReconnectingSocket(options, {
      opened: () => this.#opened(),
      text: (text) => this.#text(text),
      frame: (frame) => {
        this.#secure?.receive(frame);
        this.#talk({ canSend: this.#secure?.canSend ?? false });
      },
      lost: () => {
        this.#secure?.setLink(false);
        this.#set({ connection: this.#state.connection === 'connecting' ? 'connecting' : 'lost' });
      },
      closed: (code) => this.#closed(code),
    });
  }

  get state(): YouthState {
    return this.#state;
  }

  /** Calls back with every new snapshot; the returned function stops it. */
  subscribe(listener: (state: YouthState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  connect(): void {
    if (this.#state.connection !== 'offline') return;
    this.#set({ ...OUTSIDE, connection: 'connecting' });
    this.#socket.open();
  }

  /** The network may have changed, or the page has come back into view. */
  hint(): void {
    this.#socket.hint();
  }

  join(request: JoinRequest): void {
    const { visit, refusal } = this.#state;
    // N4: the place is kept when the notice changes meanwhile and is acknowledged anew.
    const isAgain = visit.phase === 'waiting' && refusal === 'notice-outdated';
    if (visit.phase !== 'outside' && !isAgain) return;
    this.connect();
    this.#request = request;
    this.#set({ visit: isAgain ? visit : { phase: 'joining' }, refusal: null });
    this.#say({ t: 'join', ...request });
  }

  send(text: string): boolean {
    const number = this.#messages.length + 1;
    const mark = this.#secure?.sendText(text, number);
    if (!mark) return false;
    this.#add({ from: 'youth', text, mark });
    return true;
  }

  writing(): void {
    this.#secure?.writing();
  }

  leave(): void {
    this.#say({ t: 'leave' });
    // Both, because a closing page may lose either; the second to arrive finds nothing to end.
    if (this.#ticket) this.#options.beacon(encode(this.#ticket));
    this.#end('youth');
  }

  #opened(): void {
    this.#set({ connection: 'online', shutdownInMs: null });
    if (this.#ticket) this.#say({ t: 'resume', ...this.#ticket });
    else if (this.#request) this.#say({ t: 'join', ...this.#request });
  }

  #text(text: string): void {
    const message = decode(toYouth, text);
    // Another version, or no server of ours: whatever it says, it is not acted upon.
    if (message.ok) this.#heard(message.value);
    else this.#socket.distrust();
  }

  #heard(message: ToYouth): void {
    switch (message.t) {
      case 'door':
        this.#set({ door: message.door });
        void this.#secureVisits();
        break;
      case 'joined':
        if (this.#state.visit.phase !== 'joining') return;
        this.#ticket = { id: message.id, resume: message.resume };
        this.#wait(message, null);
        break;
      case 'place':
        this.#place(message);
        break;
      case 'accepted':
        if (this.#ticket && message.epoch > this.#epoch) void this.#accepted(message, this.#ticket);
        break;
      case 'requeued':
        if (this.#ticket) this.#wait(message, message.reason);
        break;
      case 'peer':
        this.#link(message.present);
        break;
      case 'resumed':
        if (message.state === 'open') this.#link(message.epoch === this.#epoch);
        // Where one stands follows at once.
        else if (this.#state.visit.phase !== 'waiting') this.#wait(UNKNOWN_PLACE, 'counsellor-vanished');
        break;
      case 'ended':
        if (this.#ticket) this.#end(message.by);
        break;
      case 'shutdown':
        this.#set({ shutdownInMs: message.inMs });
        break;
      case 'refused':
        this.#refused(message.code);
    }
  }

  #refused(code: NonNullable<YouthState['refusal']>): void {
    // A frame that crossed with a handover or an end is nobody's fault.
    if (code === 'wrong-epoch' || code === 'out-of-state') return;
    if (code === 'unknown-conversation') {
      this.#end('service-lost');
      return;
    }
    const isJoin = this.#state.visit.phase === 'joining';
    if (isJoin) this.#request = null;
    this.#set(isJoin ? { refusal: code, visit: { phase: 'outside' } } : { refusal: code });
  }

  #closed(code: number): void {
    if (this.#ticket || this.#request) this.#end('service-lost');
    const refusal = code === CLOSE.unsupportedVersion ? 'unsupported-version' : this.#state.refusal;
    this.#set({ connection: 'offline', refusal });
  }

  #wait(place: Place, returned: 'counsellor-vanished' | 'distrusted' | null): void {
    this.#wipe();
    const visit: Visit = { phase: 'waiting', place: placeIn(place), returned, messages: this.#messages };
    this.#set({ visit, refusal: null });
  }

  #place(message: Place): void {
    const { visit } = this.#state;
    if (visit.phase === 'waiting') this.#set({ visit: { ...visit, place: placeIn(message) } });
  }

  async #accepted({ epoch, chain }: Extract<ToYouth, { t: 'accepted' }>, { id }: LeaveBeacon): Promise<void> {
    this.#wipe();
    this.#epoch = epoch;
    this.#peer = true;
    this.#set({ visit: { phase: 'verifying', messages: this.#messages } });
    const visits = await this.#secureVisits();
    const { visit } = this.#state;
    const noticeVersion = this.#request?.notice.version;
    // Meanwhile left, returned to the queue, or taken by somebody else.
    if (this.#ticket?.id !== id || this.#epoch !== epoch || visit.phase !== 'verifying' || !noticeVersion) return;
    const secure = visits.begin(
      { conversationId: id, epoch, noticeVersion, chain },
      {
        send: (frame) => void this.#socket.send(frame),
        established: (fingerprint) => this.#established(fingerprint),
        failed: () => this.#distrust('handshake-failed'),
        text: (text) => this.#add({ from: 'counsellor', text, mark: 'delivered' }),
        writing: (counsellorWriting) => this.#talk({ counsellorWriting }),
        marked: (text, mark) => this.#mark((message) => (message.number === text ? mark : message.mark)),
      },
    );
    if (typeof secure === 'string') {
      this.#distrust(secure);
      return;
    }
    this.#secure = secure;
    this.#link(this.#peer);
  }

  #distrust(reason: NonNullable<YouthState['distrust']>): void {
    this.#wipe();
    this.#set({ distrust: reason });
    this.#say({ t: 'distrust', epoch: this.#epoch, reason });
  }

  #established(fingerprint: readonly number[]): void {
    if (!this.#secure) return;
    const { nameShown, organisation, role } = this.#secure.staff;
    const visit: Talking = {
      phase: 'talking',
      counsellor: { nameShown, organisation, role },
      counsellorPresent: this.#peer,
      counsellorWriting: false,
      messages: this.#messages,
      fingerprint,
      canSend: true,
    };
    this.#set({ visit, distrust: null, refusal: null });
  }

  #link(up: boolean): void {
    this.#peer = up;
    this.#secure?.setLink(up && this.#socket.isOpen);
    this.#talk({ counsellorPresent: up });
  }

  #add(message: Pick<TextMessage, 'from' | 'text' | 'mark'>): void {
    const added = { ...message, number: this.#messages.length + 1, at: this.#options.clock.now(), epoch: this.#epoch };
    this.#messages = [...this.#messages, added];
    this.#talk({ messages: this.#messages, canSend: this.#secure?.canSend ?? false });
  }

  #mark(markOf: (message: TextMessage) => TextMessage['mark']): void {
    this.#messages = this.#messages.map((message) => ({ ...message, mark: markOf(message) }));
    this.#talk({ messages: this.#messages });
  }

  /** Overwrites the epoch's keys. What the counsellor had not confirmed is marked so, and goes to nobody else. */
  #wipe(): void {
    this.#secure?.close();
    this.#secure = null;
    this.#mark(({ mark }) => (mark === 'delivered' ? mark : 'undelivered'));
  }

  #end(by: EndedBy | 'service-lost'): void {
    const wasInside = this.#state.visit.phase !== 'outside';
    this.#wipe();
    this.#messages = [];
    this.#ticket = null;
    this.#request = null;
    this.#epoch = 0;
    this.#socket.close();
    this.#set({ ...OUTSIDE, visit: wasInside ? { phase: 'ended', by } : { phase: 'outside' } });
  }

  /** Loads once, and again until it works. */
  #secureVisits(): Promise<SecureVisits> {
    const { loadCrypto, clock, centre } = this.#options;
    const attempt = (): Promise<SecureVisits> =>
      loadCrypto()
        .then(({ makeSecureVisits }) => makeSecureVisits(centre, clock))
        .catch(() => new Promise((resolve) => clock.after(LOAD_AGAIN_MS, () => resolve(attempt()))));
    this.#crypto ??= attempt();
    return this.#crypto;
  }

  #say(message: FromYouth): void {
    this.#socket.send(encode(message));
  }

  #talk(change: Partial<Talking>): void {
    const { visit } = this.#state;
    if (visit.phase !== 'talking') return;
    const changed = Object.entries(change).some(([key, value]) => visit[key as keyof Talking] !== value);
    if (changed) this.#set({ visit: { ...visit, ...change } });
  }

  #set(change: Partial<YouthState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

/** Without the rest of the message, which holds the resume secret. */
function placeIn({ place, waiting, estimateMs }: Place): Place {
  return { place, waiting, estimateMs };
}

const UNKNOWN_PLACE: Place = { place: 1, waiting: 1, estimateMs: null };
