/** The console's connection: duty, the queue, conversations and talks with colleagues, over one socket (docs/protocol.md, "A visit"). */
import { type SumoSodium, wipe } from '@dorren/shared/crypto/sodium.ts';
import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import { CLOSE, type RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { OrganisationKind } from '@dorren/shared/protocol/directory.ts';
import { isFrame, readRoute } from '@dorren/shared/protocol/frame.ts';
import type { ProposalReason, ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { OfferMode, ReferralTarget, Wanted } from '@dorren/shared/protocol/referral.ts';
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
import type { ClientParts } from './client-parts.ts';
import { ColleagueTrust } from './colleague-trust.ts';
import { Conversations } from './conversations.ts';
import { DutyKeeper } from './duty-keeper.ts';
import { withQueueChange } from './queue-state.ts';
import { Requests } from './requests.ts';
import { Sides } from './sides.ts';
import type { SigningKey } from './signing-key.ts';
import { Snapshots } from './snapshots.ts';
import type { StaffActions, StaffState } from './staff-state.ts';

export interface StaffClientOptions {
  /** Of `/staff/socket`. */
  url: string;
  WebSocket: SocketConstructor;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
  sodium: SumoSodium;
  session: Pick<SignInResponse, 'token' | 'staffId' | 'role' | 'nameShown' | 'staffCertificate' | 'centre'>;
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
  readonly #snapshots: Snapshots;
  readonly #trust: ColleagueTrust;
  readonly #duty: DutyKeeper;
  readonly #conversations: Conversations;
  readonly #sides: Sides;
  readonly #requests = new Requests();
  /** Of cards that were given while the server could not be told. */
  #uncounted: OrganisationKind[] = [];

  /** Connects at once. */
  constructor(options: StaffClientOptions) {
    const { sodium, clock, session, identity } = options;
    const { staffId, centre } = session;
    this.#options = options;
    this.#snapshots = new Snapshots(session);
    const now = () => clock.now() + this.state.clockOffsetMs;
    const say = (message: FromStaff) => this.#say(message);
    const expired = () => this.#offerNoExpired();
    this.#duty = new DutyKeeper({ sodium, clock, identity, now, say, expired });
    this.#trust = new ColleagueTrust(sodium, centre, { staffId, identityKey: identity.publicKey });
    const parts: ClientParts = {
      ...{ sodium, clock, trust: this.#trust, now, say },
      duty: () => this.#duty.duty,
      send: (frame) => void this.#socket.send(frame),
      refuse: (re, code, by) => this.#snapshots.refuse(re, code, by),
    };
    this.#conversations = new Conversations(parts, staffId, () =>
      this.#snapshots.set({ conversations: this.#conversations.states }),
    );
    this.#sides = new Sides(parts, {
      conversation: (id) => this.#conversations.get(id),
      changed: () => this.#snapshots.set({ consultations: this.#sides.consultations }),
    });
    this.certified(session.staffCertificate);
    this.#socket = new ReconnectingSocket(options, {
      opened: () => this.#hello(),
      text: (text) => this.#text(text),
      frame: (frame) => this.#frame(frame),
      lost: () => this.#lost(),
      closed: (code) => this.#shut(CLOSED_AS[code] ?? 'unavailable'),
    });
    this.#socket.open();
  }

  get state(): StaffState {
    return this.#snapshots.state;
  }

  /** Calls back with every new snapshot; the returned function stops it. */
  subscribe(listener: (state: StaffState) => void): () => void {
    return this.#snapshots.subscribe(listener);
  }

  /** The network may have changed, or the tab has come back into view. */
  hint(): void {
    this.#socket.hint();
  }

  /** One's certificate, base64url: the administrator may have certified the identity key since sign-in. */
  certified(staffCertificate: string | null): void {
    this.#duty.certified(staffCertificate);
    this.#trust.certified(staffCertificate);
  }

  dutyOn(languages: readonly ConversationLanguage[], capacity: number): void {
    if (this.state.duty.on) this.dutyChange(languages, capacity);
    else if (!this.#duty.ask(languages, capacity)) this.#snapshots.refuse('duty-on', 'not-certified');
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
    this.#conversations.end(id);
  }

  askColleagues(): void {
    this.#say({ t: 'colleagues' });
  }

  propose(id: string, mode: OfferMode, to: ReferralTarget, reason: ProposalReason, summary: readonly string[]): void {
    this.#conversations.refer(id, { mode, to, reason, summary });
  }

  consult(id: string, to: ReferralTarget): void {
    this.#conversations.refer(id, { mode: 'consultation', to });
  }

  withdraw(id: string): void {
    const offer = this.#conversations.get(id)?.state.offer?.offer;
    if (offer !== undefined) this.#say({ t: 'withdraw', id, offer });
  }

  answer(offer: string, accept: boolean): void {
    const id = this.#requests.open.find((request) => request.offer === offer)?.id;
    if (id === undefined || !this.#say({ t: 'answer', id, offer, accept })) return;
    this.#requests.answered(offer, accept);
    this.#publishRequests();
  }

  stepOut(id: string): void {
    this.#say({ t: 'step-out', id });
  }

  returnToQueue(id: string, wanted: Wanted): void {
    this.#say({ t: 'return', id, wanted });
  }

  giveCard(id: string, card: ReferralCard): boolean {
    if (this.#conversations.get(id)?.giveCard(card) !== true) return false;
    this.#uncounted.push(card.kind);
    this.#countCards();
    return true;
  }

  sendAside(id: string, epoch: number, text: string): boolean {
    return this.#sides.consultation(id, epoch)?.send(text) ?? false;
  }

  writingAside(id: string, epoch: number): void {
    this.#sides.consultation(id, epoch)?.writing();
  }

  lookAside(id: string, epoch: number): void {
    this.#sides.consultation(id, epoch)?.look();
  }

  endAside(id: string, epoch: number): void {
    this.#sides.end({ id, epoch });
  }

  dismiss(id: string): void {
    this.#conversations.dismiss(id);
  }

  close(): void {
    this.#socket.close();
    this.#shut(null);
    this.#conversations.clear();
    this.#sides.clear();
    wipe(this.#options.sodium, this.#options.identity.secretKey);
  }

  #hello(): void {
    const holding = [...this.#conversations.pairings, ...this.#sides.pairings];
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
    this.#conversations.receive(route, frame);
    this.#sides.receive(route, frame);
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
      case 'colleagues':
        this.#snapshots.set({ colleagues: message.onDuty });
        break;
      case 'request':
        this.#requests.asked(message.request);
        this.#publishRequests();
        break;
      case 'request-over':
        this.#requests.over(message.offer);
        this.#publishRequests();
        break;
      case 'side':
        if (message.side.purpose === 'consultation') this.#requests.takenBy(message.side.id);
        this.#sides.opened(message.side);
        break;
      case 'side-presence':
        this.#sides.presence(message, message.present);
        break;
      case 'side-over':
        this.#sides.over(message);
        break;
      case 'supervision':
        this.#snapshots.set({ supervision: message.counts });
        break;
      case 'shutdown':
        this.#snapshots.set({ shutdownInMs: message.inMs });
        break;
      case 'refused':
        this.#refused(message);
        break;
      case 'beat':
        break;
      default:
        this.#conversations.heard(message);
    }
  }

  #welcome({ staffId, role, nameShown, now, held, sides, requests }: Message<'welcome'>): void {
    const clockOffsetMs = now - this.#options.clock.now();
    this.#snapshots.set({ connection: 'online', staffId, role, nameShown, clockOffsetMs, shutdownInMs: null });
    this.#conversations.welcome(held);
    this.#sides.welcome(sides);
    this.#requests.replace(requests);
    this.#publishRequests();
    this.#countCards();
  }

  #refused({ re, code, id, by }: Message<'refused'>): void {
    if (re === 'duty-on') this.#duty.drop();
    if (re === 'end' && id !== undefined) this.#conversations.endRefused(id);
    if (re === 'refer' && id !== undefined) this.#conversations.get(id)?.referRefused();
    if (re === 'answer') {
      this.#requests.refused(id, code);
      this.#publishRequests();
    }
    // A frame that crossed with an end, a handover or a return to the queue is nobody's fault.
    if (re !== 'frame') this.#snapshots.refuse(re, code, by);
  }

  #onDuty({ on, languages, capacity }: Message<'duty'>): void {
    // On duty from a tab whose keys are gone: whoever is offered these gets no answer.
    if (on && this.#duty.duty === null) {
      this.#say({ t: 'duty-off' });
      return;
    }
    if (!on) {
      this.#sides.close();
      this.#duty.drop();
    }
    const queue = on ? this.state.queue : { entries: [], waiting: 0 };
    this.#snapshots.set({ duty: { on, languages, capacity }, queue });
    this.#offerNoExpired();
  }

  #offerNoExpired(): void {
    if (this.#socket.isOpen) this.#duty.offerNoExpired(this.state.duty);
  }

  #queue(change: Message<'queue'>): void {
    const takers = change.removed.filter(({ id }) => !this.#conversations.has(id)).map(({ takenBy }) => takenBy);
    const { queue, nameShown } = this.state;
    const by = takers.findLast((taker) => taker !== undefined && taker !== nameShown);
    this.#snapshots.set({ queue: withQueueChange(queue, change) });
    if (by !== undefined) this.#snapshots.takenBy(by);
  }

  #taken(held: HeldConversation): void {
    const { duty } = this.#duty;
    // Without keys there is nothing to answer with: hello, holding nothing, returns the youth to the queue at once.
    if (duty === null) this.#socket.distrust();
    else this.#conversations.taken(held, duty, held.came === 'taken' ? null : this.#requests.takenBy(held.id));
  }

  #lost(): void {
    this.#conversations.detach();
    this.#sides.detach();
    this.#requests.replace([]);
    this.#publishRequests();
    this.#snapshots.set({ connection: this.state.connection === 'connecting' ? 'connecting' : 'lost' });
  }

  #shut(closed: RefusalCode | null): void {
    this.#conversations.close();
    this.#sides.close();
    this.#duty.drop();
    this.#requests.replace([]);
    this.#publishRequests();
    this.#snapshots.set({ connection: 'closed', closed, duty: { ...this.state.duty, on: false } });
  }

  #countCards(): void {
    if (!this.#socket.isOpen) return;
    for (const kind of this.#uncounted.splice(0)) this.#say({ t: 'card-given', kind });
  }

  #publishRequests(): void {
    const { open } = this.#requests;
    if (open !== this.state.requests) this.#snapshots.set({ requests: open });
  }

  /** False, and the person is told, while there is no connection. */
  #say(message: FromStaff): boolean {
    const isSent = this.#socket.send(encode(message));
    if (!isSent) this.#snapshots.refuse(message.t, 'unavailable');
    return isSent;
  }
}
