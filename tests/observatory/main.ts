/** `npm run observatory [-- --json FILE]`: whether everything that is served gets the most that Mozilla's HTTP Observatory gives. */
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/lib/run.ts';
import { setUp, startTestService } from '../../server/src/testing/started-service.ts';
import { CONVERSATION_LANGUAGES, PAGE_LANGUAGES } from '../../shared/src/protocol/values.ts';
import { certify } from '../doctor/certificate.ts';
import { ALGORITHM_VERSION, shortcomings } from './best.ts';
import { startFront } from './front.ts';
import { installScorer, type Scored, score } from './scorer.ts';

const AT_ONCE = 2;
const PAGES = ['/', '/embedded', '/console/'];

function paths(): string[] {
  const files = (page: string, at: string) =>
    globSync('assets/**/*', { cwd: `${ROOT}${page}/dist`, exclude: ['**/*.br', '**/*.gz'] }).map((file) => at + file);
  return [
    ...PAGES,
    ...['/plain', '/way-out', '/staff/preview'],
    ...PAGE_LANGUAGES.map((language) => `/content/${language}`),
    ...CONVERSATION_LANGUAGES.map((language) => `/notice/${language}`),
    ...['/directory', '/healthz', '/readyz'],
    ...files('web-client', '/').sort(),
    ...files('staff-console', '/console/').sort(),
  ];
}

interface Row {
  path: string;
  scored: Scored;
  short: string[];
}

async function scoreAll(): Promise<Row[]> {
  const directory = mkdtempSync(`${tmpdir()}/observatory-`);
  const certificate = certify('localhost', { since: 1, until: 2 });
  const authority = `${directory}/authority.pem`;
  writeFileSync(authority, certificate.cert);
  const service = await startTestService({ variables: { PAGES_DIR: ROOT, BEHIND_TLS: 'true' } });
  await setUp(service);
  const front = await startFront(certificate, service.service.port);
  try {
    const rows: Row[] = [];
    const left = paths();
    const work = async () => {
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        const scored = await score(front.host, path, authority);
        const short = shortcomings(scored, PAGES.includes(path) || path === '/staff/preview');
        rows.push({ path, scored, short });
        const { score: points, grade } = scored.scan;
        console.log(
          `${short.length === 0 ? 'ok    ' : 'FAILED'}  ${points} ${grade}  ${path}  ${short.join(', ')}`.trimEnd(),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return rows;
  } finally {
    front.close();
    await service.stop();
    rmSync(directory, { recursive: true });
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  installScorer();
  const rows = await scoreAll();
  const versions = [...new Set(rows.map(({ scored }) => scored.scan.algorithmVersion))];
  const scores = rows.map(({ scored }) => scored.scan.score);
  const figures = {
    'scoring version': versions[0] ?? 0,
    'answers scored': rows.length,
    'lowest score': Math.min(...scores),
    'highest score': Math.max(...scores),
    'answers below the most they can get': rows.filter(({ short }) => short.length > 0).length,
  };
  for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${figure}`);
  const answers = rows.map(({ path, scored: { scan }, short }) => ({ path, ...scan, short }));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ answers, figures }, null, 2)}\n`);
  const isKnown = versions.length === 1 && versions[0] === ALGORITHM_VERSION;
  if (!isKnown) console.error(`This knows the most that version ${ALGORITHM_VERSION} of the scoring gives.`);
  return isKnown && figures['answers below the most they can get'] === 0 ? 0 : 1;
}

process.exitCode = await main();
