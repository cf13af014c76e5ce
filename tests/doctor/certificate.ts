/** A certificate that is its own authority. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

export interface Certificate {
  key: Buffer;
  cert: Buffer;
}

export function certify(host: string, days: number): Certificate {
  const directory = mkdtempSync(`${tmpdir()}/certificate-`);
  try {
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      'key',
      '-out',
      'cert',
    ];
    const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-days', String(days)];
    execFileSync('openssl', ['req', '-x509', ...key, ...names], { cwd: directory, stdio: 'ignore' });
    return { key: readFileSync(`${directory}/key`), cert: readFileSync(`${directory}/cert`) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
