/** A certificate that is its own authority. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

export interface Certificate {
  key: Buffer;
  cert: Buffer;
}

const DAY_MS = 24 * 60 * 60_000;
const AUTHORITY = `[ca]
default_ca = own
[own]
new_certs_dir = .
database = index
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
`;

/** For one host, from so many days ago until so many days from now. */
export function certify(host: string, { since, until }: { since: number; until: number }): Certificate {
  const directory = mkdtempSync(`${tmpdir()}/certificate-`);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'ignore' });
  const at = (days: number) => `${new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]|\.\d+/g, '')}`;
  try {
    writeFileSync(`${directory}/index`, '');
    writeFileSync(`${directory}/authority`, AUTHORITY);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'key'];
    const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
    openssl('req', ...key, ...names, '-out', 'request');
    const life = ['-startdate', at(-since), '-enddate', at(until)];
    const own = ['-selfsign', '-keyfile', 'key', '-batch', '-notext', '-config', 'authority'];
    openssl('ca', ...own, ...life, '-in', 'request', '-out', 'cert');
    return { key: readFileSync(`${directory}/key`), cert: readFileSync(`${directory}/cert`) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
