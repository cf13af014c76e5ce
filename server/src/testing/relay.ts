/** The relay over real sockets on a free port, with time in the test's hand. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { OfferOutcome, ReferralMode } from '@dorren/shared/protocol/referral.ts';
import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import type { Role, Team } from '@dorren/shared/protocol/values.ts';
import { altchaWork } from '../adapters/altcha/altcha-work.ts';
import { MemoryBus } from '../adapters/memory/memory-bus.ts';
import { MemorySpentWork } from '../adapters/memory/memory-spent-work.ts';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { OnlyNode } from '../adapters/memory/only-node.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import type { CurrentNotices } from '../core/records.ts';
import type { Bus } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { Nodes } from '../ports/nodes.ts';
import type { ConcernEnded, Referral } from '../ports/records/statistics.ts';
import type { StaffIdentity } from '../ports/sessions.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { SpentWork, WorkOutcome } from '../ports/work.ts';
import { createHub } from '../relay/hub.ts';
import type { Hub } from '../relay/hub-parts.ts';
import { DEFAULT_RELAY_SETTINGS, type RelaySettings } from '../relay/settings.ts';
import { attachSockets } from '../routes/sockets.ts';
import { FakeClock } from './fake-clock.ts';
import { acknowledging, NOTICES, noticesOf } from './records.ts';
import { type Console, TestSocket, type YouthTab } from './test-socket.ts';

export interface RelayOptions {
  settings?: Partial<RelaySettings>;
  /** To have two nodes of one service. */
  store?: StateStore;
  bus?: Bus;
  nodes?: Nodes;
  clock?: Clock;
  spentWork?: SpentWork;
  /** The service's, the same at each of its nodes. */
  secret?: string;
}

export type EndedCount = Record<'youth' | 'counsellor' | 'youth-vanished' | 'shutdown' | 'abandoned', number>;

/** Test sockets do not beat, and time passes in leaps. */
const PATIENT = { silenceMs: 86_400_000, idleMs: 86_400_000, steadyIdleMs: 86_400_000, handshakeMs: 86_400_000 };

export class TestRelay {
  readonly hub: Hub;
  readonly server: Server;
  readonly settings: RelaySettings;
  readonly faults: unknown[] = [];
  readonly referrals: Referral[] = [];
  /** The competences below each, itself included. */
  readonly competences = new Map<string, readonly string[]>();
  readonly refusals = new Map<RefusalCode, number>();
  readonly ended: EndedCount = { youth: 0, counsellor: 0, 'youth-vanished': 0, shutdown: 0, abandoned: 0 };
  readonly counts = { relayed: 0, dropped: 0, joined: 0, taken: 0, returned: 0 };
  readonly offers: [ReferralMode, OfferOutcome][] = [];
  readonly claims: string[] = [];
  readonly work: WorkOutcome[] = [];
  readonly concerns: ConcernEnded[] = [];
  readonly #tokens = new Map<string, StaffIdentity>();
  readonly #endedListeners = new Set<(staffId: string) => void>();
  readonly #disabledListeners = new Set<(staffId: string) => void>();
  readonly #advance: () => Promise<void>;
  hours: { open: boolean; opensAt: number | null } = { open: true, opensAt: null };
  #notices = NOTICES;
  readonly #noticeListeners = new Set<() => void>();
  /** The notice of staff of a team, where it is not the door's. */
  readonly bound = new Map<Team, string>();
  revocations = 'AAAA';

  private constructor(options: RelayOptions, clock: Clock) {
    // A clock of somebody else's is moved by them, who must have their turn.
    this.#advance = () =>
      clock instanceof FakeClock ? clock.advance(1) : new Promise((resolve) => setImmediate(resolve));
    this.settings = { ...DEFAULT_RELAY_SETTINGS, ...PATIENT, ...options.settings };
    this.hub = createHub({
      store: options.store ?? new MemoryStore(),
      bus: options.bus ?? new MemoryBus(),
      nodes: options.nodes ?? new OnlyNode(systemRandom.id()),
      clock,
      random: systemRandom,
      sessions: {
        learn: async () => undefined,
        identify: (token) => this.#tokens.get(token) ?? null,
        onEnded: (listener) => {
          this.#endedListeners.add(listener);
          return () => this.#endedListeners.delete(listener);
        },
        onDisabled: (listener) => {
          this.#disabledListeners.add(listener);
          return () => this.#disabledListeners.delete(listener);
        },
      },
      centre: {
        notices: () => this.#notices,
        onNotices: (listener) => {
          this.#noticeListeners.add(listener);
          return () => this.#noticeListeners.delete(listener);
        },
        noticeOf: ({ teams }) => teams.flatMap((team) => this.bound.get(team) ?? [])[0] ?? null,
        hours: () => this.hours,
        revocations: () => this.revocations,
      },
      competences: { under: (id) => new Set(this.competences.get(id)) },
      referrals: { count: (referral) => void this.referrals.push(referral) },
      concerns: { count: (concern) => void this.concerns.push(concern) },
      counters: {
        refused: (code) => this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1),
        frameRelayed: () => {
          this.counts.relayed += 1;
        },
        frameDropped: () => {
          this.counts.dropped += 1;
        },
        joined: () => {
          this.counts.joined += 1;
        },
        work: (outcome) => void this.work.push(outcome),
        taken: () => {
          this.counts.taken += 1;
        },
        offerOver: (mode, outcome) => {
          this.offers.push([mode, outcome]);
        },
        returned: () => {
          this.counts.returned += 1;
        },
        claimOver: (outcome) => void this.claims.push(outcome),
        ended: (by) => {
          this.ended[by] += 1;
        },
      },
      work: altchaWork(options.secret ?? 'a secret'),
      spentWork: options.spentWork ?? new MemorySpentWork(clock),
      settings: this.settings,
      onFault: (error) => this.faults.push(error),
    });
    this.server = createServer((_request, response) => response.writeHead(404).end());
    attachSockets(this.server, { hub: this.hub, settings: this.settings });
  }

  static async start(options: RelayOptions = {}): Promise<TestRelay & { clock: FakeClock }> {
    const clock = options.clock instanceof FakeClock ? options.clock : new FakeClock();
    const relay = new TestRelay(options, options.clock ?? clock);
    await new Promise<void>((resolve) => relay.server.listen(0, '127.0.0.1', resolve));
    return Object.assign(relay, { clock });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** S2, without grace; then nothing listens any more. */
  async stop(): Promise<void> {
    let over = false;
    const stopped = this.hub.shutdown(0).finally(() => {
      over = true;
    });
    while (!over) await this.#advance();
    await stopped;
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A session token for a new member of staff. */
  session(changes: Partial<StaffIdentity> = {}): string {
    const token = systemRandom.secret();
    this.#tokens.set(token, {
      staffId: systemRandom.id(),
      role: 'counsellor',
      nameShown: 'Ada',
      organisation: 'The centre',
      directoryOrganisation: null,
      teams: [],
      competences: [],
      staffCertificate: 'BBBB',
      ...changes,
    });
    return token;
  }

  certify(token: string, staffCertificate: string | null): void {
    const identity = this.#tokens.get(token);
    if (identity !== undefined) this.#tokens.set(token, { ...identity, staffCertificate });
  }

  endSession(token: string): void {
    const identity = this.#tokens.get(token);
    this.#tokens.delete(token);
    if (identity !== undefined) for (const listener of this.#endedListeners) listener(identity.staffId);
  }

  /** The account is disabled, and its session with it. */
  disable(token: string): void {
    const identity = this.#tokens.get(token);
    this.endSession(token);
    if (identity !== undefined) for (const listener of this.#disabledListeners) listener(identity.staffId);
  }

  /** Another version of a notice comes into force, or a new notice. */
  publish(notice: string, version: string): void {
    const { door, inForce } = this.#notices;
    const versions = Object.entries(inForce).map(([id, one]) => [id, one.version] as const);
    this.#inForce(noticesOf({ ...Object.fromEntries(versions), [notice]: version }, door));
  }

  setDoor(door: string): void {
    this.#inForce({ ...this.#notices, door });
  }

  /** What a youth acknowledges who reads this notice as it is in force. */
  current(notice = this.#notices.door): AcknowledgedNotice {
    return acknowledging({ notice, version: this.#notices.inForce[notice]?.version ?? '0' });
  }

  #inForce(notices: CurrentNotices): void {
    this.#notices = notices;
    for (const listener of this.#noticeListeners) listener();
  }

  youth(): Promise<YouthTab> {
    const tab: YouthTab = new TestSocket(`${this.address}/youth/socket`);
    return tab.opened();
  }

  console(): Promise<Console> {
    const console: Console = new TestSocket(`${this.address}/staff/socket`);
    return console.opened();
  }

  async signedIn(token: string, holding: { id: string; epoch: number }[] = []): Promise<Console> {
    const console = await this.console();
    console.say({ t: 'hello', token, holding });
    return console;
  }

  async onDuty(nameShown = 'Ada', capacity = 2, token = this.session({ nameShown })): Promise<Console> {
    const console = await this.signedIn(token);
    console.say({ t: 'duty-on', languages: ['sv'], capacity, dutyCertificate: 'CCCC' });
    await console.hear('duty', ({ on }) => on);
    return console;
  }

  async supervisor(role: Role = 'supervisor'): Promise<Console> {
    const console = await this.signedIn(this.session({ role, staffCertificate: null }));
    await console.hear('welcome');
    return console;
  }

  async waiting(): Promise<Waiting> {
    const tab = await this.youth();
    tab.say({ t: 'join', notice: this.current(), profile: { language: 'sv' } });
    const { id, resume, place } = await tab.hear('joined');
    return { tab, id, resume, place };
  }

  /** Somebody waits, and this console takes them. */
  async talking(console: Console): Promise<Waiting & { conversation: HeldConversation }> {
    const waiting = await this.waiting();
    console.say({ t: 'take', id: waiting.id });
    const { conversation } = await console.hear('taken');
    await waiting.tab.hear('accepted');
    return { ...waiting, conversation };
  }
}

export interface Waiting {
  tab: YouthTab;
  id: string;
  resume: string;
  place: number;
}
