/** The stories, served for a browser as the page's own build makes them. */
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';

/** On a free port of this machine; to be closed by whoever asked for it. */
export async function serveStories(): Promise<ViteDevServer> {
  const server = await createServer({
    root: join(import.meta.dirname, '..'),
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [join(import.meta.dirname, '../..')] } },
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  });
  return server.listen();
}
