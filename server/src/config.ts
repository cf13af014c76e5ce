import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { SessionLimits } from './access/session-store.ts';
import type { SignInLimits } from './access/sign-in-limits.ts';
import { DEFAULT_RELAY_SETTINGS, type RelaySettings } from './relay/settings.ts';
import { fromDisk, type ReadFile, withFiles } from './setting-files.ts';

export type TerminalLanguage = 'sv' | 'en';

export interface RedisConfig {
  mode: 'single' | 'sentinel' | 'cluster';
  urls: readonly string[];
  /** What the Sentinels call the one that is written to. */
  master: string;
  /** Who vouches for the servers' certificates, as PEM; null for those whom the system trusts. */
  authority: string | null;
}

export interface Config {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Where the records are; relative to where the service is started. */
  dataDirectory: string;
  /** The records are in this PostgreSQL instead; it may have a password in it, so it is never shown. */
  databaseUrl: string | null;
  /** What several nodes have in common; null for a service that is one process. */
  redis: RedisConfig | null;
  /** Has `web-client/dist` and `staff-console/dist`, the built pages. */
  pagesDirectory: string;
  behindTls: boolean;
  /** How the service is reached from outside, for the addresses on the terminal; null for the address it listens on. */
  publicAddress: string | null;
  metricsToken: string | null;
  /** The same service in the Tor network, as `http://<56 letters and digits>.onion`; null if there is none. */
  onionAddress: string | null;
  production: boolean;
  /** S2. */
  stopGraceMs: number;
  /** A5: how long an invitation is good for. */
  invitationMs: number;
  signIn: SignInLimits;
  sessions: SessionLimits;
  relay: RelaySettings;
}

/** Everything that can be set, by the name of its environment variable. Lengths of time are in milliseconds, sizes in bytes. */
const whole = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(least), v.maxValue(most));
const DAY_MS = 24 * 60 * 60_000;
const length = whole(1, 366 * DAY_MS);
const number = whole(1, 1_000_000_000);
const truth = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((text) => text === 'true'),
);
const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/?#]+$/));
/** Of the third version: a key of 32 bytes, a checksum and the version, in base32. */
const onion = v.pipe(v.string(), v.regex(/^https?:\/\/[a-z2-7]{55}d\.onion$/));
const database = v.pipe(
  v.string(),
  v.regex(/^postgres(?:ql)?:\/\//),
  v.check((text) => URL.canParse(text)),
);
/** Of one server, or of some of those that know the others. */
const redisUrls = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((item) => item.trim())),
  v.array(v.pipe(v.string(), v.regex(/^rediss?:\/\/[^\s/?#]+(\/\d*)?$/))),
);
const list = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((item) => item.trim())),
  v.array(origin),
);

const relay = DEFAULT_RELAY_SETTINGS;
const environment = v.object({
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Za-z.:-]+$/)), '127.0.0.1'),
  PORT: v.optional(whole(0, 65_535), '8080'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), 'data'),
  DATABASE_URL: v.optional(v.nullable(database), null),
  REDIS_URL: v.optional(v.nullable(redisUrls), null),
  REDIS_MODE: v.optional(v.picklist(['single', 'sentinel', 'cluster']), 'single'),
  REDIS_MASTER: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)), 'mymaster'),
  REDIS_CA: v.optional(v.nullable(v.pipe(v.string(), v.includes('-----BEGIN CERTIFICATE-----'))), null),
  PAGES_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), fileURLToPath(new URL('../..', import.meta.url))),
  BEHIND_TLS: v.optional(truth, 'false'),
  PUBLIC_ADDRESS: v.optional(v.nullable(origin), null),
  METRICS_TOKEN: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32,200}$/))), null),
  ONION_ADDRESS: v.optional(v.nullable(onion), null),
  NODE_ENV: v.optional(v.string(), ''),
  STOP_GRACE_MS: v.optional(length, String(10 * 60_000)),
  INVITATION_MS: v.optional(length, String(7 * DAY_MS)),
  LONGEST_SESSION_MS: v.optional(length, String(12 * 60 * 60_000)),
  MOST_SESSIONS_PER_ACCOUNT: v.optional(number, '5'),
  SIGN_IN_MOST_FAILURES_PER_NAME: v.optional(number, '10'),
  SIGN_IN_MOST_FAILURES: v.optional(number, '1000'),
  SIGN_IN_WINDOW_MS: v.optional(length, String(15 * 60_000)),
  MOST_CONNECTIONS: v.optional(number, String(relay.mostConnections)),
  MOST_UNJOINED: v.optional(number, String(relay.mostUnjoined)),
  SPARE_CONNECTIONS: v.optional(number, String(relay.spareConnections)),
  MOST_WAITING: v.optional(number, String(relay.mostWaiting)),
  JOIN_RATE_PER_SECOND: v.optional(number, String(relay.joinRate.perSecond)),
  JOIN_RATE_BURST: v.optional(number, String(relay.joinRate.burst)),
  MOST_WORK: v.optional(whole(1, 8), String(relay.mostWork)),
  WORK_LIFE_MS: v.optional(length, String(relay.workLifeMs)),
  FAIR_JOINS: v.optional(number, String(relay.fairJoins)),
  ADDRESS_HEADER: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,100}$/), v.toLowerCase())), null),
  OUTSIDE_RATE_PER_SECOND: v.optional(number, String(relay.outsideRate.perSecond)),
  OUTSIDE_RATE_BURST: v.optional(number, String(relay.outsideRate.burst)),
  YOUTH_RATE_PER_SECOND: v.optional(number, String(relay.youthRate.perSecond)),
  YOUTH_RATE_BURST: v.optional(number, String(relay.youthRate.burst)),
  STAFF_RATE_PER_SECOND: v.optional(number, String(relay.staffRate.perSecond)),
  STAFF_RATE_BURST: v.optional(number, String(relay.staffRate.burst)),
  BUFFER_BYTES: v.optional(number, String(relay.bufferBytes)),
  HANDSHAKE_MS: v.optional(length, String(relay.handshakeMs)),
  IDLE_MS: v.optional(length, String(relay.idleMs)),
  STEADY_IDLE_MS: v.optional(length, String(relay.steadyIdleMs)),
  SILENCE_MS: v.optional(length, String(relay.silenceMs)),
  WAITING_GRACE_MS: v.optional(length, String(relay.waitingGraceMs)),
  YOUTH_GRACE_MS: v.optional(length, String(relay.youthGraceMs)),
  COUNSELLOR_GRACE_MS: v.optional(length, String(relay.counsellorGraceMs)),
  YOUTH_ANSWER_MS: v.optional(length, String(relay.youthAnswerMs)),
  COLLEAGUE_ANSWER_MS: v.optional(length, String(relay.colleagueAnswerMs)),
  ARRIVING_MS: v.optional(length, String(relay.arrivingMs)),
  SETTLING_MS: v.optional(length, String(relay.settlingMs)),
  PLACE_INTERVAL_MS: v.optional(length, String(relay.placeIntervalMs)),
  QUEUE_INTERVAL_MS: v.optional(length, String(relay.queueIntervalMs)),
  SUPERVISION_INTERVAL_MS: v.optional(length, String(relay.supervisionIntervalMs)),
  SWEEP_MS: v.optional(length, String(relay.sweepMs)),
  CLOSE_MS: v.optional(length, String(relay.closeMs)),
  ALLOWED_ORIGINS: v.optional(list),
});

export type ConfigResult = { ok: true; config: Config } | { ok: false; names: readonly string[] };

/** `LANGUAGE`, which the system sets too, as a list such as "en_GB:en"; whatever is not English is Swedish. */
export function terminalLanguage({ LANGUAGE = '' }: Readonly<Record<string, string | undefined>>): TerminalLanguage {
  return LANGUAGE.startsWith('en') ? 'en' : 'sv';
}

/** Reads the configuration from environment variables, and files that they name. On bad values gives their names, never the values. */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  readFile: ReadFile = fromDisk,
): ConfigResult {
  const whole = withFiles(variables, readFile);
  // Set but empty is the same as not set.
  const set = Object.fromEntries(
    Object.entries(whole.variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = v.safeParse(environment, set);
  if (!parsed.success || whole.names.length > 0) {
    const names = (parsed.issues ?? []).map((issue) => String(issue.path?.[0]?.key));
    return { ok: false, names: [...new Set([...whole.names, ...names])] };
  }
  const e = parsed.output;
  return {
    ok: true,
    config: {
      host: e.HOST,
      port: e.PORT,
      dataDirectory: e.DATA_DIR,
      databaseUrl: e.DATABASE_URL,
      redis:
        e.REDIS_URL === null
          ? null
          : { mode: e.REDIS_MODE, urls: e.REDIS_URL, master: e.REDIS_MASTER, authority: e.REDIS_CA },
      pagesDirectory: e.PAGES_DIR,
      behindTls: e.BEHIND_TLS,
      publicAddress: e.PUBLIC_ADDRESS,
      metricsToken: e.METRICS_TOKEN,
      onionAddress: e.ONION_ADDRESS,
      production: e.NODE_ENV === 'production',
      stopGraceMs: e.STOP_GRACE_MS,
      invitationMs: e.INVITATION_MS,
      signIn: {
        mostFailuresPerName: e.SIGN_IN_MOST_FAILURES_PER_NAME,
        mostFailures: e.SIGN_IN_MOST_FAILURES,
        windowMs: e.SIGN_IN_WINDOW_MS,
      },
      sessions: {
        longestSessionMs: e.LONGEST_SESSION_MS,
        mostSessionsPerAccount: e.MOST_SESSIONS_PER_ACCOUNT,
      },
      relay: {
        mostConnections: e.MOST_CONNECTIONS,
        mostUnjoined: e.MOST_UNJOINED,
        spareConnections: e.SPARE_CONNECTIONS,
        mostWaiting: e.MOST_WAITING,
        joinRate: { perSecond: e.JOIN_RATE_PER_SECOND, burst: e.JOIN_RATE_BURST },
        mostWork: e.MOST_WORK,
        workLifeMs: e.WORK_LIFE_MS,
        fairJoins: e.FAIR_JOINS,
        addressHeader: e.ADDRESS_HEADER,
        outsideRate: { perSecond: e.OUTSIDE_RATE_PER_SECOND, burst: e.OUTSIDE_RATE_BURST },
        youthRate: { perSecond: e.YOUTH_RATE_PER_SECOND, burst: e.YOUTH_RATE_BURST },
        staffRate: { perSecond: e.STAFF_RATE_PER_SECOND, burst: e.STAFF_RATE_BURST },
        bufferBytes: e.BUFFER_BYTES,
        handshakeMs: e.HANDSHAKE_MS,
        idleMs: e.IDLE_MS,
        steadyIdleMs: e.STEADY_IDLE_MS,
        silenceMs: e.SILENCE_MS,
        waitingGraceMs: e.WAITING_GRACE_MS,
        youthGraceMs: e.YOUTH_GRACE_MS,
        counsellorGraceMs: e.COUNSELLOR_GRACE_MS,
        youthAnswerMs: e.YOUTH_ANSWER_MS,
        colleagueAnswerMs: e.COLLEAGUE_ANSWER_MS,
        arrivingMs: e.ARRIVING_MS,
        settlingMs: e.SETTLING_MS,
        placeIntervalMs: e.PLACE_INTERVAL_MS,
        queueIntervalMs: e.QUEUE_INTERVAL_MS,
        supervisionIntervalMs: e.SUPERVISION_INTERVAL_MS,
        sweepMs: e.SWEEP_MS,
        closeMs: e.CLOSE_MS,
        allowedOrigins: e.ALLOWED_ORIGINS ?? relay.allowedOrigins,
      },
    },
  };
}
