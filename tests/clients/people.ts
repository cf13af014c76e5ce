/** A centre with its root key and staff, and the two clients in a world whose network and time are moved by hand. */
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { Role, Team } from '@dorren/shared/protocol/values.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { FakeNetwork } from '@dorren/shared/transport/fake-network.ts';
import sumo from 'libsodium-wrappers-sumo';
import { toBase64 } from '../../staff-console/src/lib/base64.ts';
import { certifyStaff, makeId, type RootKey } from '../../staff-console/src/lib/root-key.ts';
import { makeSigningKey, type SigningKey } from '../../staff-console/src/lib/signing-key.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation } from '../../staff-console/src/lib/staff-state.ts';
import type { JoinRequest, Visit } from '../../web-client/src/client/state.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { type Counsellor, NOTICE, RelayDouble } from './relay-double.ts';

await sumo.ready;
// So that loading them takes no time in the tests, which turn time by hand.
await import('../../web-client/src/client/conversation.ts').then(({ makeConversations }) =>
  makeConversations({ id: '', rootKey: '' }, new FakeClock()),
);
export const sodium: SumoSodium = sumo;
const DAY_SECONDS = 86_400;
const STEP_MS = 50;

/** Of the door's. */
export const ACKNOWLEDGED = { notice: NOTICE, version: '2026-11.1', language: 'sv', level: 'standard' } as const;
export const REQUEST: JoinRequest = { notice: ACKNOWLEDGED, profile: { ageBand: '15-17' } };

export function makeRoot(name = 'Centrum'): RootKey {
  const { key } = makeSigningKey(sodium);
  return { ...key, centre: { id: makeId(sodium), name, rootKey: toBase64(sodium, key.publicKey) } };
}

export interface Person extends Counsellor {
  identity: SigningKey;
}

export function makePerson(
  root: RootKey,
  nowSeconds: number,
  nameShown: string,
  change: { role?: Role; staffId?: string; notBefore?: number; notAfter?: number } = {},
  teams: readonly Team[] = [],
): Person {
  const { key } = makeSigningKey(sodium);
  const staffId = makeId(sodium);
  const staffCertificate = certifyStaff(sodium, root, {
    ...{ staffId, role: 'counsellor', organisation: 'Centrum', nameShown },
    identityKey: toBase64(sodium, key.publicKey),
    notBefore: nowSeconds - DAY_SECONDS,
    notAfter: nowSeconds + 365 * DAY_SECONDS,
    ...change,
  });
  const token = toBase64(sodium, sodium.randombytes_buf(32));
  return { staffId, nameShown, role: 'counsellor', staffCertificate, token, teams, identity: key };
}

export class World {
  readonly clock = new FakeClock();
  readonly youthNetwork = new FakeNetwork();
  readonly staffNetwork = new FakeNetwork();
  /** Of a colleague whose line breaks apart from the others'. */
  readonly colleagueNetwork = new FakeNetwork();
  readonly root = makeRoot();
  readonly eva: Person;
  readonly ola: Person;
  readonly bo: Person;
  readonly relay: RelayDouble;
  readonly beacons: string[] = [];
  loads = 0;
  /** How often the crypto's loading fails before it works. */
  loadFailures = 0;

  /** `eva`: what the certificate of the first counsellor says otherwise. */
  constructor(eva: Parameters<typeof makePerson>[3] = {}) {
    const now = this.clock.now() / 1000;
    this.eva = makePerson(this.root, now, 'Eva', eva);
    this.ola = makePerson(this.root, now, 'Ola', {}, ['police-coordinator']);
    this.bo = makePerson(this.root, now, 'Bo');
    this.relay = new RelayDouble(this.youthNetwork, this.clock.now(), [this.eva, this.ola, this.bo]);
    const { accept } = this.youthNetwork;
    this.staffNetwork.accept = accept;
    this.colleagueNetwork.accept = accept;
  }

  youth(): YouthClient {
    return new YouthClient({
      url: 'ws://test/youth/socket',
      WebSocket: this.youthNetwork.WebSocket,
      clock: this.clock,
      random: () => 1,
      loadConversation: () => {
        this.loads++;
        if (this.loadFailures-- > 0) return Promise.reject(new Error('no network'));
        return import('../../web-client/src/client/conversation.ts');
      },
      centre: this.root.centre,
      beacon: (body) => {
        this.beacons.push(body);
        this.relay.beacon(body);
      },
    });
  }

  staff(person: Person, network = this.staffNetwork): StaffClient {
    return new StaffClient({
      url: 'ws://test/staff/socket',
      WebSocket: network.WebSocket,
      clock: this.clock,
      random: () => 1,
      sodium,
      session: { ...person, centre: this.root.centre },
      identity: { publicKey: person.identity.publicKey, secretKey: person.identity.secretKey.slice() },
    });
  }

  /** Lets everything under way arrive, loading included. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await this.#turn();
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      const step = Math.min(STEP_MS, left);
      this.relay.clock.advance(step);
      this.clock.advance(step);
      for (let turn = 0; turn < 3; turn++) await this.#turn();
    }
    await this.settle();
  }

  /** As when a computer was asleep. */
  async leap(ms: number): Promise<void> {
    this.relay.clock.advance(ms);
    this.clock.advance(ms);
    await this.settle();
  }

  /** One full turn of the loop: all promises that can go on have, and what the relay had gathered is written. */
  async #turn(): Promise<void> {
    for (const network of [this.youthNetwork, this.staffNetwork, this.colleagueNetwork]) network.settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function visit<P extends Visit['phase']>(youth: YouthClient, phase: P): Extract<Visit, { phase: P }> {
  const now = youth.state.visit;
  if (now.phase !== phase) throw new Error(`the visit is ${now.phase}, not ${phase}`);
  return now as Extract<Visit, { phase: P }>;
}

export function conversation(staff: StaffClient, index = 0): Conversation {
  const found = staff.state.conversations[index];
  if (found === undefined) throw new Error('no such conversation');
  return found;
}

type Entry = { kind: string; from?: unknown; text?: string; mark?: string | null };

/** The texts of a log, in short; events and cards are left out. */
export const texts = (entries: readonly Entry[]): string[] =>
  entries.filter(isText).map(({ from, text, mark }) => `${from}: ${text} (${mark})`);

export const heard = (entries: readonly Entry[], from: string): string[] =>
  entries.filter((entry) => isText(entry) && entry.from === from).map(({ text = '' }) => text);

export const allDelivered = (entries: readonly Entry[]): boolean =>
  entries.filter(isText).every(({ mark }) => mark === 'delivered');

function isText({ kind }: Entry): boolean {
  return kind === 'text';
}
