/** One port for TLS and for plain HTTP, which leads to it: the scorer is told of one. */
import { createServer as createPlain } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import type { Certificate } from '../doctor/certificate.ts';

const TLS_HANDSHAKE = 0x16;

/** In front of a plain server on this machine. */
export async function startFront(certificate: Certificate, port: number): Promise<{ host: string; close(): void }> {
  const open = new Set<Socket>();
  const secure = createTls(certificate, (outside) => {
    const inside = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      socket.on('error', () => other.destroy());
      socket.pipe(other);
    }
  });
  const plain = createPlain((asked, answer) => {
    answer.writeHead(308, { location: `https://${asked.headers.host}${asked.url}` }).end();
  });
  const both = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  both.listen(0, 'localhost');
  await new Promise((resolve) => both.once('listening', resolve));
  return {
    host: `localhost:${(both.address() as AddressInfo).port}`,
    close() {
      both.close();
      for (const socket of open) socket.destroy();
    },
  };
}
