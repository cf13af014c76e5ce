/**
 * What docker-compose.yml starts, without containers: several nodes as processes, one Redis and one PostgreSQL with the
 * settings in deploy/, secrets in files, and a proxy before them. And a centre in it: an administrator, counsellors, youths.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noticeTold } from '@dorren/shared/protocol/notice.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sodiumModule from 'libsodium-wrappers-sumo';
import * as v from 'valibot';
import { expect, vi } from 'vitest';
import { writePages } from '../../server/src/testing/pages.ts';
import { startPostgres, type TestPostgres } from '../../server/src/testing/postgres.ts';
import { freePort, type RedisServer, startRedis } from '../../server/src/testing/redis-server.ts';
import { makeCredentials } from '../../staff-console/src/lib/identity.ts';
import { certifyStaff, makeId, makeRootKey, type RootKey } from '../../staff-console/src/lib/root-key.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { StaffApi } from '../../staff-console/src/lib/staff-api.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { type Stack, startStack } from '../fixtures/stack.ts';
import { type RoundRobin, startProxy } from './proxy.ts';

const DEPLOY = join(import.meta.dirname, '../../deploy');
const PASSPHRASE = 'sju blå hästar på en äng';
const DAY_SECONDS = 86_400;

export interface DeploymentOptions {
  nodes: number;
  settings?: Readonly<Record<string, string>>;
}

export class Deployment {
  readonly redis: RedisServer;
  readonly postgres: TestPostgres;
  readonly proxy: RoundRobin;
  readonly nodes: Stack[];
  readonly #settings: readonly Readonly<Record<string, string>>[];
  readonly #directory: string;
  readonly #open: { close(): unknown }[] = [];
  #root: RootKey | null = null;
  #administrator = '';

  private constructor(parts: {
    redis: RedisServer;
    postgres: TestPostgres;
    proxy: RoundRobin;
    nodes: Stack[];
    settings: readonly Readonly<Record<string, string>>[];
    directory: string;
  }) {
    this.redis = parts.redis;
    this.postgres = parts.postgres;
    this.proxy = parts.proxy;
    this.nodes = parts.nodes;
    this.#settings = parts.settings;
    this.#directory = parts.directory;
  }

  static async start({ nodes: count, settings = {} }: DeploymentOptions): Promise<Deployment> {
    const directory = mkdtempSync(join(tmpdir(), 'deployment-'));
    const put = (name: string, content: string): string => {
      writeFileSync(join(directory, name), content, { mode: 0o600 });
      return join(directory, name);
    };
    const password = randomBytes(32).toString('hex');
    const hash = createHash('sha256').update(password).digest('hex');
    const users = readFileSync(join(DEPLOY, 'redis-users.acl'), 'utf8').replace('PASSWORD_SHA256', hash);
    const [redis, postgres] = await Promise.all([
      startRedis(['--bind', '127.0.0.1', '--aclfile', put('redis-users', users)], [], null, {
        file: join(DEPLOY, 'redis.conf'),
      }),
      startPostgres({ settings: join(DEPLOY, 'postgresql.conf') }),
    ]);
    const shared = {
      REDIS_URL_FILE: put('redis-url', `${redis.url.replace('//', `//dorren:${password}@`)}\n`),
      DATABASE_URL_FILE: put('database-url', `${await postgres.newDatabase()}\n`),
      PAGES_DIR: writePages(directory),
      NODE_ENV: 'production',
      ...settings,
    };
    const ports = await Promise.all(Array.from({ length: count }, freePort));
    const each = ports.map((port) => ({ ...shared, PORT: String(port) }));
    const nodes = await Promise.all(each.map((own) => startStack(own)));
    return new Deployment({ redis, postgres, proxy: await startProxy(ports), nodes, settings: each, directory });
  }

  /** By the proxy: whichever node answers, each time. */
  get api(): StaffApi {
    // Each with a connection of its own, or all would go to one node.
    const alone: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('connection', 'close');
      return fetch(input, { ...init, headers });
    };
    return new StaffApi({ origin: this.proxy.origin, fetch: alone });
  }

  async setUp(): Promise<void> {
    await sodiumModule.ready;
    const { root } = makeRootKey(sodiumModule, 'Centrum', 'en annan lång lösenfras');
    this.#root = root;
    const { credentials } = makeCredentials(sodiumModule, 'ada', PASSPHRASE);
    const staffId = makeId(sodiumModule);
    const token = this.nodes[0]?.setUpToken ?? '';
    await this.api.setUp(token, {
      centre: root.centre,
      ...{ staffId, username: 'ada', nameShown: 'Ada', organisation: 'Centrum', credentials },
      staffCertificate: this.#certify(staffId, credentials.identityKey, 'Ada', 'administrator'),
    });
    this.#administrator = (await signIn(this.api, sodiumModule, 'ada', PASSPHRASE)).session.token;
    const { openingHours, ...settings } = await this.api.settings(this.#administrator);
    await this.api.changeSettings(this.#administrator, {
      ...settings,
      openingHours: { ...openingHours, always: true },
    });
  }

  /** On duty, with a line to `origin`: of the proxy, or of one node. */
  async counsellor(nameShown: string, origin = this.proxy.origin, capacity = 4): Promise<StaffClient> {
    const username = nameShown.toLowerCase();
    const invitation = await this.api.invite(this.#administrator, {
      ...{ username, nameShown, organisation: 'Centrum', role: 'counsellor' },
      ...{ directoryOrganisation: null, teams: [], competences: [] },
    });
    const { credentials } = makeCredentials(sodiumModule, username, PASSPHRASE);
    await this.api.acceptInvitation(invitation.token, credentials);
    const certificate = this.#certify(invitation.staffId, credentials.identityKey, nameShown, 'counsellor');
    await this.api.certify(this.#administrator, invitation.staffId, certificate);
    const { session, identity } = await signIn(this.api, sodiumModule, username, PASSPHRASE);
    const client = new StaffClient({
      url: `${origin.replace('http', 'ws')}/staff/socket`,
      ...{ WebSocket, clock: systemClock, random: Math.random, sodium: sodiumModule, session, identity },
    });
    this.#open.push(client);
    await until(() => client.state.connection === 'online');
    client.dutyOn(['sv'], capacity);
    await until(() => client.state.duty.on);
    return client;
  }

  /** Waiting. */
  async youth(origin = this.proxy.origin): Promise<YouthClient> {
    const client = new YouthClient({
      url: `${origin.replace('http', 'ws')}/youth/socket`,
      ...{ WebSocket, clock: systemClock, random: Math.random },
      loadConversation: () => import('../../web-client/src/client/conversation.ts'),
      centre: (this.#root as RootKey).centre,
      beacon: (body) => void fetch(`${origin}/youth/leave`, { method: 'POST', body }).catch(() => undefined),
    });
    this.#open.push({ close: () => client.leave() });
    client.connect();
    await until(() => client.state.door?.state === 'open');
    const { notice, version } = v.parse(noticeTold, await (await fetch(`${origin}/notice/sv`)).json());
    client.join({ notice: { notice, version, language: 'sv', level: 'standard' }, profile: { ageBand: '15-17' } });
    await until(() => client.state.visit.phase === 'waiting');
    return client;
  }

  /** Stops a node as its keeper would, and waits until it is no more. */
  async stop(at: number): Promise<number | null> {
    return (await this.nodes[at]?.stop()) ?? null;
  }

  async startAgain(at: number): Promise<void> {
    this.nodes[at] = await startStack(this.#settings[at]);
  }

  async close(): Promise<void> {
    for (const one of this.#open) await one.close();
    await this.proxy.close();
    await Promise.all(this.nodes.map((node) => node.stop()));
    await this.redis.kill();
    await this.postgres.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #certify(staffId: string, identityKey: string, nameShown: string, role: 'administrator' | 'counsellor'): string {
    const now = Math.floor(Date.now() / 1000);
    const times = { notBefore: now - 60, notAfter: now + DAY_SECONDS };
    const who = { staffId, identityKey, role, organisation: 'Centrum', nameShown, ...times };
    return certifyStaff(sodiumModule, this.#root as RootKey, who);
  }
}

export const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 60_000, interval: 20 });
