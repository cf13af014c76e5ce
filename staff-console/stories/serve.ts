/** Builds the stories and serves them on loopback as the server serves the console: the same headers, the same policy. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { ALWAYS, PAGE_HEADERS } from '../../server/src/plugins/headers.ts';
import { buildForUse } from './build.ts';

const DIST = join(import.meta.dirname, 'dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface StoryServer {
  /** Ends with a slash. */
  address: string;
  close(): Promise<void>;
}

export async function serveStories(): Promise<StoryServer> {
  await buildForUse(join(import.meta.dirname, 'vite.config.ts'));
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = name === 'console' ? join(DIST, 'index.html') : join(DIST, 'assets', name);
    const type = TYPES[extname(file)];
    if (!type || !existsSync(file)) {
      response.writeHead(404, ALWAYS).end();
      return;
    }
    response.writeHead(200, { ...ALWAYS, ...PAGE_HEADERS.console, 'content-type': type });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/console/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
