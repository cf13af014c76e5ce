/** Whether the proxies that are known here keep a log, by their configuration files. What they are really run with is not seen. */
import { globSync } from 'node:fs';
import { type Check, type Complaint, NotPossible } from '../finding.ts';
import { type Local, readIfThere } from './machine.ts';

const CADDY = ['caddy/Caddyfile', 'caddy/**/*.caddy', 'caddy/**/*.caddyfile'];
const NGINX = ['nginx/nginx.conf', 'nginx/conf.d/*.conf', 'nginx/sites-enabled/*'];

export const PROXY_CHECK: Check<Local> = {
  name: 'proxy-logs',
  examine({ machine }) {
    const caddy = filesOf(machine.etc, CADDY);
    const nginx = filesOf(machine.etc, NGINX);
    if (caddy.size + nginx.size === 0) throw new NotPossible('no-proxy');
    return [...caddyFaults(caddy), ...nginxFaults(nginx)];
  },
};

function filesOf(etc: string, patterns: readonly string[]): ReadonlyMap<string, string> {
  const found = patterns.flatMap((pattern) => globSync(pattern, { cwd: etc }));
  const texts = [...new Set(found)].map((file) => [`${etc}/${file}`, readIfThere(`${etc}/${file}`)] as const);
  return new Map(texts.flatMap(([file, text]) => (text === null ? [] : [[file, text.replace(/(^|\s)#.*$/gm, '$1')]])));
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
