/**
 * The proxy in front of several nodes, as far as they can tell it from one: each connection goes to the next of those that
 * say that they let people in (`/routez`), and to another if that one has just gone. No sticky sessions.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const LOOK_MS = 100;

export interface RoundRobin {
  origin: string;
  /** How many connections have been led to each, by port. */
  led: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

export async function startProxy(ports: readonly number[]): Promise<RoundRobin> {
  const led = new Map(ports.map((port) => [port, 0]));
  const sockets = new Set<Socket>();
  let open: readonly number[] = ports;
  let turn = 0;

  const look = setInterval(async () => {
    const answers = await Promise.all(ports.map(letsIn));
    open = ports.filter((_port, at) => answers[at]);
  }, LOOK_MS);

  const lead = (outside: Socket, tried: readonly number[]): void => {
    const left = open.filter((port) => !tried.includes(port));
    const port = left[turn++ % left.length];
    if (port === undefined) {
      outside.destroy();
      return;
    }
    const inside = connect(port, '127.0.0.1');
    sockets.add(inside);
    let isThrough = false;
    inside.on('connect', () => {
      isThrough = true;
      led.set(port, (led.get(port) ?? 0) + 1);
      outside.pipe(inside).pipe(outside);
    });
    inside.on('error', () => (isThrough ? outside.destroy() : lead(outside, [...tried, port])));
    inside.on('close', () => {
      sockets.delete(inside);
      if (isThrough) outside.destroy();
    });
    outside.on('close', () => inside.destroy());
  };

  const server = createServer((outside) => {
    sockets.add(outside);
    outside.on('error', () => outside.destroy());
    outside.on('close', () => sockets.delete(outside));
    lead(outside, []);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    led,
    async close() {
      clearInterval(look);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function letsIn(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/routez`, { signal: AbortSignal.timeout(2_000) })).status === 204;
  } catch {
    return false;
  }
}
