/**
 * The service's own relay over a fake network and with time moved by hand: between it and the clients sits the test, which can hear, drop
 * and change what passes, and so make of it a server that lies. Over real sockets it is shown in `clients.test.ts`.
 */

import { encode } from '@dorren/shared/protocol/codec.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import type { Role, Team } from '@dorren/shared/protocol/values.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import type { FakeNetwork, ServerEnd } from '@dorren/shared/transport/fake-network.ts';
import { altchaWork } from '../../server/src/adapters/altcha/altcha-work.ts';
import { MemoryBus } from '../../server/src/adapters/memory/memory-bus.ts';
import { MemorySpentWork } from '../../server/src/adapters/memory/memory-spent-work.ts';
import { MemoryStore } from '../../server/src/adapters/memory/memory-store.ts';
import { OnlyNode } from '../../server/src/adapters/memory/only-node.ts';
import { systemRandom } from '../../server/src/adapters/system/system-random.ts';
import { createHub } from '../../server/src/relay/hub.ts';
import type { Hub } from '../../server/src/relay/hub-parts.ts';
import { DEFAULT_RELAY_SETTINGS } from '../../server/src/relay/settings.ts';
import { noticesOf } from '../../server/src/testing/records.ts';
import { lineSocket } from './line-socket.ts';

/** The door's. */
export const NOTICE = 'main';

export interface Counsellor {
  staffId: string;
  token: string;
  nameShown: string;
  role: Role;
  staffCertificate: string;
  teams: readonly Team[];
}

type Side = 'youth' | 'counsellor';

export class RelayDouble {
  /** The relay's own, so that a test can count the clients' timers. */
  readonly clock: FakeClock;
  readonly faults: unknown[] = [];
  readonly #staff: readonly Counsellor[];
  #hub: Hub;
  /** Connections of a relay that has been restarted are dead. */
  #generation = 0;
  #notices = noticesOf({ [NOTICE]: '2026-11.1' });
  readonly #noticeListeners = new Set<() => void>();
  revocations = '';
  /** Lies about the chains that youths are shown. */
  presents: (chain: CertificateChain) => CertificateChain = (chain) => chain;
  /** What becomes of each frame on its way out: itself, nothing, or several. */
  passes: (frame: Uint8Array, to: Side) => readonly Uint8Array[] = (frame) => [frame];
  /** Every `join` is. */
  refuses: RefusalCode | null = null;
  /** Types of the control messages that clients have sent, in order. */
  readonly heard: string[] = [];
  /** Resume secrets given out. */
  readonly secrets: string[] = [];

  constructor(network: FakeNetwork, startsAt: number, counsellors: readonly Counsellor[]) {
    this.clock = new FakeClock(startsAt);
    this.#staff = counsellors;
    this.#hub = this.#start(this.clock);
    network.accept = (end) => this.#accept(end);
  }

  /** Conversations that are not over. */
  get size(): number {
    const { waiting, open, interrupted } = this.#hub.gauges();
    return waiting + open + interrupted;
  }

  /** What a tab posts to `/youth/leave` (C7). */
  beacon(body: string): void {
    void this.#hub.leaveByBeacon(JSON.parse(body));
  }

  /** Everything is forgotten, and no connection lives. */
  restart(): void {
    this.#generation++;
    // The former one stands still for ever.
    this.#hub = this.#start(this.clock);
  }

  /** N4: told to whoever waits at the next sweep. */
  changeNotice(version: string): void {
    this.#notices = noticesOf({ [NOTICE]: version });
    for (const listener of this.#noticeListeners) listener();
  }

  #start(clock: FakeClock): Hub {
    const nothing = (): void => undefined;
    return createHub({
      ...{ store: new MemoryStore(), bus: new MemoryBus(), clock, random: systemRandom },
      nodes: new OnlyNode('node'),
      sessions: {
        learn: async () => undefined,
        identify: (token) => this.#identify(token),
        onEnded: () => nothing,
        onDisabled: () => nothing,
      },
      centre: {
        notices: () => this.#notices,
        onNotices: (listener) => {
          this.#noticeListeners.add(listener);
          return () => this.#noticeListeners.delete(listener);
        },
        noticeOf: () => NOTICE,
        hours: () => ({ open: true, opensAt: null }),
        revocations: () => this.revocations,
      },
      competences: { under: (competence) => new Set([competence]) },
      referrals: { count: nothing },
      concerns: { count: nothing },
      counters: {
        ...{ refused: nothing, frameRelayed: nothing, frameDropped: nothing, joined: nothing, taken: nothing },
        ...{ offerOver: nothing, returned: nothing, ended: nothing, claimOver: nothing, work: nothing },
      },
      work: altchaWork('a secret'),
      spentWork: new MemorySpentWork(clock),
      settings: DEFAULT_RELAY_SETTINGS,
      onFault: (error) => this.faults.push(error),
    });
  }

  #identify(token: string): ReturnType<Parameters<typeof createHub>[0]['sessions']['identify']> {
    const one = this.#staff.find((counsellor) => counsellor.token === token);
    if (one === undefined) return null;
    const { staffId, role, nameShown, teams } = one;
    // Without one nobody goes on duty: the clients refuse that themselves.
    const staffCertificate = one.staffCertificate === '' ? null : one.staffCertificate;
    const nowhere = { organisation: 'Centrum', directoryOrganisation: null, competences: [] };
    return { staffId, role, nameShown, teams, staffCertificate, ...nowhere };
  }

  #accept(end: ServerEnd): void {
    const side = end.url.endsWith('/youth/socket') ? 'youth' : 'counsellor';
    const generation = this.#generation;
    const isAlive = (): boolean => generation === this.#generation;
    const socket = lineSocket(end, {
      says: (text) => isAlive() && !this.#answers(end, text),
      tells: (text) => (isAlive() ? [side === 'youth' ? this.#toYouth(text) : text] : []),
      passes: (frame) => (isAlive() ? this.passes(frame, side) : []),
    });
    if (side === 'youth') this.#hub.acceptYouth(socket);
    else this.#hub.acceptStaff(socket);
  }

  /** Whether this was not for the relay. */
  #answers(end: ServerEnd, text: string): boolean {
    const { t } = JSON.parse(text);
    if (t !== 'beat') this.heard.push(t);
    if (t !== 'join' || this.refuses === null) return false;
    end.send(encode({ t: 'refused', code: this.refuses }));
    return true;
  }

  #toYouth(text: string): string {
    const message: ToYouth = JSON.parse(text);
    if (message.t === 'joined') this.secrets.push(message.resume);
    if (message.t !== 'accepted' && message.t !== 'offered') return text;
    return encode({ ...message, chain: this.presents(message.chain) });
  }
}
