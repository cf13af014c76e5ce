/** Whether the proxies that are known here keep a log, by their configuration files. What they are really run with is not seen. */
import { globSync, readdirSync } from 'node:fs';
import { type Check, type Complaint, NotPossible } from '../finding.ts';
import { argumentsOf, type Local, type Machine, readIfThere } from './machine.ts';

const CADDY = ['caddy/Caddyfile', 'caddy/**/*.caddy', 'caddy/**/*.caddyfile'];
const NGINX = ['nginx/nginx.conf', 'nginx/conf.d/*.conf', 'nginx/sites-enabled/*'];
const RUNNING = /^(?:caddy|nginx)$/;

export const PROXY_CHECK: Check<Local> = {
  name: 'proxy-logs',
  examine({ machine }) {
    const running = proxiesOn(machine);
    const places = [machine.etc, ...running.map(({ root }) => `${root}/etc`)];
    const told = (name: string) => running.flatMap((proxy) => (proxy.name === name ? proxy.configuration : []));
    const caddy = read([...found(places, CADDY), ...told('caddy')]);
    const nginx = read([...found(places, NGINX), ...told('nginx')]);
    if (caddy.size + nginx.size === 0) throw new NotPossible('no-proxy');
    return [...caddyFaults(caddy), ...nginxFaults(nginx)];
  },
};

interface Proxy {
  name: string;
  /** Its own root directory, as we can open it: it may be in a container. */
  root: string;
  /** The files that it was told of when it was started. */
  configuration: string[];
}

function proxiesOn(machine: Machine): Proxy[] {
  return readdirSync(machine.proc)
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const root = `${machine.proc}/${entry}/root`;
      const name = readIfThere(`${machine.proc}/${entry}/comm`)?.trim() ?? '';
      if (!RUNNING.test(name)) return [];
      // nginx writes its own over it, as one line.
      const line = argumentsOf({ machine, pid: Number(entry) }).join(' ');
      const told = /\s(?:-c|--?config)[ =](\/\S+)/.exec(line)?.[1];
      return [{ name, root, configuration: told === undefined ? [] : [root + told] }];
    });
}

function found(places: readonly string[], patterns: readonly string[]): string[] {
  return places.flatMap((cwd) => globSync([...patterns], { cwd }).map((file) => `${cwd}/${file}`));
}

/** Without comments; each file once, however many names it has. */
function read(files: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = readIfThere(file)?.replace(/(^|\s)#.*$/gm, '$1');
    if (text !== undefined && ![...texts.values()].includes(text)) texts.set(file, text);
  }
  return texts;
}

/**
 * An access log is a `log` within a site. Beside that, whatever goes wrong in a request is logged by default with the visitor's
 * address: the global `log` has to leave `http` out, or throw everything away.
 */
function caddyFaults(files: ReadonlyMap<string, string>): Complaint[] {
  if (files.size === 0) return [];
  const logs = [...files].flatMap(([file, text]) => caddyLogs(text).map((log) => ({ file, ...log })));
  const [first = ''] = files.keys();
  const complaints = logs
    .filter(({ isGlobal, body }) => !isGlobal && !isDiscarded(body))
    .map(({ file }) => ({ fault: 'caddy-access-log', values: { file } }));
  const isQuiet = logs.some(
    ({ isGlobal, body }) => isGlobal && (isDiscarded(body) || /\bexclude\b[^\n]*\bhttp\b/.test(body)),
  );
  return isQuiet ? complaints : [...complaints, { fault: 'caddy-errors', values: { file: first } }];
}

function isDiscarded(body: string): boolean {
  return /\boutput\s+discard\b/.test(body);
}

/** The blocks named `log`; global ones are within the braces that have no name. */
function caddyLogs(text: string): { isGlobal: boolean; body: string }[] {
  const logs: { isGlobal: boolean; body: string }[] = [];
  const open: string[] = [];
  let body: string[] | null = null;
  let depth = 0;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const opens = /(^|\s)\{$/.test(line);
    const isLog = body === null && /^log(\s|$)/.test(line);
    if (isLog && !opens) logs.push({ isGlobal: open[0] === '', body: '' });
    if (isLog && opens) {
      body = [];
      depth = open.length;
    } else body?.push(line);
    if (opens) open.push(line.replace(/\s*\{$/, ''));
    if (line !== '}') continue;
    open.pop();
    if (body === null || open.length !== depth) continue;
    logs.push({ isGlobal: open[0] === '', body: body.join('\n') });
    body = null;
  }
  return logs;
}

/** Both logs are written unless they are turned away, and lines of the error log have the visitor's address. */
function nginxFaults(files: ReadonlyMap<string, string>): Complaint[] {
  if (files.size === 0) return [];
  const [first = ''] = files.keys();
  return (['access_log', 'error_log'] as const).flatMap((name) => {
    const lines = [...files].flatMap(([file, text]) =>
      [...text.matchAll(new RegExp(`(?:^|[;{}])\\s*${name}\\s+([^;]+);`, 'gm'))].map(([, to = '']) => ({ file, to })),
    );
    const kept = lines.filter(({ to }) => !/^(?:off|\/dev\/null)\b/.test(to.trim()));
    if (lines.length === 0) return [{ fault: 'nginx-log', values: { name, file: first } }];
    return kept.map(({ file }) => ({ fault: 'nginx-log', values: { name, file } }));
  });
}
