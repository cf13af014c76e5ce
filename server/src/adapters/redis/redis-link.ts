/** The connection to Redis or Valkey: to one server, to whichever Sentinels say is the master, or to a Cluster. */
import { createClient, createCluster, createSentinel, ErrorReply, type RedisArgument } from '@redis/client';
import { intact, sumOf } from './intact.ts';
import type { Keys } from './keys.ts';
import type { Script } from './scripts.ts';
import { socketTo } from './socket-to.ts';

export interface RedisOptions {
  readonly mode: 'single' | 'sentinel' | 'cluster';
  /** One, or those of the Sentinels or of some of the Cluster's nodes. Name and password are those of all. */
  readonly urls: readonly string[];
  /** What the Sentinels call the master. */
  readonly master: string;
  /** Who vouches for the servers' certificates (`rediss:`), as PEM; null for those whom the system trusts. */
  readonly authority: string | null;
}

type Listener = (message: Buffer) => void;

/** As far as the three kinds of client are one. */
interface Commands {
  evalSha(sha: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  sPublish(channel: RedisArgument, message: RedisArgument): Promise<unknown>;
  sSubscribe(channel: string, listener: Listener, bufferMode: true): Promise<unknown>;
  sUnsubscribe(channel: string, listener: Listener, bufferMode: true): Promise<unknown>;
  connect(): Promise<unknown>;
  destroy(): unknown;
}

interface Clients {
  commands: Commands;
  subscriptions: Commands;
  /** Everywhere where it may be run. */
  load(source: string): Promise<unknown>;
}

const CONNECT_MS = 2_000;
/** For a first connection; a client by itself would try for ever. */
const OPEN_MS = 10_000;
const LONGEST_PAUSE_MS = 500;
const lasting = {
  connectTimeout: CONNECT_MS,
  reconnectStrategy: (retries: number) => Math.min(20 * 2 ** Math.min(retries, 8), LONGEST_PAUSE_MS),
};
/** What Redis answers while it loads, fails over or moves slots, or to what came garbled: nothing has been done, and later it will be. */
const PASSING =
  /^(GARBLED|NOSCRIPT|LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK|NOREPLICAS|UNBLOCKED|BUSY)\b/;

/** Whether the same may go well in a moment; true also for a command that may or may not have been carried out. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ErrorReply) || PASSING.test(error.message);
}

/** What the rest needs of it. */
export type Link = Pick<RedisLink, 'run' | 'publish' | 'subscribe' | 'unsubscribe' | 'restart' | 'close'>;

export class RedisLink {
  readonly #make: () => Clients;
  readonly #subscribed = new Map<string, Listener>();
  #clients: Clients;
  #restarting: Promise<void> | null = null;
  #closed = false;

  private constructor(make: () => Clients) {
    this.#make = make;
    this.#clients = make();
  }

  static async open(options: RedisOptions): Promise<RedisLink> {
    const link = new RedisLink(() => clientsFor(options));
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error('no Redis')), OPEN_MS);
    try {
      await Promise.race([link.#connect(), promise]);
      return link;
    } catch (error) {
      link.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async run(script: Script, keys: Keys, args: readonly string[]): Promise<unknown> {
    const options = { keys: [...keys.all], arguments: [...args, sumOf(keys.all, args)] };
    const ask = async () => intact(await this.#clients.commands.evalSha(script.sha, options));
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ErrorReply) || !error.message.startsWith('NOSCRIPT')) throw error;
      // Never by EVAL: what is loaded garbled has another name, and nobody calls it.
      await this.#clients.load(script.source);
      return ask();
    }
  }

  /** Whoever does not get it finds out otherwise. True: the message's bytes are the caller's again. */
  async publish(channel: string, message: RedisArgument): Promise<boolean> {
    try {
      await this.#clients.commands.sPublish(channel, message);
      return true;
    } catch {
      return false;
    }
  }

  async subscribe(channel: string, listener: Listener): Promise<void> {
    this.#subscribed.set(channel, listener);
    await this.#clients.subscriptions.sSubscribe(channel, listener, true);
  }

  async unsubscribe(channel: string): Promise<void> {
    const listener = this.#subscribed.get(channel);
    if (listener === undefined) return;
    this.#subscribed.delete(channel);
    await this.#clients.subscriptions.sUnsubscribe(channel, listener, true);
  }

  /** With new connections: those that there were are dead, or as good as. What waited on them fails. */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = null;
    });
    return this.#restarting;
  }

  close(): void {
    this.#closed = true;
    this.#destroy();
  }

  async #restart(): Promise<void> {
    if (this.#closed) return;
    this.#destroy();
    this.#clients = this.#make();
    await this.#connect();
  }

  async #connect(): Promise<void> {
    const { commands, subscriptions } = this.#clients;
    await Promise.all([...new Set([commands, subscriptions])].map((client) => client.connect()));
    for (const [channel, listener] of this.#subscribed) await subscriptions.sSubscribe(channel, listener, true);
  }

  #destroy(): void {
    const { commands, subscriptions } = this.#clients;
    for (const client of new Set([commands, subscriptions])) {
      try {
        client.destroy();
      } catch {
        // It was closed already.
      }
    }
  }
}

function clientsFor({ mode, urls, master, authority }: RedisOptions): Clients {
  const parsed = urls.map((url) => new URL(url));
  const socket = socketTo(urls[0] ?? '', authority, lasting);
  const [first] = parsed;
  if (mode === 'single' || first === undefined) {
    const make = () => quiet(createClient({ url: urls[0] ?? '', socket, disableOfflineQueue: true }));
    const commands = make();
    return { commands, subscriptions: make(), load: (source) => commands.scriptLoad(source) };
  }
  const credentials = {
    ...(first.username === '' ? {} : { username: decodeURIComponent(first.username) }),
    ...(first.password === '' ? {} : { password: decodeURIComponent(first.password) }),
  };
  const common = { ...credentials, socket, disableOfflineQueue: true };
  if (mode === 'cluster') {
    const cluster = quiet(createCluster({ rootNodes: urls.map((url) => ({ url })), defaults: common }));
    const load = (source: string) =>
      Promise.all(cluster.masters.map(async (one) => (await cluster.nodeClient(one)).scriptLoad(source)));
    return { commands: cluster, subscriptions: cluster, load };
  }
  const sentinel = quiet(
    createSentinel({
      name: master,
      sentinelRootNodes: parsed.map(({ hostname, port }) => ({ host: hostname, port: Number(port || '26379') })),
      nodeClientOptions: common,
      sentinelClientOptions: { socket },
      // With a pool, commands that come at once when there was none take its places and keep them, and the rest wait for ever.
      reserveClient: true,
    }),
  );
  return { commands: sentinel, subscriptions: sentinel, load: (source) => sentinel.scriptLoad(source) };
}

/** Whoever asked for something is told that it failed; nobody else need be. */
function quiet<Client extends { on(event: 'error', listener: () => void): unknown }>(client: Client): Client {
  client.on('error', () => undefined);
  return client;
}
