/** Whether WebSockets pass, uncompressed, and to the service's own pages only. */
import { randomBytes } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { SUBPROTOCOL } from '../../../shared/src/protocol/version.ts';
import type { Check, Complaint } from '../finding.ts';
import { type Site, unanswered } from './site.ts';

const PATIENCE_MS = 15_000;

export const SOCKET_CHECK: Check<Site> = {
  name: 'sockets',
  async examine(site) {
    const complaints: Complaint[] = [];
    for (const path of ['/youth/socket', '/staff/socket']) {
      const own = await upgrade(site, path, site.origin.origin);
      if (own.status !== 101) complaints.push({ fault: 'no-socket', values: { path, status: own.status } });
      // Of what is written in one's own words, the compressed length says something.
      if (own.extensions.includes('deflate')) complaints.push({ fault: 'socket-compressed', values: { path } });
      const other = await upgrade(site, path, 'https://elsewhere.example');
      if (other.status === 101) complaints.push({ fault: 'socket-for-others', values: { path } });
    }
    return complaints;
  },
};

function upgrade({ origin }: Site, path: string, from: string): Promise<{ status: number; extensions: string }> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    'sec-websocket-protocol': SUBPROTOCOL,
    'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits',
    origin: from,
  };
  const options = { hostname: origin.hostname, port: origin.port, path, headers, timeout: PATIENCE_MS, agent: false };
  return new Promise((resolve, reject) => {
    const sent =
      origin.protocol === 'https:' ? tlsRequest({ ...options, rejectUnauthorized: false }) : plainRequest(options);
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: 101, extensions: response.headers['sec-websocket-extensions'] ?? '' });
    });
    sent.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, extensions: '' });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', (error) => reject(unanswered(path, error)));
    sent.end();
  });
}
