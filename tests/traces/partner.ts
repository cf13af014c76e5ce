/** Somebody else's page, on a host of its own, with the door in a frame: the one line that partners are given. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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

export async function startSite(answer: (path: string) => Answer, host = '127.0.0.1'): Promise<Site> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { status = 200, headers = {}, body = '' } = answer(new URL(request.url ?? '/', 'https://site').pathname);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  }).listen(0, host);
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
<style>body { margin: 0 } iframe { display: block; width: 100%; height: 620px; border: 0 }</style>
<h1>Elevhälsan</h1>
${inside}
</html>`;
}

/** As the documentation gives it to partners. */
export const frameOf = (address: string): string =>
  `<iframe src="${address}" title="Chatt" referrerpolicy="no-referrer"></iframe>`;

/** The partner's page with the door in it. Not to be kept, as partners are asked: what is kept of it names the frame. */
export const startPartner = (door: string, host?: string): Promise<Site> =>
  startSite(
    (path) =>
      path === '/' ? { headers: { 'cache-control': 'no-store' }, body: partnerPage(frameOf(door)) } : { status: 404 },
    host,
  );
