/** Partners' sites and strangers', each on a host of its own on this machine, and a way in that keeps what it was sent. */
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  origin: string;
  close(): void;
}

/** One page, whatever is asked for; `host` ends in `localhost`, which browsers know to be this machine. */
export async function startSite(
  host: string,
  page: () => { body: string; headers?: Record<string, string> },
): Promise<Site> {
  return listen(
    host,
    createServer((_asked, answer) => {
      const { body, headers = {} } = page();
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      answer.end(
        `<!doctype html><html lang="sv"><link rel="icon" href="data:,"><title>Elevhälsan</title>${body}</html>`,
      );
    }),
  );
}

/** The service under another name. `sent`: the headers of each request that came this way, whole. */
export async function startWayIn(host: string, port: number): Promise<Site & { sent: readonly string[][] }> {
  const sent: string[][] = [];
  const forward = (asked: IncomingMessage) => {
    sent.push([asked.url ?? '', ...asked.rawHeaders]);
    const { url: path, method, headers } = asked;
    return request({ host: '127.0.0.1', port, path, method, headers });
  };
  const server = createServer((asked, answer) => {
    const passed = forward(asked);
    passed.on('response', (got) => {
      answer.writeHead(got.statusCode ?? 0, got.headers);
      got.pipe(answer);
    });
    asked.pipe(passed);
  });
  server.on('upgrade', (asked, socket) => {
    const passed = forward(asked);
    passed.on('response', (got) => socket.end(`HTTP/1.1 ${got.statusCode} No\r\nConnection: close\r\n\r\n`));
    passed.on('upgrade', (_got, inside) => {
      inside.destroy();
      socket.end('HTTP/1.1 101 Opened\r\nConnection: close\r\n\r\n');
    });
    passed.end();
  });
  return { ...(await listen(host, server)), sent };
}

async function listen(host: string, server: Server): Promise<Site> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
