/**
 * A whole service on this machine, with something breakable between any two: nodes, Redis and PostgreSQL as processes of their own, and
 * whoever stands before the nodes, who sends each new connection to one that says it is ready.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import sumo from 'libsodium-wrappers-sumo';
import type { Chance } from '../../demo/chance.ts';
import { writePages } from '../../server/src/testing/pages.ts';
import { startPostgres, type TestPostgres } from '../../server/src/testing/postgres.ts';
import { madeUpCredentials } from '../../server/src/testing/started-service.ts';
import { toBase64 } from '../../staff-console/src/lib/base64.ts';
import { certifyStaff, makeId, type RootKey } from '../../staff-console/src/lib/root-key.ts';
import { makeSigningKey, type SigningKey } from '../../staff-console/src/lib/signing-key.ts';
import { StaffApi } from '../../staff-console/src/lib/staff-api.ts';
import { atTheEnd } from '../fixtures/at-the-end.ts';
import { type Network, openNetwork } from '../fixtures/network.ts';
import { MAIN } from '../fixtures/stack.ts';
import { NodeProcess } from './node-process.ts';
import type { Observer } from './observer.ts';
import { openTrialRedis, type RedisKind, type TrialRedis } from './redis-kinds.ts';
import type { Release } from './release.ts';
import { SmallDisk } from './small-disk.ts';
import { must } from './until.ts';

const DAY_SECONDS = 86_400;
const LOOK_MS = 500;
const PATIENCE_MS = 120_000;
const ANSWER_MS = 30_000;

export interface Account {
  username: string;
  proof: string;
  identity: SigningKey;
}

export interface HouseOptions {
  nodes: number;
  redis: RedisKind;
  chance: Chance;
  observer: Observer;
  /** What the nodes run at first; null: this tree. */
  other: Release | null;
}

export class House {
  readonly nodes: NodeProcess[] = [];
  readonly sodium: SumoSodium = sumo;
  readonly redis: TrialRedis;
  readonly postgres: TestPostgres;
  /** Null where it cannot be had. */
  readonly disk: SmallDisk | null;
  readonly root: RootKey;
  readonly api: StaffApi;
  readonly #chance: Chance;
  readonly #directory: string;
  readonly #releases: readonly [Release, ...Release[]];
  readonly #networks: Network[] = [];
  #watch: NodeJS.Timeout | undefined;
  #administrator = '';
  #closing: Promise<void> | null = null;

  private constructor(
    options: HouseOptions,
    parts: { redis: TrialRedis; postgres: TestPostgres; disk: SmallDisk | null },
  ) {
    this.#chance = options.chance;
    this.redis = parts.redis;
    this.postgres = parts.postgres;
    this.disk = parts.disk;
    this.#directory = mkdtempSync(join(tmpdir(), 'faults-house-'));
    const own = { main: MAIN, settings: { PAGES_DIR: writePages(this.#directory) } };
    this.#releases = options.other === null ? [own] : [options.other, own];
    const { key } = makeSigningKey(sumo);
    this.root = { ...key, centre: { id: makeId(sumo), name: 'Centrum', rootKey: toBase64(sumo, key.publicKey) } };
    this.api = new StaffApi({
      origin: '',
      // As the console does: to whichever node is there.
      fetch: (path, request) =>
        fetch(`http://127.0.0.1:${this.#anyNode().port}${path}`, {
          ...request,
          signal: AbortSignal.timeout(ANSWER_MS),
        }),
    });
  }

  static async open(options: HouseOptions): Promise<House> {
    await sumo.ready;
    const disk = await SmallDisk.mount();
    const redis = await openTrialRedis(options.redis);
    const postgres = await startPostgres(disk === null ? {} : { parent: disk.directory });
    const house = new House(options, { redis, postgres, disk });
    atTheEnd(() => house.close());
    try {
      await house.#openNodes(options);
      await house.#setUp();
      return house;
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  /** A way to the service for one person; nobody else's breaks with it. */
  async way(): Promise<Network> {
    return this.#network(() => ({ port: this.#anyNode().port, host: '127.0.0.1' }));
  }

  /** A counsellor, certified; somebody must sign in for them. */
  async counsellor(username: string): Promise<Account> {
    const token = this.#administrator;
    const person = { username, nameShown: username, organisation: 'Centrum', role: 'counsellor' } as const;
    const invitation = await this.api.invite(token, {
      ...person,
      ...{ directoryOrganisation: null, teams: [], competences: [] },
    });
    const { key: identity } = makeSigningKey(sumo);
    const credentials = { ...madeUpCredentials(), identityKey: toBase64(sumo, identity.publicKey) };
    await this.api.acceptInvitation(invitation.token, credentials);
    await this.api.certify(token, invitation.staffId, this.#certify(invitation.staffId, identity, username));
    return { username, proof: credentials.proof, identity };
  }

  signIn({ username, proof }: Account): Promise<SignInResponse> {
    return this.api.signIn(username, proof);
  }

  /** The door's notice, as one who has read it acknowledges it. */
  async notice(): Promise<{ notice: string; version: string; language: 'sv'; level: 'standard' }> {
    const answer = await fetch(`http://127.0.0.1:${this.#anyNode().port}/notice/sv`);
    const { notice, version } = (await answer.json()) as { notice: string; version: string };
    return { notice, version, language: 'sv', level: 'standard' };
  }

  /** Where the rolling upgrade goes that is under way, or would begin now: the first node goes first. */
  get nextRelease(): Release {
    const [first] = this.#releases;
    const [now = first, ...others] = this.nodes.map(({ release }) => release);
    if (others.some((release) => release !== now)) return now;
    return this.#releases.find((release) => release !== now) ?? now;
  }

  /** Every process runs, and every node takes visitors. */
  async whole(): Promise<void> {
    for (const node of this.nodes) await must(`node ${node.number} ready`, () => node.isReady, PATIENCE_MS);
    await this.redis.followed();
  }

  /** Once. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#watch);
    for (const node of this.nodes) {
      node.signal('SIGCONT');
      await node.kill();
    }
    for (const network of this.#networks) await network.close();
    await this.redis.close();
    await this.postgres.close();
    await this.disk?.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #openNodes({ nodes, observer }: HouseOptions): Promise<void> {
    const database = new URL(await this.postgres.newDatabase());
    const [release] = this.#releases;
    const toRecords = (): NetConnectOpts => ({ path: this.postgres.socketPath });
    for (let number = 1; number <= nodes; number++) {
      const recordsLine = await this.#network(toRecords);
      const redisLine = await this.#network(() => ({ port: this.redis.port, host: '127.0.0.1' }));
      const records = new URL(recordsLine.origin);
      this.nodes.push(
        new NodeProcess({
          ...{ number, release, recordsLine, redisLine },
          settings: {
            DATABASE_URL: `postgresql://${database.username}@${records.host}${database.pathname}`,
            ...this.redis.settings(redisLine.origin.replace('http', 'redis')),
          },
          crashed: (which, output) =>
            observer.findings.add('crashed', `node ${which}: ${output.split('\n').slice(-3).join(' | ')}`),
        }),
      );
    }
    // The first makes the tables.
    for (const node of this.nodes) await node.start();
    this.#watch = setInterval(() => {
      for (const node of this.nodes) void node.look();
    }, LOOK_MS);
    await this.whole();
  }

  async #network(to: () => NetConnectOpts | null): Promise<Network> {
    const network = await openNetwork(to, { keeps: false });
    this.#networks.push(network);
    return network;
  }

  #anyNode(): NodeProcess {
    const ready = this.nodes.filter(({ isReady }) => isReady);
    const among = ready.length > 0 ? ready : this.nodes;
    const node = among[Math.floor(this.#chance.next() * among.length)];
    if (node === undefined) throw new Error('a house without nodes');
    return node;
  }

  async #setUp(): Promise<void> {
    const { key: identity } = makeSigningKey(sumo);
    const credentials = { ...madeUpCredentials(), identityKey: toBase64(sumo, identity.publicKey) };
    const staffId = makeId(sumo);
    const person = { staffId, username: 'ada', nameShown: 'Ada', organisation: 'Centrum', credentials };
    const staffCertificate = this.#certify(staffId, identity, 'Ada', 'administrator');
    const token = this.nodes[0]?.setUpToken ?? '';
    await this.api.setUp(token, { centre: this.root.centre, ...person, staffCertificate });
    this.#administrator = (await this.api.signIn('ada', credentials.proof)).token;
    const { openingHours, ...settings } = await this.api.settings(this.#administrator);
    await this.api.changeSettings(this.#administrator, {
      ...settings,
      openingHours: { ...openingHours, always: true },
    });
  }

  #certify(
    staffId: string,
    { publicKey }: SigningKey,
    nameShown: string,
    role: 'administrator' | 'counsellor' = 'counsellor',
  ): string {
    const now = Math.floor(Date.now() / 1000);
    return certifyStaff(sumo, this.root, {
      ...{ staffId, role, organisation: 'Centrum', nameShown, identityKey: toBase64(sumo, publicKey) },
      ...{ notBefore: now - DAY_SECONDS, notAfter: now + DAY_SECONDS },
    });
  }
}
