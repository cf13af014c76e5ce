/** Somebody else's page, on a host of its own, with the door in a frame: the one line that partners are given. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EMBEDDED_PATH, snippet } from '@dorren/shared/protocol/snippet.ts';

export interface Site {
  port: number;
  close(): void;
}

/** `body`: in Swedish, whole. */
export interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export async function startSite(answer: (path: string) => Answer): Promise<Site> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { status = 200, headers = {}, body = '' } = answer(new URL(request.url ?? '/', 'https://site').pathname);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A page such as a school has, with `inside` below its heading. */
export function partnerPage(inside: string): string {
  return `<!doctype html>
<html lang="sv">
<meta charset="utf-8">
<title>Elevhälsan</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block }</style>
<h1>Elevhälsan</h1>
${inside}
</html>`;
}

/**
 * The partner's page with the door of `origin` in it, by the very line that partners are given; `more` stands at the end of its address.
 * Not to be kept, as partners are asked: what is kept of it names the frame.
 */
export function startPartner(origin: string, title: string, more = ''): Promise<Site> {
  const line = snippet(origin, title).replace(`${EMBEDDED_PATH}"`, `${EMBEDDED_PATH}${more}"`);
  const page = { headers: { 'cache-control': 'no-store' }, body: partnerPage(line) };
  return startSite((path) => (path === '/' ? page : { status: 404 }));
}
