/** A proxy as an operator would have it: TLS and HTTP/2, WebSockets, a redirect from plain HTTP. It can be told to get one thing wrong. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SecureVersion } from 'node:tls';
import type { Site } from '../../scripts/doctor/outside/site.ts';
import type { Certificate } from './certificate.ts';

export interface Passed {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** What is wrong with it. */
export interface Mistake {
  /** Changes an answer; `headers` are the request's. */
  answer?(path: string, passed: Passed, asked: IncomingHttpHeaders & { method: string }): void;
  /** Changes the headers of a request to open a socket; null leaves such requests out. */
  socket?: ((headers: string) => string) | null;
  /** Changes what is answered to such a request. */
  socketAnswer?(head: string): string;
  minVersion?: SecureVersion;
  noHttp2?: boolean;
  /** What plain HTTP answers. */
  plain?: { status: number; location?: string };
  certificate?: Certificate;
}

export interface Front {
  site: Site;
  close(): void;
}

export interface House {
  /** Where the service listens. */
  port: number;
  certificate: Certificate;
}

export async function startFront(house: House, mistake: Mistake = {}): Promise<Front> {
  const sockets = new Set<Socket>();
  const certificate = mistake.certificate ?? house.certificate;
  const options = {
    ...certificate,
    ...(mistake.minVersion ? { minVersion: mistake.minVersion, ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
  };
  const handle = (asked: IncomingMessage | Http2ServerRequest, answer: ServerResponse | Http2ServerResponse) =>
    void pass(house.port, mistake, asked, answer).catch(() => answer.end());
  const secure = mistake.noHttp2
    ? createTlsServer(options, handle)
    : createSecureServer({ ...options, allowHTTP1: true }, handle);
  secure.on('upgrade', (asked: IncomingMessage, socket: Socket) => passSocket(house.port, mistake, asked, socket));
  const port = await listen(secure, sockets);
  const plain = createServer((asked, answer) => {
    const { status, location } = mistake.plain ?? { status: 308 };
    answer.writeHead(status, { location: location ?? `https://localhost:${port}${asked.url}` }).end();
  });
  const httpPort = await listen(plain, sockets);
  return {
    site: { origin: new URL(`https://localhost:${port}`), httpPort, ca: certificate.cert },
    close() {
      secure.close();
      plain.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function pass(
  port: number,
  { answer: change }: Mistake,
  asked: IncomingMessage | Http2ServerRequest,
  answer: Http2ServerResponse | ServerResponse,
): Promise<void> {
  const { url: path = '/', method = 'GET' } = asked;
  const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !name.startsWith(':')));
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, resolve);
    sent.on('error', reject);
    sent.end();
  });
  const {
    connection: _,
    'keep-alive': __,
    'transfer-encoding': ___,
    'content-length': ____,
    ...kept
  } = answered.headers;
  const passed: Passed = {
    status: answered.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    body: await buffer(answered),
  };
  change?.(path, passed, { ...asked.headers, method });
  answer.statusCode = passed.status;
  for (const [name, value] of Object.entries(passed.headers)) answer.setHeader(name, value);
  answer.end(passed.body);
}

function passSocket(
  port: number,
  { socket: change, socketAnswer }: Mistake,
  asked: IncomingMessage,
  outside: Socket,
): void {
  if (change === null) {
    outside.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const lines = asked.rawHeaders.flatMap((_, i, raw) => (i % 2 === 0 ? [`${raw[i]}: ${raw[i + 1]}`] : []));
  const head = `${lines.join('\r\n')}\r\n\r\n`;
  const inside = connect(port, '127.0.0.1');
  inside.write(`GET ${asked.url} HTTP/1.1\r\n${change ? change(head) : head}`);
  outside.on('error', () => inside.destroy());
  inside.on('error', () => outside.destroy());
  outside.on('close', () => inside.destroy());
  outside.pipe(inside);
  if (socketAnswer) inside.once('data', (first) => outside.write(socketAnswer(first.toString('latin1')), 'latin1'));
  else inside.pipe(outside);
}

async function listen(server: Server, sockets: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}
