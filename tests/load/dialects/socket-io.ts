import { type Pair, party } from '../pair.ts';
import { LoadSocket, OPCODE } from '../web-socket.ts';

/**
 * Engine.IO protocol 4 and Socket.IO protocol 5 over WebSocket only, as `socket.io-client` speaks it when it is told to
 * skip polling. An event with one binary argument is a text with a placeholder, then the bytes.
 */
const EVENT = '451-["m",{"_placeholder":true,"num":0}]';
const CONNECT = Buffer.from('40');
const PONG = Buffer.from('3');
const PING = '2'.charCodeAt(0);

export async function pair(port: number, number: number): Promise<Pair> {
  const a = await connect(port, `${number}`);
  const b = await connect(port, `${number}`);
  return { a: party(a, { route: 0, epoch: 1 }, EVENT), b: party(b, { route: 0, epoch: 1 }, EVENT) };
}

export function lone(port: number): Promise<LoadSocket> {
  return connect(port, `lone-${crypto.randomUUID()}`);
}

/** Texts that come while frames are exchanged: the server's ping is answered, placeholders are passed over. */
export function text(socket: LoadSocket, buffer: Buffer, at: number): void {
  if (buffer[at] === PING) socket.send(OPCODE.text, PONG);
}

async function connect(port: number, name: string): Promise<LoadSocket> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const received = (_opcode: number, buffer: Buffer, at: number, length: number) => {
    const packet = buffer.toString('latin1', at, at + length);
    if (packet.startsWith('40')) resolve();
    else if (packet.startsWith('44')) reject(new Error(packet));
  };
  const socket = await LoadSocket.open(port, `/socket.io/?EIO=4&transport=websocket&pair=${name}`, null, received);
  socket.send(OPCODE.text, CONNECT);
  await promise;
  return socket;
}
