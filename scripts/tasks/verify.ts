/** `npm run verify -- URL`: whether a running service serves what this source says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { buildStalePages } from '../lib/pages.ts';
import { ROOT } from '../lib/run.ts';
import { type Manifest, makeManifest, manifest } from '../verify/manifest.ts';
import { type Fault, verify } from '../verify/verify.ts';

const USAGE = `Usage: npm run verify -- URL [--manifest FILE] [--json FILE]

Compares what is served at URL with this source, which is built here first; or with a manifest that "npm run build -- --manifest FILE" wrote.`;

const WORDS: Readonly<Record<Fault['what'], string>> = {
  unreachable: 'cannot be reached',
  status: 'is not answered',
  bytes: 'is another file than the source gives',
  'not-the-template': 'is another page than the source gives',
  header: 'lacks a protective header, or has another',
  cookie: 'sets a cookie',
  content: 'has texts that the page itself would not take',
};

function options() {
  const { values, positionals } = parseArgs({
    options: { manifest: { type: 'string' }, json: { type: 'string' } },
    allowPositionals: true,
  });
  const origin = URL.parse(positionals[0] ?? '');
  if (origin === null || positionals.length !== 1 || !/^https?:$/.test(origin.protocol)) throw new Error('no URL');
  return { ...values, origin: origin.origin };
}

async function expected(file: string | undefined): Promise<Manifest> {
  if (file !== undefined) return v.parse(manifest, JSON.parse(readFileSync(file, 'utf8')));
  await buildStalePages();
  return makeManifest(ROOT);
}

async function main(): Promise<number> {
  let asked: ReturnType<typeof options>;
  try {
    asked = options();
  } catch {
    console.error(USAGE);
    return 2;
  }
  const verdict = await verify(asked.origin, await expected(asked.manifest));
  for (const { path, what, detail } of verdict.faults) {
    console.log(`${path}: ${WORDS[what]}${detail === undefined ? '' : ` (${detail})`}`);
  }
  if (verdict.demonstration) console.log('This is a demonstration: nobody real answers there.');
  for (const key of verdict.rootKeys)
    console.log(`Root key that the page trusts: ${key || 'none yet'}. Compare it with the centre's.`);
  if (verdict.partners.length > 0)
    console.log(`May be shown in a frame by ${verdict.partners.join(', ')}. Compare them with the centre's partners.`);
  console.log(`answers compared: ${verdict.checked}`);
  console.log(`differences: ${verdict.faults.length}`);
  if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify(verdict, null, 2)}\n`);
  return verdict.faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();
