/** The scripts that run in Redis: each is one step that nobody sees half of. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Script {
  readonly source: string;
  readonly sha: string;
}

const read = (name: string) => readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8');
const [guard, prelude] = [read('guard'), read('prelude')];

/** `body` has the names of `prelude.lua`. */
export function scriptOf(body: string): Script {
  const source = `${guard}\n${prelude}\nlocal function answer()\n${body}\nend\nreturn summed(answer())\n`;
  return { source, sha: hash('sha1', source) };
}

const script = (name: string): Script => scriptOf(read(name));

export const SCRIPTS = {
  commit: script('commit'),
  read: script('read'),
  readFirst: script('read-first'),
  readStaff: script('read-staff'),
  fetch: script('fetch'),
  head: script('head'),
  places: script('places'),
  onDuty: script('on-duty'),
  due: script('due'),
  all: script('all'),
  overview: script('overview'),
  supervised: script('supervised'),
  log: script('log'),
  beat: script('beat'),
  leave: script('leave'),
  giveUp: script('give-up'),
  vanished: script('vanished'),
  sessionBegin: script('session-begin'),
  sessionLearn: script('session-learn'),
  sessionEnd: script('session-end'),
  sessionChange: script('session-change'),
  failureBegin: script('failure-begin'),
  failureUndo: script('failure-undo'),
  setUp: script('set-up'),
  workSpend: script('work-spend'),
} as const;
