/**
 * Whoever has the home's router: sees how long each TLS record is, when and which way it goes, and nothing else. Behind the tap stands what
 * stands on the internet: TLS in front of the service. Both in a thread of their own: what a page in this process is busy with would else
 * keep them from looking at the clock.
 */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Certificate, certify } from '../doctor/certificate.ts';

export interface Seen {
  /** Milliseconds since the first that was seen. */
  at: number;
  up: boolean;
  /** Of the TLS record, with its header. */
  bytes: number;
  /** Which of the connections, from 0 in the order they came. */
  line: number;
}

/** RFC 8446, section 5.1: type, version, length. */
const HEADER_BYTES = 5;

export interface Tap {
  origin: string;
  /** What was seen, once nothing more is to be. */
  close(): Promise<readonly Seen[]>;
}

export interface Front {
  /** One visitor's way to the service. */
  tap(): Promise<Tap>;
  close(): Promise<unknown>;
}

type Asked = { call: number } & ({ ask: 'tap' } | { ask: 'seen'; port: number });
type Answer = { call: number; told: number | readonly Seen[] };

/** TLS in front of a service on this machine. */
export async function openFront(servicePort: number): Promise<Front> {
  const thread = new Worker(import.meta.filename, { workerData: { servicePort } });
  const waiting = new Map<number, (told: Answer['told']) => void>();
  let calls = 0;
  thread.on('message', ({ call, told }: Answer) => {
    waiting.get(call)?.(told);
    waiting.delete(call);
  });
  const ask = (asked: { ask: 'tap' } | { ask: 'seen'; port: number }): Promise<Answer['told']> => {
    const call = calls++;
    thread.postMessage({ call, ...asked });
    return new Promise((resolve) => waiting.set(call, resolve));
  };
  return {
    async tap() {
      const port = (await ask({ ask: 'tap' })) as number;
      return {
        origin: `https://localhost:${port}`,
        close: async () => (await ask({ ask: 'seen', port })) as readonly Seen[],
      };
    },
    close: () => thread.terminate(),
  };
}

/** What the thread does. */
async function serve(servicePort: number): Promise<void> {
  const certificate: Certificate = certify('localhost', { since: 1, until: 2 });
  const front = createTlsServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (outside) => {
    const inside = connect(servicePort, '127.0.0.1');
    inside.setNoDelay(true);
    join(outside, inside, new Set());
  });
  front.on('connection', (socket: Socket) => socket.setNoDelay(true));
  const frontPort = await listen(front);
  const taps = new Map<number, { seen: readonly Seen[]; close(): void }>();
  parentPort?.on('message', async (asked: Asked) => {
    const answer = (told: Answer['told']) => parentPort?.postMessage({ call: asked.call, told });
    if (asked.ask === 'tap') {
      const tap = await openTap(frontPort);
      taps.set(tap.port, tap);
      answer(tap.port);
    } else {
      const tap = taps.get(asked.port);
      taps.delete(asked.port);
      tap?.close();
      answer(tap?.seen ?? []);
    }
  });
}

async function openTap(frontPort: number): Promise<{ port: number; seen: readonly Seen[]; close(): void }> {
  const open = new Set<Socket>();
  const seen: Seen[] = [];
  let lines = 0;
  let begun: number | null = null;
  const server = createServer((browser) => {
    const line = lines++;
    const front = connect(frontPort, '127.0.0.1');
    for (const socket of [browser, front]) socket.setNoDelay(true);
    const note = (up: boolean) => {
      const measure = recordsIn();
      return (bytes: Buffer) => {
        const now = performance.now();
        begun ??= now;
        for (const length of measure(bytes)) seen.push({ at: now - begun, up, bytes: length, line });
      };
    };
    browser.on('data', note(true));
    front.on('data', note(false));
    join(browser, front, open);
  });
  const port = await listen(server);
  return {
    port,
    seen,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Lengths of the records that are whole with each piece of a stream. */
function recordsIn(): (bytes: Buffer) => number[] {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const lengths: number[] = [];
    while (rest.length >= HEADER_BYTES) {
      const length = HEADER_BYTES + rest.readUInt16BE(3);
      if (rest.length < length) break;
      lengths.push(length);
      rest = rest.subarray(length);
    }
    return lengths;
  };
}

function join(one: Socket, other: Socket, open: Set<Socket>): void {
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    open.add(socket);
    socket.on('close', () => {
      open.delete(socket);
      peer.destroy();
    });
    socket.on('error', () => peer.destroy());
    socket.pipe(peer);
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  return (server.address() as AddressInfo).port;
}

if (!isMainThread && workerData?.servicePort !== undefined) await serve(workerData.servicePort);
