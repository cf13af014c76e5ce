/** The other reference: socket.io, WebSocket only, forwarding from socket to socket without rooms: the cheapest it can. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { ready } from './ready.ts';

const waiting = new Map<string, Socket>();
const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });

server.on('connection', (socket) => {
  const name = String(socket.handshake.query.pair);
  const peer = waiting.get(name);
  if (peer === undefined) {
    waiting.set(name, socket);
    socket.on('disconnect', () => waiting.delete(name));
    return;
  }
  waiting.delete(name);
  socket.on('m', (data: Buffer) => peer.emit('m', data));
  peer.on('m', (data: Buffer) => socket.emit('m', data));
});
http.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  ready({ port: (http.address() as AddressInfo).port, staff: [], noticeVersion: '' });
});
