/** How one gets there: TLS, its certificate, HTTP/2, and what plain HTTP answers. */
import { connect as connectTo } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { type Check, type Complaint, NotPossible } from '../finding.ts';
import { ask, type Site, unanswered } from './site.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Of its life: whoever renews by machine has done it with a third left. */
const LEAST_LEFT = 1 / 6;
const PATIENCE_MS = 15_000;

export const TRANSPORT_CHECKS: readonly Check<Site>[] = [
  { name: 'tls', examine: examineTls },
  { name: 'old-tls', examine: examineOldTls },
  { name: 'http2', examine: examineHttp2 },
  { name: 'plain-http', examine: examinePlainHttp },
];

async function examineTls(site: Site): Promise<Complaint[]> {
  if (site.origin.protocol !== 'https:') return [{ fault: 'not-tls' }];
  const socket = await handshake(site, { rejectUnauthorized: false });
  try {
    const complaints: Complaint[] = [];
    const certificate = socket.getPeerCertificate();
    if (!socket.authorized) {
      const { authorizationError } = socket;
      const code = authorizationError instanceof Error ? authorizationError.message : String(authorizationError);
      complaints.push({ fault: 'certificate', values: { code } });
    }
    const [from = 0, to = 0] = [certificate.valid_from, certificate.valid_to].map((each) => Date.parse(each));
    const left = to - Date.now();
    if (left < LEAST_LEFT * (to - from)) {
      complaints.push({ fault: 'certificate-ends', values: { days: Math.max(Math.floor(left / DAY_MS), 0) } });
    }
    return complaints;
  } finally {
    socket.destroy();
  }
}

async function examineOldTls(site: Site): Promise<Complaint[]> {
  needTls(site);
  // Its default level of security would hide what it is told to look for.
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const socket = await handshake(site, { ...old, rejectUnauthorized: false }).catch(() => null);
  socket?.destroy();
  return socket === null ? [] : [{ fault: 'old-tls', values: { version: socket.getProtocol() ?? 'TLS' } }];
}

async function examineHttp2(site: Site): Promise<Complaint[]> {
  needTls(site);
  const socket = await handshake(site, { ALPNProtocols: ['h2', 'http/1.1'], rejectUnauthorized: false });
  socket.destroy();
  return socket.alpnProtocol === 'h2' ? [] : [{ fault: 'no-http2' }];
}

async function examinePlainHttp(site: Site): Promise<Complaint[]> {
  needTls(site);
  const { httpPort: port } = site;
  if (port === null) throw new NotPossible('port-unknown');
  if (!(await listens(site.origin.hostname, port))) return [];
  const plain: Site = { origin: new URL(`http://${site.origin.hostname}:${port}`), httpPort: null };
  const answer = await ask(plain, '/').catch(() => null);
  if (answer === null) return [];
  const location = URL.parse(answer.headers.get('location')?.[0] ?? '', plain.origin);
  const complaints: Complaint[] = [];
  const isThere = location?.protocol === 'https:' && location.hostname === site.origin.hostname;
  if (![301, 308].includes(answer.status) || !isThere)
    complaints.push({ fault: 'no-redirect', values: { status: answer.status } });
  if (answer.headers.has('set-cookie'))
    complaints.push({ fault: 'cookie', values: { name: 'set-cookie', paths: 'http:' } });
  return complaints;
}

function needTls({ origin }: Site): void {
  if (origin.protocol !== 'https:') throw new NotPossible('needs-tls');
}

function handshake({ origin, ca }: Site, options: ConnectionOptions): Promise<TLSSocket> {
  const { hostname } = origin;
  const port = Number(origin.port || 443);
  // An address has no name to be asked for by.
  const servername = /^[\d.]+$|:/.test(hostname) ? {} : { servername: hostname };
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port, ...servername, ...(ca ? { ca } : {}), ...options }, () => {
      resolve(socket);
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer in time')));
    socket.on('error', (error) => reject(unanswered('/', error)));
  });
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTo({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
