/** From HTTP to WebSocket: everything that is refused before a socket opens. */
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { MAX_CONTROL_BYTES } from '@dorren/shared/protocol/codec.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { WebSocketServer } from 'ws';
import type { Hub } from '../relay/hub-parts.ts';
import { RelaySocket } from '../relay/relay-socket.ts';
import type { RelaySettings } from '../relay/settings.ts';
import { staffSocket } from './staff-socket.ts';
import { youthSocket } from './youth-socket.ts';

const DOORS = new Map([youthSocket, staffSocket].map((door) => [door.path, door]));
/** A message may come in a few fragments, a fragment in some segments; more is somebody trying. */
const MOST_FRAGMENTS = 16;
const MOST_BUFFERED_CHUNKS = 256;

export interface SocketParts {
  hub: Hub;
  settings: RelaySettings;
}

/** Answers every upgrade request of the server. */
export function attachSockets(server: Server, { hub, settings }: SocketParts): void {
  const options = {
    noServer: true,
    WebSocket: RelaySocket,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_CONTROL_BYTES,
    maxFragments: MOST_FRAGMENTS,
    maxBufferedChunks: MOST_BUFFERED_CHUNKS,
    closeTimeout: settings.closeMs,
    // A browser takes no answer but one of its offers, and must get one to be told that its version is too old (L8).
    handleProtocols: (offered: Set<string>, { url }: IncomingMessage) =>
      DOORS.get(url ?? '')?.subprotocols.find((one) => offered.has(one)) ?? [...offered][0] ?? false,
  };
  const webSockets = new WebSocketServer(options);
  server.on('upgrade', (request, socket, head) => {
    const door = DOORS.get(request.url ?? '');
    if (door === undefined) return refuse(socket, 404, 'not-found');
    const refusal = hub.refusesConnection(isSameOrigin(request, settings.allowedOrigins));
    if (refusal !== null) return refuse(socket, refusal === 'not-allowed' ? 403 : 503, refusal);
    // One write for the answer and for the first message.
    socket.cork();
    webSockets.handleUpgrade(request, socket, head, (opened) => {
      opened.raw = socket;
      door.accept(hub, opened, addressIn(request, settings.addressHeader));
    });
    socket.uncork();
  });
}

/** Browsers say where a page came from; only our own pages have business here. Other clients say nothing. */
function isSameOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return origin === `https://${host}` || origin === `http://${host}` || allowed.includes(origin);
}

/** K6: what the service's own proxy has put last. Whoever comes without one is told of by nobody. */
function addressIn({ headers }: IncomingMessage, header: string | null): string | null {
  const said = header === null ? undefined : headers[header];
  return typeof said === 'string' ? (said.split(',').at(-1)?.trim() ?? null) : null;
}

function refuse(socket: Duplex, status: number, code: RefusalCode): void {
  const body = JSON.stringify({ code });
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Connection: close\r\n' +
      'Cache-Control: no-store\r\n' +
      'Content-Type: application/json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
