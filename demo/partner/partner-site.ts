/** A partner's site beside the demonstration, on a port and an origin of its own. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PATHS, partnerPage } from './partner-page.ts';

export interface PartnerSite {
  origin: string;
  stop(): Promise<void>;
}

/** `door`: scheme and host of the service. `port`: taken if it is free, else any that is. */
export async function startPartnerSite(door: string, port: number): Promise<PartnerSite> {
  const style = readFileSync(new URL('partner.css', import.meta.url), 'utf8');
  const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
    [PATHS.sv]: ['text/html', partnerPage('sv', door)],
    [PATHS.en]: ['text/html', partnerPage('en', door)],
    [PATHS.style]: ['text/css', style],
  };
  const site = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': `default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src ${door}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      'x-content-type-options': 'nosniff',
    });
    response.end(body);
  });
  if (!(await listens(site, port))) await listens(site, 0);
  return {
    origin: `http://localhost:${(site.address() as AddressInfo).port}`,
    async stop() {
      site.close();
      site.closeAllConnections();
      await once(site, 'close');
    },
  };
}

async function listens(site: Server, port: number): Promise<boolean> {
  site.listen(port, '127.0.0.1');
  try {
    await once(site, 'listening');
    return true;
  } catch {
    return false;
  }
}
