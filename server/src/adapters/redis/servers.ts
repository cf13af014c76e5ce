/** Every server of a Sentinel's or a Cluster's, masters and replicas: each keeps what the service puts into any of them. */

import { visiting } from './one-visit.ts';
import type { RedisOptions } from './redis-link.ts';

type Slots = [from: number, to: number, ...nodes: [host: string, port: number][]][];

/** The addresses of those that are not known to be away. Throws if nobody who knows can be reached. */
export async function serversOf({ mode, urls, master, authority }: RedisOptions): Promise<string[]> {
  if (mode === 'single') return [...urls];
  if (mode === 'cluster') {
    return anyOf(urls, async (url) => {
      const slots = (await asked(url, authority, ['CLUSTER', 'SLOTS'])) as Slots;
      const nodes = slots.flatMap(([, , ...servers]) => servers);
      return unique(nodes.map(([host, port]) => addressed(url, host || new URL(url).hostname, port)));
    });
  }
  return anyOf(urls, async (url) => {
    const bare = addressed(url, new URL(url).hostname, new URL(url).port || '26379', false);
    const [host, port] = (await asked(bare, authority, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', master])) as [
      string,
      string,
    ];
    const replicas = (await asked(bare, authority, ['SENTINEL', 'REPLICAS', master])) as unknown[];
    const there = replicas.filter((replica) => !field(replica, 'flags').split(',').includes('s_down'));
    const others = there.map((replica) => addressed(url, field(replica, 'ip'), field(replica, 'port')));
    return unique([addressed(url, host, port), ...others]);
  });
}

async function anyOf<Result>(urls: readonly string[], ask: (url: string) => Promise<Result>): Promise<Result> {
  let last: unknown;
  for (const url of urls) {
    try {
      return await ask(url);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

const asked = (url: string, authority: string | null, command: string[]): Promise<unknown> =>
  visiting(url, authority, (client) => client.sendCommand(command));

/** With the same name and password. */
function addressed(url: string, host: string, port: number | string, withCredentials = true): string {
  const address = new URL(url);
  address.hostname = host.includes(':') ? `[${host}]` : host;
  address.port = String(port);
  if (!withCredentials) address.username = '';
  if (!withCredentials) address.password = '';
  return address.href;
}

/** Of a flat list of names and values. */
function field(list: unknown, name: string): string {
  if (!Array.isArray(list)) return '';
  const at = list.indexOf(name);
  return at < 0 ? '' : String(list[at + 1]);
}

function unique(addresses: readonly string[]): string[] {
  return [...new Set(addresses)];
}
