/**
 * The product as it is: the whole application with every route, its limits and its metrics, state in memory and records
 * in SQLite's memory. Limits are checked as ever, but set beyond what a load needs. Only signing in is passed over: sessions are begun
 * for counsellors whom no account knows, for thousands of Argon2id proofs would take longer than all that is measured.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { altchaWork } from '../../../server/src/adapters/altcha/altcha-work.ts';
import { prometheusMetrics } from '../../../server/src/adapters/prometheus/prometheus-metrics.ts';
import { openSqliteRecords } from '../../../server/src/adapters/sqlite/sqlite-records.ts';
import { systemClock } from '../../../server/src/adapters/system/system-clock.ts';
import { systemRandom } from '../../../server/src/adapters/system/system-random.ts';
import { buildApp } from '../../../server/src/app.ts';
import { readDefaultSettings } from '../../../server/src/centre/default-content.ts';
import { openPublishedCentre } from '../../../server/src/centre/published-centre.ts';
import { readConfig } from '../../../server/src/config.ts';
import { competencesUnder } from '../../../server/src/directory/competences-under.ts';
import { CountyDirectory } from '../../../server/src/directory/county-directory.ts';
import { goBeforeHelpers } from '../../../server/src/one-core.ts';
import { readPageFiles } from '../../../server/src/pages/page-files.ts';
import type { StaffIdentity } from '../../../server/src/ports/sessions.ts';
import { createHub } from '../../../server/src/relay/hub.ts';
import { openSharedState } from '../../../server/src/shared-state.ts';
import { Counting } from '../../../server/src/statistics/counting.ts';
import { readDefaultTexts } from '../../../server/src/texts/default-texts.ts';
import { TextLibrary } from '../../../server/src/texts/text-library.ts';
import { fillQueue } from '../../load/fill-queue.ts';
import type { ProductArgs } from './product-args.ts';
import { ready } from './ready.ts';

/** Beyond any load here. */
const PLENTY = '1000000';
const ALL_PLENTY = {
  MOST_CONNECTIONS: PLENTY,
  MOST_UNJOINED: PLENTY,
  MOST_WAITING: PLENTY,
  JOIN_RATE_PER_SECOND: PLENTY,
  JOIN_RATE_BURST: PLENTY,
  YOUTH_RATE_PER_SECOND: PLENTY,
  YOUTH_RATE_BURST: PLENTY,
  STAFF_RATE_PER_SECOND: PLENTY,
  STAFF_RATE_BURST: PLENTY,
};
/** As long as a real one; the server passes it on unread. */
const STAFF_CERTIFICATE_BYTES = 300;

goBeforeHelpers();
/** With a Redis it is one of several nodes, which have the secret in common. */
const {
  pairs,
  redis,
  secret,
  settings,
  isLimited = false,
  waiting,
} = JSON.parse(process.argv[2] ?? '{}') as ProductArgs;
const read = readConfig({
  PORT: '0',
  METRICS_TOKEN: bytes(32),
  ...(isLimited ? {} : ALL_PLENTY),
  ...settings,
  ...(redis === undefined ? {} : { REDIS_URL: redis }),
});
if (!read.ok) throw new Error(`bad settings: ${read.names}`);
const { config } = read;

const records = await openSqliteRecords(null);
await setUp();
const texts = await TextLibrary.open(records.texts, systemClock, readDefaultTexts());
const centre = await openPublishedCentre(records, { texts, defaults: readDefaultSettings(), demonstration: false });
const { openingHours } = centre.settings();
await centre.changeSettings({ ...centre.settings(), openingHours: { ...openingHours, always: true } });
const serviceSecret = secret ?? systemRandom.secret();
const common = { config, secret: serviceSecret, clock: systemClock, random: systemRandom, onFault };
const { store, bus, nodes, sessions, throttle, spentWork, setUpToken } = await openSharedState(common);
const metrics = prometheusMetrics();
const directory = await CountyDirectory.open(records.directory, systemClock);
const counting = new Counting(records.statistics, systemClock, onFault);
const hub = createHub({
  store,
  bus,
  nodes,
  clock: systemClock,
  random: systemRandom,
  sessions,
  centre,
  competences: { under: (id) => competencesUnder(directory.snapshot.competences, id) },
  counters: metrics.counters,
  referrals: counting.referrals,
  concerns: counting.concerns,
  work: altchaWork(serviceSecret),
  spentWork,
  settings: config.relay,
  onFault,
});
const app = buildApp({
  hub,
  relaySettings: config.relay,
  records,
  centre,
  texts,
  directory,
  sessions,
  limiter: throttle,
  serviceSecret,
  clock: systemClock,
  random: systemRandom,
  metrics,
  metricsToken: config.metricsToken,
  setUpToken,
  demonstration: false,
  invitationMs: config.invitationMs,
  behindTls: config.behindTls,
  onionAddress: config.onionAddress,
  pages: { youth: pagesOf('web-client'), console: pagesOf('staff-console') },
  stopping: () => false,
  onFault,
});
await app.listen({ host: config.host, port: config.port, backlog: 4096 });

const noticeVersion = centre.notices().inForce.main?.version ?? '';
ready({
  port: (app.server.address() as AddressInfo).port,
  staff: await Promise.all(Array.from({ length: pairs }, (_, number) => sessions.begin(counsellor(number)))),
  noticeVersion,
});

if (waiting !== undefined)
  process.once('message', () => void fillQueue(hub, waiting, noticeVersion).then(() => process.send?.('full')));

function counsellor(number: number): StaffIdentity {
  return {
    staffId: bytes(16),
    role: 'counsellor',
    nameShown: `Counsellor ${number}`,
    organisation: 'Load',
    directoryOrganisation: null,
    teams: [],
    competences: [],
    staffCertificate: bytes(STAFF_CERTIFICATE_BYTES),
  };
}

/** A centre that nobody signs in to: without one there is no page. */
async function setUp(): Promise<void> {
  await records.centre.setUp(
    { id: bytes(16), name: 'Load', rootKey: bytes(32) },
    {
      staffId: bytes(16),
      username: 'nobody',
      nameShown: 'Nobody',
      organisation: 'Load',
      directoryOrganisation: null,
      teams: [],
      competences: [],
      role: 'administrator',
      credentials: {
        keyDerivation: { salt: bytes(16), operations: 3, memoryBytes: 64 * 1024 * 1024 },
        proofHash: bytes(32),
        wrappedIdentity: bytes(72),
        identityKey: bytes(32),
      },
      staffCertificate: bytes(STAFF_CERTIFICATE_BYTES),
    },
  );
}

function bytes(count: number): string {
  return randomBytes(count).toString('base64url');
}

function pagesOf(workspace: string) {
  return readPageFiles(fileURLToPath(new URL(`../../../${workspace}/dist`, import.meta.url)));
}

function onFault(error: unknown): never {
  throw error;
}
