import type { AddressInfo } from 'node:net';
import { altchaWork } from './adapters/altcha/altcha-work.ts';
import { openPostgresRecords } from './adapters/postgres/postgres-records.ts';
import { prometheusMetrics } from './adapters/prometheus/prometheus-metrics.ts';
import { RecordsNewer } from './adapters/sql/migrations.ts';
import { openSqliteRecords } from './adapters/sqlite/sqlite-records.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import { systemRandom } from './adapters/system/system-random.ts';
import { buildApp } from './app.ts';
import { readDefaultSettings } from './centre/default-content.ts';
import { openPublishedCentre } from './centre/published-centre.ts';
import type { Config } from './config.ts';
import { competencesUnder } from './directory/competences-under.ts';
import { CountyDirectory } from './directory/county-directory.ts';
import { notUsable, StartFailure } from './faults.ts';
import { readPageFiles } from './pages/page-files.ts';
import type { Changed } from './ports/changes.ts';
import type { Clock } from './ports/clock.ts';
import { OutOfTouch } from './ports/nodes.ts';
import type { Records } from './ports/records/records.ts';
import { createHub } from './relay/hub.ts';
import { openSharedState } from './shared-state.ts';
import { Counting } from './statistics/counting.ts';
import { tellingRecords } from './telling-records.ts';
import { BadContent, type DefaultText, readDefaultTexts } from './texts/default-texts.ts';
import { TextLibrary } from './texts/text-library.ts';

export interface ServiceOptions {
  config: Config;
  /** Everything in memory, and every page says so (SPEC S4). */
  demonstration: boolean;
  /** An error that nobody foresaw. */
  onFault: (error: unknown) => void;
  clock?: Clock;
  /** Puts into the records what a demonstration begins with. */
  fill?: (records: Records) => Promise<void>;
}

export interface Service {
  /** How it is reached, with no slash at the end. */
  address: string;
  port: number;
  /** Null once there is an account. */
  setUpToken: string | null;
  /** Stops as SPEC S2 says; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/** Chooses the adapters, puts the service together and listens. Throws `StartFailure` for what its user can mend. */
export async function startService({
  config,
  demonstration,
  onFault: report,
  clock: ownClock = systemClock,
  fill,
}: ServiceOptions): Promise<Service> {
  if (demonstration && config.production) throw new StartFailure('demonstration-in-production');
  const pages = {
    youth: readPageFiles(`${config.pagesDirectory}/web-client/dist`),
    console: readPageFiles(`${config.pagesDirectory}/staff-console/dist`),
  };
  if (!pages.youth.has('index.sv.html') || !pages.console.has('index.html')) throw new StartFailure('pages-missing');

  const defaultTexts = ownTexts();
  // Told once, when it begins; not for each who asked.
  const onFault = (error: unknown) => {
    if (!(error instanceof OutOfTouch)) report(error);
  };

  const random = systemRandom;
  const ownRecords = await openRecords(config, demonstration);
  await fill?.(ownRecords);
  const secret = await ownRecords.centre.secret(random.secret());
  const shared = await openSharedState({ config, secret, clock: ownClock, random, onFault }).catch(async (error) => {
    await ownRecords.close();
    throw error;
  });
  shared.nodes.onLost(() => report(new OutOfTouch()));
  const { clock, store, bus, nodes, sessions, throttle, spentWork, changes, setUpToken } = shared;
  const records = changes === null ? ownRecords : tellingRecords(ownRecords, changes);
  const texts = await TextLibrary.open(records.texts, clock, defaultTexts);
  const centre = await openPublishedCentre(records, { texts, defaults: readDefaultSettings(), demonstration });
  const metrics = prometheusMetrics();
  const directory = await CountyDirectory.open(records.directory, clock);
  const counting = new Counting(records.statistics, clock, onFault);
  const hub = createHub({
    store,
    bus,
    nodes,
    clock,
    random,
    sessions,
    centre,
    competences: { under: (id) => competencesUnder(directory.snapshot.competences, id) },
    counters: metrics.counters,
    referrals: counting.referrals,
    concerns: counting.concerns,
    work: altchaWork(secret),
    spentWork,
    settings: config.relay,
    onFault,
  });
  let stopping = false;
  const app = buildApp({
    hub,
    relaySettings: config.relay,
    records,
    centre,
    texts,
    directory,
    sessions,
    limiter: throttle,
    serviceSecret: secret,
    clock,
    random,
    metrics,
    metricsToken: config.metricsToken,
    setUpToken,
    demonstration,
    invitationMs: config.invitationMs,
    behindTls: config.behindTls,
    onionAddress: config.onionAddress,
    pages,
    stopping: () => stopping || !nodes.inTouch,
    onFault,
  });

  const reload: Record<Changed, () => Promise<void>> = {
    ...{ centre: centre.reload, settings: centre.reload, revocations: centre.reload },
    ...{ texts: () => texts.reload(), directory: () => directory.reload() },
  };
  const stopReloading = changes?.onTold((what) => void reload[what]().catch(onFault));

  async function end(graceMs: number): Promise<void> {
    stopping = true;
    await hub.shutdown(graceMs);
    await app.close();
    sessions.close();
    stopReloading?.();
    await shared.close();
    await directory.settled();
    await texts.settled();
    await counting.end();
    await records.close();
  }

  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await end(1);
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartFailure('address-in-use');
    }
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    address: config.publicAddress ?? `http://${reachable(config.host)}:${port}`,
    port,
    setUpToken: (await records.accounts.any()) ? null : setUpToken,
    stop: () => end(config.stopGraceMs),
  };
}

async function openRecords({ databaseUrl, dataDirectory }: Config, demonstration: boolean): Promise<Records> {
  const isFile = demonstration || databaseUrl === null;
  try {
    return await (isFile ? openSqliteRecords(demonstration ? null : dataDirectory) : openPostgresRecords(databaseUrl));
  } catch (error) {
    if (error instanceof RecordsNewer) throw new StartFailure('records-newer');
    throw isFile ? error : notUsable('database', error);
  }
}

function ownTexts(): DefaultText[] {
  try {
    return readDefaultTexts();
  } catch (error) {
    if (error instanceof BadContent) throw new StartFailure('bad-content', { file: error.file });
    throw error;
  }
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
