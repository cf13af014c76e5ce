/** The command as operators run it: its words, its figures, its exit code. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildStalePages } from '../../scripts/lib/pages.ts';
import { ROOT } from '../../scripts/lib/run.ts';
import { setUp, startTestService, type TestService } from '../../server/src/testing/started-service.ts';
import { certify } from './certificate.ts';
import { type House, type Mistake, startFront } from './front.ts';

let service: TestService;
let house: House;
let directory: string;

beforeAll(async () => {
  await buildStalePages();
  directory = mkdtempSync(`${tmpdir()}/doctor-`);
  service = await startTestService({ variables: { PAGES_DIR: ROOT, BEHIND_TLS: 'true' } });
  await setUp(service);
  house = { port: service.service.port, certificate: certify('localhost', { since: 1, until: 89 }) };
  writeFileSync(`${directory}/authority.pem`, house.certificate.cert);
}, 120_000);
afterAll(async () => {
  await service.stop();
  rmSync(directory, { recursive: true });
});

function doctor(...given: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, LANGUAGE: 'en', NODE_EXTRA_CA_CERTS: `${directory}/authority.pem` };
  return new Promise((resolve) => {
    execFile(process.execPath, [`${ROOT}scripts/tasks/doctor.ts`, ...given], { env }, (error, out, problems) => {
      resolve({ code: Number(error?.code ?? 0), said: out + problems });
    });
  });
}

async function doctorOf(mistake: Mistake): Promise<{ code: number; said: string; json: { figures: object } }> {
  const front = await startFront(house, mistake);
  const { origin, httpPort } = front.site;
  const file = `${directory}/verdict.json`;
  const answer = await doctor(origin.origin, '--http-port', String(httpPort), '--json', file);
  front.close();
  return { ...answer, json: JSON.parse(readFileSync(file, 'utf8')) };
}

it('says that all is well, with figures', async () => {
  const { code, said, json } = await doctorOf({});
  expect(said).toMatch(/^checks failed: 0$/m);
  expect(said).toMatch(/^checks not possible: 0$/m);
  expect(said).toMatch(/^good +Browsers always come with TLS/m);
  expect(said).toContain('--local auto');
  expect(json.figures).toMatchObject({ 'checks failed': 0, 'checks not possible': 0 });
  expect(code).toBe(0);
});

it('says what is wrong and how to mend it', async () => {
  const { code, said, json } = await doctorOf({
    answer: (_path, { headers }) => {
      delete headers['strict-transport-security'];
    },
  });
  expect(said).toContain('Start the service with BEHIND_TLS=true.');
  expect(json.figures).toMatchObject({ 'checks failed': 1 });
  expect(code).toBe(1);
});

it.each([
  [[]],
  [['door.example']],
  [['https://one.example', 'two']],
  [['https://one.example', '--local', 'x']],
  [['https://one.example', '--partners', 'school.example']],
  [['https://one.example', '--partners', 'https://*.school.example']],
  [['--x']],
])('says how it is used when asked %j', async (given) => {
  const { code, said } = await doctor(...given);
  expect([code, said.startsWith('Usage: npm run doctor')]).toEqual([2, true]);
});
