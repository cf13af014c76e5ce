/** A chat page as careless as they are common: the bench has to find what it leaves. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type OwnSite, startOwnSite } from '../own-site.ts';
import type { CellWords } from '../planted.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="tomato"/></svg>';

export const startNaiveSite = (words: CellWords, exit: string): Promise<OwnSite> =>
  startOwnSite((heard) => (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://site');
    const text = searchParams.get('text');
    if (pathname === '/say' && text !== null) {
      reply(response, 'js', JSON.stringify({ text, reply: words.received.join(' ') }));
      heard(text);
    } else answer(request, response, pathname, words, exit);
  });

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  words: CellWords,
  exit: string,
): void {
  if (path === '/icon.svg') reply(response, 'svg', ICON);
  else if (path === '/style.css') reply(response, 'css', 'body { font: 20px sans-serif; margin: 60px }');
  else if (path === '/page.js' || path === '/worker.js') reply(response, 'js', file(path));
  else {
    if (!request.headers.cookie) response.setHeader('set-cookie', 'visitor=1; Max-Age=864000');
    reply(response, 'html', filled(words, exit));
  }
}

function filled(words: CellWords, exit: string): string {
  const values: Readonly<Record<string, string>> = {
    TITLE: words.title,
    CENTRE: words.centre,
    COUNSELLOR: words.counsellor,
    EXIT: exit,
  };
  return file('/page.html').replace(/%%([A-Z]+)%%/g, (_token, name: string) => values[name] ?? '');
}

const file = (name: string): string => readFileSync(`${import.meta.dirname}${name}`, 'utf8');

function reply(response: ServerResponse, type: string, body: string): void {
  const report = { group: 'default', max_age: 864_000, endpoints: [{ url: 'https://reports.example/' }] };
  response.writeHead(200, {
    'content-type': TYPES[type] ?? '',
    'content-encoding': 'gzip',
    'cache-control': 'max-age=86400',
    'strict-transport-security': 'max-age=31536000',
    'report-to': JSON.stringify(report),
    nel: JSON.stringify({ report_to: 'default', max_age: 864_000, success_fraction: 1 }),
  });
  response.end(gzipSync(body));
}
