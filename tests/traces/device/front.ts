/** What stands on the internet for one host: TLS in front of a plain server on this machine. */
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { Certificate } from './certificates.ts';

const HTTPS_PORT = 443;

export interface Front {
  close(): void;
}

export async function startFront(address: string, certificate: Certificate, port: number): Promise<Front> {
  const open = new Set<Socket>();
  const server = createServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (outside) => {
    const inside = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on('error', () => other.destroy());
      socket.pipe(other);
    }
  });
  server.listen(HTTPS_PORT, address);
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  return {
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
