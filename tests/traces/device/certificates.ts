/** An authority for one run, trusted by its browsers alone; every host has a certificate of its own, or browsers would record one under another's name. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

export interface Certificate {
  key: Buffer;
  cert: Buffer;
}

export class Authority {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = `${directory}/authority`;
    mkdirSync(this.#directory);
    const usage = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
    this.#openssl('req', '-x509', ...CURVE, ...usage, '-subj', '/CN=Bench', '-keyout', 'ca.key', '-out', 'ca.pem');
  }

  /** For one host. */
  certify(host: string): Certificate {
    this.#openssl('req', ...CURVE, '-subj', `/CN=${host}`, '-keyout', `${host}.key`, '-out', `${host}.csr`);
    writeFileSync(`${this.#directory}/${host}.ext`, `subjectAltName=DNS:${host}\nbasicConstraints=CA:FALSE\n`);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '2', '-extfile', `${host}.ext`];
    this.#openssl('x509', '-req', '-in', `${host}.csr`, ...by, '-out', `${host}.pem`);
    const read = (name: string) => readFileSync(`${this.#directory}/${host}.${name}`);
    return { key: read('key'), cert: read('pem') };
  }

  /** Makes a browser trust it: `store` is where it keeps its own certificates. */
  install(store: string): void {
    mkdirSync(store, { recursive: true });
    execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
    const trust = ['-A', '-d', `sql:${store}`, '-n', 'bench', '-t', 'C,,', '-i', `${this.#directory}/ca.pem`];
    execFileSync('certutil', trust);
  }

  #openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.#directory, stdio: 'ignore' });
  }
}
