/** The console's connection: duty, the queue, conversations and talks with colleagues, over one socket (docs/protocol.md, "A visit"). */
import { type SumoSodium, wipe } from '@dorren/shared/crypto/sodium.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { OrganisationKind } from '@dorren/shared/protocol/directory.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import type { FromStaff, HeldConversation, ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import { Claims } from './claims.ts';
import { type ActionsParts, ClientActions } from './client-actions.ts';
import type { ClientParts } from './client-parts.ts';
import { ColleagueTrust } from './colleague-trust.ts';
import { Conversations } from './conversations.ts';
import { DutyKeeper } from './duty-keeper.ts';
import { withQueueChange } from './queue-state.ts';
import { Requests } from './requests.ts';
import { Sides } from './sides.ts';
import type { SigningKey } from './signing-key.ts';
import { Snapshots } from './snapshots.ts';
import { StaffConnection, type StaffConnectionOptions } from './staff-connection.ts';
import type { StaffActions } from './staff-state.ts';

export interface StaffClientOptions extends StaffConnectionOptions {
  sodium: SumoSodium;
  session: Pick<SignInResponse, 'token' | 'staffId' | 'role' | 'nameShown' | 'staffCertificate' | 'centre'>;
  /** Taken over: overwritten by {@link StaffClient.close}. */
  identity: SigningKey;
}

type Message<T extends ToStaff['t']> = Extract<ToStaff, { t: T }>;

export class StaffClient extends ClientActions implements StaffActions {
  protected readonly parts: ActionsParts;
  readonly #options: StaffClientOptions;
  readonly #connection: StaffConnection;
  readonly #snapshots: Snapshots;
  readonly #trust: ColleagueTrust;
  readonly #duty: DutyKeeper;
  readonly #conversations: Conversations;
  readonly #sides: Sides;
  readonly #requests: Requests;
  readonly #claims: Claims;
  /** Of cards that were given while the server could not be told. */
  #uncounted: OrganisationKind[] = [];
  /** On duty by the server, with keys that no tab has. */
  #isKeyless = false;

  /** Connects at once. */
  constructor(options: StaffClientOptions) {
    super();
    const { sodium, clock, session, identity } = options;
    const { staffId, centre } = session;
    this.#options = options;
    this.#snapshots = new Snapshots(session);
    const snapshots = this.#snapshots;
    const now = () => clock.now() + this.state.clockOffsetMs;
    const say = (message: FromStaff) => this.#say(message);
    const expired = () => this.#offerNoExpired();
    this.#duty = new DutyKeeper({ sodium, clock, identity, now, say, expired });
    this.#trust = new ColleagueTrust(sodium, centre, { staffId, identityKey: identity.publicKey });
    const parts: ClientParts = {
      ...{ sodium, clock, trust: this.#trust, now, say },
      duty: () => this.#duty.duty,
      notice: () => this.state.notice,
      send: (frame) => this.#connection.send(frame),
      distrust: () => this.#connection.distrust(),
      refuse: (re, code, by) => snapshots.refuse(re, code, by),
    };
    this.#conversations = new Conversations(parts, staffId, () => {
      const { states: conversations, settling } = this.#conversations;
      snapshots.set({ conversations, settling });
    });
    this.#sides = new Sides(parts, {
      conversation: (id) => this.#conversations.get(id),
      changed: () => snapshots.set({ consultations: this.#sides.consultations }),
    });
    this.#requests = new Requests((requests) => snapshots.set({ requests }));
    this.#claims = new Claims((claims) => snapshots.set({ claims }));
    this.parts = {
      ...{ snapshots, say, duty: this.#duty, sides: this.#sides },
      ...{ conversations: this.#conversations, requests: this.#requests },
      gaveCard: (kind) => this.#gaveCard(kind),
    };
    this.certified(session.staffCertificate);
    this.#connection = new StaffConnection(options, {
      opened: () => this.#hello(),
      heard: (message) => this.#heard(message),
      frame: (route, frame) => this.#frame(route, frame),
      lost: () => this.#lost(),
      closed: (code) => this.#shut(code),
    });
    this.#connection.open();
  }

  /** The network may have come, gone or changed, or the tab has come back into view. */
  hint(): void {
    this.#connection.hint();
  }

  /** One's certificate, base64url: the administrator may have certified the identity key since sign-in. */
  certified(staffCertificate: string | null): void {
    this.#duty.certified(staffCertificate);
    this.#trust.certified(staffCertificate);
  }

  close(): void {
    this.#connection.close();
    this.#shut(null);
    this.#conversations.clear();
    this.#sides.clear();
    wipe(this.#options.sodium, this.#options.identity.secretKey);
  }

  #hello(): void {
    const holding = [...this.#conversations.pairings, ...this.#sides.pairings];
    this.#say({ t: 'hello', token: this.#options.session.token, holding });
  }

  #frame(route: number, frame: Uint8Array): void {
    this.#conversations.receive(route, frame);
    this.#sides.receive(route, frame);
  }

  #heard(message: ToStaff): void {
    switch (message.t) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'notice':
        this.#snapshots.set({ notice: message.notice });
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
      case 'claim':
        this.#claims.begun(message.claim);
        break;
      case 'claim-over':
        if (this.#claims.over(message.id)) this.#snapshots.claimOver(message.why);
        break;
      case 'request':
        this.#requests.asked(message.request);
        break;
      case 'request-over':
        this.#requests.over(message.offer);
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
      case 'settled':
        this.#conversations.heard(message);
        if (message.lost) this.#snapshots.concernLost('lost');
        if (this.#isKeyless && !this.#conversations.isSettling) this.#say({ t: 'duty-off' });
        break;
      default:
        this.#conversations.heard(message);
    }
  }

  #welcome(message: Message<'welcome'>): void {
    const { staffId, role, nameShown, notice, now, held, sides, requests, claims, settling } = message;
    const clockOffsetMs = now - this.#options.clock.now();
    const own = { staffId, role, nameShown, notice };
    this.#snapshots.set({ ...own, connection: 'online', clockOffsetMs, shutdownInMs: null });
    if (this.#conversations.welcome(held, settling)) this.#snapshots.concernLost('gone');
    this.#sides.welcome(sides);
    this.#requests.replace(requests);
    this.#claims.replace(claims);
    this.#countCards();
  }

  #refused({ re, code, id, by }: Message<'refused'>): void {
    if (re === 'duty-on') this.#duty.drop();
    if (re === 'end' && id !== undefined) this.#conversations.endRefused(id);
    if (re === 'refer' && id !== undefined) this.#conversations.get(id)?.referRefused();
    if (re === 'answer') this.#requests.refused(id, code);
    if ((re === 'concern' || re === 'concern-outcome') && id !== undefined) {
      if (!this.#conversations.concernRefused(re, id, code)) return;
    }
    // A frame that crossed with an end, a handover or a return to the queue is nobody's fault.
    if (re !== 'frame') this.#snapshots.refuse(re, code, by);
  }

  #onDuty({ on, languages, capacity }: Message<'duty'>): void {
    // On duty from a tab whose keys are gone: whoever is offered these gets no answer.
    this.#isKeyless = on && this.#duty.duty === null;
    if (this.#isKeyless) {
      // N8: with an outcome to state one stays on duty, and nobody new is offered.
      if (!this.#conversations.isSettling) this.#say({ t: 'duty-off' });
      else if (capacity > 0) this.#say({ t: 'duty-change', languages, capacity: 0 });
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
    if (this.#connection.isOpen) this.#duty.offerNoExpired(this.state.duty);
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
    this.#claims.over(held.id);
    // Without keys there is nothing to answer with: hello, holding nothing, returns the youth to the queue at once.
    if (duty === null) this.#connection.distrust();
    else this.#conversations.taken(held, duty, held.came === 'taken' ? null : this.#requests.takenBy(held.id));
  }

  #lost(): void {
    this.#conversations.detach();
    this.#sides.detach();
    this.#requests.replace([]);
    this.#claims.replace([]);
    this.#snapshots.set({ connection: this.state.connection === 'connecting' ? 'connecting' : 'lost' });
  }

  #shut(closed: RefusalCode | null): void {
    this.#conversations.close();
    this.#sides.close();
    this.#duty.drop();
    this.#requests.replace([]);
    this.#claims.replace([]);
    this.#snapshots.set({ connection: 'closed', closed, duty: { ...this.state.duty, on: false } });
  }

  #gaveCard(kind: OrganisationKind): void {
    this.#uncounted.push(kind);
    this.#countCards();
  }

  #countCards(): void {
    if (!this.#connection.isOpen) return;
    for (const kind of this.#uncounted.splice(0)) this.#say({ t: 'card-given', kind });
  }

  /** False, and the person is told, while there is no connection. */
  #say(message: FromStaff): boolean {
    const isSent = this.#connection.say(message);
    if (!isSent) this.#snapshots.refuse(message.t, 'unavailable');
    return isSent;
  }
}
