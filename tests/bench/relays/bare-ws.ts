/** The reference: `ws` alone. Pairs the two connections to one path and forwards binary messages, nothing else. */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ready } from './ready.ts';

const waiting = new Map<string, WebSocket>();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096 });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  const peer = waiting.get(path);
  if (peer === undefined) {
    waiting.set(path, socket);
    socket.on('close', () => waiting.delete(path));
    return;
  }
  waiting.delete(path);
  socket.on('message', (data, binary) => peer.send(data, { binary }));
  peer.on('message', (data, binary) => socket.send(data, { binary }));
});
server.on('listening', () => ready({ port: (server.address() as AddressInfo).port, staff: [], noticeVersion: '' }));
