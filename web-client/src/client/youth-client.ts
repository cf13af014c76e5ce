/** The youth's side of a visit, from the door to the farewell (docs/protocol.md, "A visit"). Small: it is in the first bundle. */

import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import type { EndedBy } from '@dorren/shared/protocol/codes.ts';
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { ConsentAnswer } from '@dorren/shared/protocol/referral.ts';
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import { type FromYouth, type LeaveBeacon, type ToYouth, toYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { ReconnectingSocket, type SocketConstructor } from '@dorren/shared/transport/reconnecting-socket.ts';
import { COVER_MS } from '@dorren/shared/transport/steady.ts';
import { steadySockets } from '@dorren/shared/transport/steady-sockets.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationMessage, ConversationParts } from './conversation-parts.ts';
import type { JoinRequest, Place, Visit, YouthActions, YouthState } from './state.ts';

const LOAD_AGAIN_MS = 2_000;
/** Whoever wants in is told after this that it does not work yet, and where else there is help. */
const JOINING_MS = 8_000;
/** So long without a record, and a steady line may be dead. */
const QUIET_MS = 3 * COVER_MS;

export interface YouthClientOptions {
  /** Of `/youth/socket`. */
  url: string;
  WebSocket: SocketConstructor;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
  /** `() => import('./conversation.ts')`: kept out of the first bundle. */
  loadConversation: () => Promise<Pick<typeof import('./conversation.ts'), 'makeConversations' | 'solveWork'>>;
  /** Pinned for this page; the key as base64url. */
  centre: { id: string; rootKey: string };
  /** Posts the farewell to `/youth/leave`, in a way that outlives the page. */
  beacon: (body: string) => void;
  /**
   * Whether the line looks the same whatever is said on it (docs/protocol.md, "Steady lines"). Such a line stays open until {@link YouthClient.close},
   * also when the visit is over. Left out: it is a plain one.
   */
  steady?: boolean;
}

const OUTSIDE: YouthState = {
  connection: 'offline',
  door: null,
  visit: { phase: 'outside' },
  refusal: null,
  distrust: null,
  shutdownInMs: null,
};

/** As long as a farewell, and none: the server drops it without a word. */
const NO_FAREWELL = encode({ id: ' '.repeat(22), resume: ' '.repeat(43) } satisfies LeaveBeacon);

type Request = JoinRequest & { work?: string };

/** What is loaded later. */
interface Later {
  make: (parts: ConversationParts) => Conversation;
  solveWork: typeof import('./conversation.ts').solveWork;
}

export class YouthClient implements YouthActions {
  readonly #options: YouthClientOptions;
  readonly #socket: ReconnectingSocket;
  readonly #listeners = new Set<(state: YouthState) => void>();
  #state = OUTSIDE;
  #loading: Promise<Later> | null = null;
  #request: Request | null = null;
  /** Also when the visit that it was begun for is over: it is as good for the next. */
  #isWorking = false;
  /** The newest of each notice, as it was shown and acknowledged. */
  readonly #acknowledged = new Map<string, AcknowledgedNotice>();
  /** The one that the server told of last. */
  #claim = '';
  #ticket: LeaveBeacon | null = null;
  #isSteady: boolean;
  #isClosed = false;
  /** Of a visit that was left on a line that stays open, until the server is heard of again: it may not have been told. */
  #left: LeaveBeacon | null = null;
  /** A record has come since it was last asked. */
  #heardRecord = false;
  #cancelTimer = (): void => undefined;
  #conversation: Conversation | null = null;
  /** What the server said while the conversation's part of the page was loading. */
  #early: ConversationMessage[] = [];

  constructor(options: YouthClientOptions) {
    this.#options = options;
    this.#isSteady = options.steady ?? false;
    const WebSocket = steadySockets(
      options.WebSocket,
      () => this.#isSteady,
      () => {
        this.#heardRecord = true;
      },
    );
    this.#socket = new ReconnectingSocket(
      { ...options, WebSocket, mayRest: () => !this.#request },
      {
        opened: () => this.#opened(),
        text: (text) => this.#text(text),
        frame: (frame) => this.#conversation?.receive(frame),
        lost: () => {
          this.#conversation?.lost();
          this.#farewell(this.#left);
          this.#set({ connection: this.#state.connection === 'connecting' ? 'connecting' : 'lost' });
        },
        closed: (code) => this.#closed(code),
      },
    );
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
    if (this.#isClosed) return;
    if (this.#state.connection === 'offline') this.#set({ ...OUTSIDE, connection: 'connecting' });
    this.#socket.open();
  }

  /** The network may have changed, or the page has come back into view. */
  hint(): void {
    this.#socket.hint();
  }

  join(request: JoinRequest): void {
    const { visit, refusal } = this.#state;
    // N4, N5: the place is kept when the notice has changed meanwhile, or another counsellor's is acknowledged.
    const isAgain = visit.phase === 'waiting' && (refusal === 'notice-outdated' || visit.claim !== null);
    if (visit.phase !== 'outside' && !isAgain) return;
    this.connect();
    this.#acknowledged.set(request.notice.notice, request.notice);
    this.#set({ visit: isAgain ? visit : { phase: 'joining' }, refusal: null });
    this.#ask(request);
    if (isAgain) this.#cancelTimer();
  }

  send(text: string): boolean {
    return this.#state.visit.phase === 'talking' && this.#conversation?.send(text) === true;
  }

  writing(): void {
    this.#conversation?.writing();
  }

  answer(offer: string, answer: ConsentAnswer, keep: readonly string[], notice: AcknowledgedNotice | null): void {
    if (notice !== null) this.#acknowledged.set(notice.notice, notice);
    this.#conversation?.answer(offer, answer, keep, notice);
  }

  decline(): void {
    const { visit } = this.#state;
    if (visit.phase !== 'waiting' || visit.claim === null) return;
    this.#set({ visit: { ...visit, claim: null } });
    this.#say({ t: 'decline', claim: this.#claim });
  }

  fillIn(ask: string, answers: FormAnswers): boolean {
    return this.#state.visit.phase === 'talking' && this.#conversation?.fillIn(ask, answers) === true;
  }

  leave(): void {
    const ticket = this.#ticket;
    this.#say({ t: 'leave' });
    this.#end('youth');
    if (this.#isSteady && this.#socket.isOpen) {
      this.#left = ticket;
      this.#awaitDoor();
    } else this.#farewell(ticket);
  }

  /** The page is no more: the visit is over, and the line ends. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const ticket = this.#ticket ?? this.#left;
    // Also when the join is not answered yet: what is said is answered in order.
    if (this.#request || ticket) this.#say({ t: 'leave' });
    this.#end('youth');
    this.#socket.close();
    this.#set({ connection: 'offline' });
    // Both, because a closing page may lose either; the second to arrive finds nothing to end. Whoever was only reading posts as much.
    if (ticket) this.#farewell(ticket);
    else if (this.#isSteady) this.#options.beacon(NO_FAREWELL);
  }

  /** From now on. A line that there is goes over to it, and the visit with it. */
  setSteady(steady: boolean): void {
    if (steady === this.#isSteady) return;
    this.#isSteady = steady;
    this.#socket.renew();
  }

  #opened(): void {
    this.#set({ connection: 'online', shutdownInMs: null });
    if (this.#ticket) this.#say({ t: 'resume', ...this.#ticket });
    else if (this.#request) this.#say({ t: 'join', ...this.#request });
  }

  /** The server tells whoever has left of the door. If it falls silent before, it may not have heard. */
  #awaitDoor(): void {
    this.#heardRecord = false;
    this.#after(QUIET_MS, () => {
      if (this.#left && this.#heardRecord) this.#awaitDoor();
      else this.#farewell(this.#left);
    });
  }

  #farewell(ticket: LeaveBeacon | null): void {
    this.#left = null;
    if (ticket) this.#options.beacon(encode(ticket));
  }

  #text(text: string): void {
    const message = decode(toYouth, text);
    // Another version, or no server of ours: whatever it says, it is not acted upon.
    if (message.ok) this.#heard(message.value);
    else this.#socket.distrust();
  }

  #heard(message: ToYouth): void {
    // What was said after the visit was left is not of it any more.
    if (this.#state.visit.phase === 'ended' && message.t !== 'door') return;
    switch (message.t) {
      case 'door':
        // Whoever has a place is not told of it: the server knows that they have left.
        this.#left = null;
        this.#set({ door: message.door });
        void this.#load();
        break;
      case 'work-wanted':
        void this.#work(message.challenge);
        break;
      case 'joined':
        if (!this.#request || this.#ticket) return;
        this.#ticket = { id: message.id, resume: message.resume };
        this.#wait(message, null);
        break;
      case 'place':
        this.#place(message);
        break;
      case 'requeued':
        if (this.#ticket) this.#wait(message, message.reason);
        break;
      case 'resumed':
        if (message.state === 'open') {
          this.#converse(message);
          break;
        }
        this.#conversation?.back();
        // Where one stands follows at once, and a claim that still holds is told again.
        if (this.#state.visit.phase !== 'waiting') this.#wait(UNKNOWN_PLACE, 'counsellor-vanished');
        else this.#claimed(null);
        break;
      case 'claimed':
        this.#claim = message.claim;
        this.#claimed(message.notice);
        break;
      case 'claim-over':
        this.#claimed(null);
        break;
      case 'accepted':
      case 'offered':
      case 'offer-over':
      case 'party-left':
      case 'peer':
        this.#converse(message);
        break;
      case 'ended':
        if (this.#ticket) this.#end(message.by);
        break;
      case 'shutdown':
        this.#set({ shutdownInMs: message.inMs });
        break;
      case 'refused':
        this.#refused(message.code);
        break;
      case 'beat':
        this.#conversation?.answered();
    }
  }

  #refused(code: NonNullable<YouthState['refusal']>): void {
    // What crossed with a handover or an end is nobody's fault; a line that was only read on for long comes back by itself.
    if (code === 'idle' || code === 'wrong-epoch' || code === 'out-of-state' || code === 'unknown-offer') return;
    if (code === 'unknown-conversation') {
      this.#end('service-lost');
      return;
    }
    const { phase } = this.#state.visit;
    // N6: the proposal is asked anew.
    if (phase === 'talking' && code === 'notice-outdated') {
      this.#converse({ t: 'refused', code });
      return;
    }
    if (this.#ticket) this.#set({ refusal: code });
    else {
      // That there is no room passes by itself: it goes on trying.
      if (code !== 'too-many-connections') this.#request = null;
      this.#notIn(code);
    }
  }

  /** Why, and whether it goes on trying by itself. */
  #notIn(refusal: NonNullable<YouthState['refusal']>, phase: 'outside' | 'joining' = 'outside'): void {
    this.#cancelTimer();
    this.#set({ refusal, visit: { phase, trying: !!this.#request } });
  }

  #ask(request: Request): void {
    this.#request = request;
    this.#say({ t: 'join', ...request });
    this.#after(JOINING_MS, () => this.#notIn('unavailable'));
  }

  /** K2. The line may be lost meanwhile, and come back: it is asked for again then, and what was asked first is done. */
  async #work(challenge: string): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#notIn('too-many-connections', 'joining');
    const { solveWork } = await this.#load();
    const work = await solveWork(challenge);
    this.#isWorking = false;
    if (this.#request && !this.#ticket) this.#ask({ ...this.#request, work });
  }

  #closed(code: number): void {
    this.#farewell(this.#left);
    if (this.#ticket || this.#request) this.#end('service-lost');
    const refusal = code === CLOSE.unsupportedVersion ? 'unsupported-version' : this.#state.refusal;
    this.#set({ connection: 'offline', refusal });
  }

  #wait(place: Place, returned: Extract<Visit, { phase: 'waiting' }>['returned']): void {
    this.#cancelTimer();
    this.#early = [];
    this.#conversation?.requeued();
    const messages = this.#conversation?.messages ?? [];
    this.#set({ visit: { phase: 'waiting', place: placeIn(place), returned, claim: null, messages }, refusal: null });
  }

  #place(message: Place): void {
    const { visit } = this.#state;
    if (visit.phase === 'waiting') this.#set({ visit: { ...visit, place: placeIn(message) } });
  }

  /** Null: nobody does any more. */
  #claimed(claim: string | null): void {
    const { visit } = this.#state;
    if (visit.phase === 'waiting') this.#set({ visit: { ...visit, claim } });
  }

  #converse(message: ConversationMessage): void {
    if (this.#ticket === null) return;
    if (this.#conversation !== null) {
      this.#conversation.heard(message);
      return;
    }
    this.#early.push(message);
    if (message.t === 'accepted') void this.#begin(this.#ticket);
  }

  async #begin(ticket: LeaveBeacon): Promise<void> {
    this.#set({ visit: { phase: 'verifying', messages: [], slow: false } });
    const { make } = await this.#load();
    // Meanwhile left, or returned to the queue.
    if (this.#ticket !== ticket || this.#conversation !== null || this.#state.visit.phase !== 'verifying') return;
    const conversation = make({
      id: ticket.id,
      acknowledged: (notice) => this.#acknowledged.get(notice) ?? null,
      send: (frame) => void this.#socket.send(frame),
      say: (message) => this.#say(message),
      changed: () => this.#changed(conversation),
      trusted: () => this.#set({ distrust: null, refusal: null }),
      distrusted: (distrust) => this.#set({ distrust }),
    });
    this.#conversation = conversation;
    for (const message of this.#early.splice(0)) conversation.heard(message);
    if (!this.#socket.isOpen) conversation.lost();
  }

  #changed(conversation: Conversation): void {
    const { visit } = this.#state;
    const isWaiting = visit.phase === 'waiting' && !conversation.isBegun;
    if (this.#conversation !== conversation || isWaiting || visit === conversation.view) return;
    this.#set({ visit: conversation.view });
  }

  #end(by: EndedBy | 'service-lost'): void {
    const wasInside = this.#state.visit.phase !== 'outside';
    this.#conversation?.wipe();
    this.#conversation = null;
    this.#early = [];
    this.#ticket = null;
    this.#request = null;
    this.#cancelTimer();
    this.#acknowledged.clear();
    if (!this.#isSteady) this.#socket.close();
    const { connection } = this.#isSteady ? this.#state : OUTSIDE;
    this.#set({ ...OUTSIDE, connection, visit: wasInside ? { phase: 'ended', by } : { phase: 'outside' } });
  }

  /** Loads once, and again until it works. */
  #load(): Promise<Later> {
    const { loadConversation, clock, centre } = this.#options;
    const attempt = (): Promise<Later> =>
      loadConversation()
        .then(async ({ makeConversations, solveWork }) => ({ make: await makeConversations(centre, clock), solveWork }))
        .catch(() => new Promise((resolve) => clock.after(LOAD_AGAIN_MS, () => resolve(attempt()))));
    this.#loading ??= attempt();
    return this.#loading;
  }

  /** In the place of what was to be done later so far. */
  #after(ms: number, then: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(ms, then);
  }

  #say(message: FromYouth): void {
    this.#socket.send(encode(message));
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
