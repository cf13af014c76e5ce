/** What the process may do, and what of it could reach a disk. */
import { readdirSync, statSync } from 'node:fs';
import type { Check, Complaint } from '../finding.ts';
import {
  argumentsOf,
  dataDirectoryOf,
  environmentOf,
  field,
  type Local,
  ofProcess,
  openFiles,
  seenFromHere,
} from './machine.ts';

/** Each opens the memory to others, or writes of it to files. */
const TELLING_OPTIONS =
  /--(?:inspect|debug|heapsnapshot|heap-prof|cpu-prof|prof\b|report|diagnostic-dir|redirect-warnings|tls-keylog|trace-events?|trace-event-categories|abort-on-uncaught-exception|require|import|loader|env-file)[\w-]*/g;
const TELLING_VARIABLES = ['NODE_V8_COVERAGE', 'NODE_DEBUG', 'NODE_REDIRECT_WARNINGS', 'SSLKEYLOGFILE', 'LD_PRELOAD'];
const OTHERS_MODE = 0o077;
const IN_MEMORY = /^\/dev\/|^\/(?:proc|sys)\/|^\/memfd:/;

export const PROCESS_CHECKS: readonly Check<Local>[] = [
  { name: 'user', examine: examineUser },
  { name: 'privileges', examine: examinePrivileges },
  { name: 'core-limit', examine: examineCoreLimit },
  { name: 'options', examine: examineOptions },
  { name: 'open-files', examine: examineOpenFiles },
  { name: 'records', examine: examineRecords },
];

function examineUser(local: Local): Complaint[] {
  const ids = field(ofProcess(local, 'status'), 'Uid').split(/\s+/);
  return ids.includes('0') ? [{ fault: 'root' }] : [];
}

function examinePrivileges(local: Local): Complaint[] {
  const status = ofProcess(local, 'status');
  const complaints: Complaint[] = [];
  if (/[1-9a-f]/.test(field(status, 'CapEff'))) complaints.push({ fault: 'capabilities' });
  if (field(status, 'NoNewPrivs') !== '1') complaints.push({ fault: 'new-privileges' });
  return complaints;
}

function examineCoreLimit(local: Local): Complaint[] {
  const [soft = '', hard = ''] = field(ofProcess(local, 'limits'), 'Max core file size').split(/\s+/);
  // A process may raise its own up to the hard one.
  return soft === '0' && hard === '0' ? [] : [{ fault: 'core-limit', values: { limit: hard } }];
}

function examineOptions(local: Local): Complaint[] {
  const environment = environmentOf(local);
  const given = [environment.get('NODE_OPTIONS') ?? '', ...argumentsOf(local)].join(' ');
  const names = [
    ...(given.match(TELLING_OPTIONS) ?? []),
    ...TELLING_VARIABLES.filter((name) => (environment.get(name) ?? '') !== ''),
  ];
  return [...new Set(names)].map((name) => ({ fault: 'option', values: { name } }));
}

/** Pipes and sockets lead to whoever keeps what the service says on its terminal: codes only. */
function examineOpenFiles(local: Local): Complaint[] {
  const records = `${dataDirectoryOf(local)}/`;
  const others = openFiles(local).filter(
    ({ target, isForWriting }) =>
      isForWriting && target.startsWith('/') && !IN_MEMORY.test(target) && !target.startsWith(records),
  );
  return [...new Set(others.map(({ target }) => target))].map((file) => ({ fault: 'open-file', values: { file } }));
}

function examineRecords(local: Local): Complaint[] {
  const inside = dataDirectoryOf(local);
  const directory = seenFromHere(local, inside);
  const uid = Number(field(ofProcess(local, 'status'), 'Uid').split(/\s+/)[0]);
  const paths = ['', ...readdirSync(directory).map((name) => `/${name}`)];
  return paths.flatMap((path) => {
    const { mode, uid: owner } = statSync(directory + path);
    const file = inside + path;
    const complaints: Complaint[] = [];
    if ((mode & OTHERS_MODE) !== 0) complaints.push({ fault: 'readable-records', values: { file } });
    if (owner !== uid) complaints.push({ fault: 'records-of-another', values: { file } });
    return complaints;
  });
}
