/** One server by itself, for as long as it is asked something. */
import { createClient } from '@redis/client';
import { socketTo } from './socket-to.ts';

const CONNECT_MS = 2_000;

const clientFor = (url: string, authority: string | null) =>
  createClient({
    url,
    RESP: 2,
    socket: socketTo(url, authority, { connectTimeout: CONNECT_MS, reconnectStrategy: false as const }),
  });

/** Connects, asks, and goes. Throws if it cannot be reached, and what `ask` throws. */
export async function visiting<Result>(
  url: string,
  authority: string | null,
  ask: (client: ReturnType<typeof clientFor>) => Promise<Result>,
): Promise<Result> {
  const client = clientFor(url, authority);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await ask(client);
  } finally {
    client.destroy();
  }
}
