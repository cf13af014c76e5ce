/**
 * Mozilla's HTTP Observatory, as published and unchanged, by its own command. It is no package of the project's: it brings two hundred
 * others (a database, a reporter of crashes) that nothing else needs. Its lockfile says which, to the byte.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

const DIRECTORY = join(import.meta.dirname, 'scorer');
const PACKAGE = `${DIRECTORY}/node_modules/@mdn/mdn-http-observatory`;
/** Its list of the hosts that browsers know beforehand, which it would fetch when it is installed. None of ours is on it. */
const PRELOADED = `${PACKAGE}/conf/hsts-preload.json`;

const test = v.object({ pass: v.boolean(), result: v.string(), scoreModifier: v.number() });
const scored = v.object({
  scan: v.object({ algorithmVersion: v.number(), grade: v.string(), score: v.number(), statusCode: v.number() }),
  tests: v.record(v.string(), test),
});
export type Scored = v.InferOutput<typeof scored>;

/** From the registry, if it is not there yet; runs no script of anybody's. */
export function installScorer(): void {
  if (existsSync(PRELOADED)) return;
  console.log('Installing the HTTP Observatory …');
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', options, { cwd: DIRECTORY, stdio: ['ignore', 'inherit', 'inherit'] });
  writeFileSync(PRELOADED, '{}\n');
}

/** Scores one address, as it would a host's first page. `authority`: a file with the certificate to trust, PEM. @throws if it cannot. */
export async function score(host: string, path: string, authority: string): Promise<Scored> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${PACKAGE}/src/scan.js`, host + path], {
    cwd: DIRECTORY,
    env: { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: authority },
    maxBuffer: 16 * 1024 * 1024,
  });
  return v.parse(v.pipe(v.string(), v.parseJson(), scored), stdout);
}
