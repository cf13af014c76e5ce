/**
 * A control of the method: the bare relay with one thing changed, that all frames for a socket in one turn of the loop
 * leave in one write, header and body in one buffer. What this gains is known, so the bench must find it.
 */
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ready } from './ready.ts';

const waiting = new Map<string, WebSocket>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096 });
const HEAD_BYTES = 4;

let unsent: (() => void)[] = [];

function flush(): void {
  const now = unsent;
  unsent = [];
  for (const write of now) write();
}

function writer(socket: WebSocket): (frame: Buffer) => void {
  const tcp = (socket as unknown as { _socket: Socket })._socket;
  let frames: Buffer[] = [];
  const write = () => {
    const all = Buffer.allocUnsafe(frames.reduce((sum, frame) => sum + HEAD_BYTES + frame.byteLength, 0));
    let at = 0;
    for (const frame of frames) {
      all[at] = 0x82;
      all[at + 1] = 126;
      all.writeUInt16BE(frame.byteLength, at + 2);
      all.set(frame, at + HEAD_BYTES);
      at += HEAD_BYTES + frame.byteLength;
    }
    frames = [];
    tcp.write(all);
  };
  return (frame) => {
    if (frames.length === 0 && unsent.push(write) === 1) setImmediate(flush);
    frames.push(frame);
  };
}

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  const peer = waiting.get(path);
  if (peer === undefined) {
    waiting.set(path, socket);
    socket.on('close', () => waiting.delete(path));
    return;
  }
  waiting.delete(path);
  const [toPeer, toSocket] = [writer(peer), writer(socket)];
  socket.on('message', (data) => toPeer(data as Buffer));
  peer.on('message', (data) => toSocket(data as Buffer));
});
server.on('listening', () => ready({ port: (server.address() as AddressInfo).port, staff: [], noticeVersion: '' }));
