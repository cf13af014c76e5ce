/**
 * `npm run dev`: the service, restarted when its sources change, and both pages through Vite, reloaded when theirs do. The
 * pages' strict headers are not in force here; `npm start` has them.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createServer, type Plugin, type ProxyOptions } from 'vite';
import { fittingParts } from '../../shared/src/protocol/page-template.ts';
import { PAGE_LANGUAGES } from '../../shared/src/protocol/values.ts';
import { loadRenderer } from '../../web-client/build/documents-plugin.ts';
import { ROOT } from '../lib/run.ts';

const SERVICE_PORT = 8080;
const YOUTH_PORT = 5173;
const CONSOLE_PORT = 5174;
const at = (port: number) => `http://127.0.0.1:${port}`;
const to = (port: number): ProxyOptions => ({ target: at(port), ws: true });
const DEVELOPMENT = { script: { path: '/src/main.ts' }, early: [], styles: [], framed: [] };

const pagesDirectory = mkdtempSync(`${tmpdir()}/dev-pages-`);
await writeTemplates();

const service = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/src/main.ts'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: String(SERVICE_PORT),
    PAGES_DIR: pagesDirectory,
    PUBLIC_ADDRESS: at(YOUTH_PORT),
    ALLOWED_ORIGINS: at(YOUTH_PORT),
    STOP_GRACE_MS: '1',
  },
});
process.on('exit', () => {
  service.kill();
  rmSync(pagesDirectory, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

const server = { host: '127.0.0.1', strictPort: true };
const consolePage = await createServer({
  configFile: `${ROOT}staff-console/vite.config.ts`,
  server: { ...server, port: CONSOLE_PORT },
});
await consolePage.listen();
// Everything is at one address, as in the service itself.
const proxy = Object.fromEntries(['/content', '/youth', '/staff'].map((path) => [path, to(SERVICE_PORT)]));
const youthPage = await createServer({
  configFile: `${ROOT}web-client/vite.config.ts`,
  plugins: [filledDocument()],
  appType: 'custom',
  server: { ...server, port: YOUTH_PORT, proxy: { ...proxy, '/console': to(CONSOLE_PORT) } },
});
await youthPage.listen();

/** Stands in for the built pages: all that the service would fill in, to be taken apart again by `filledDocument`. */
async function writeTemplates(): Promise<void> {
  const directories = [`${pagesDirectory}/web-client/dist`, `${pagesDirectory}/staff-console/dist`];
  for (const directory of directories) mkdirSync(directory, { recursive: true });
  const render = await loadRenderer('index');
  const renderPlain = await loadRenderer('plain');
  for (const language of PAGE_LANGUAGES) {
    const tokens = new Set([...render(language, DEVELOPMENT).matchAll(/%%([A-Z_]+)%%/g)].map(([, name]) => name));
    const template = [...tokens].map((name) => `<value name="${name}">%%${name}%%</value>`).join('');
    writeFileSync(`${directories[0]}/index.${language}.html`, template);
    writeFileSync(`${directories[0]}/plain.${language}.html`, renderPlain(language, DEVELOPMENT));
  }
  writeFileSync(`${directories[1]}/index.html`, '');
}

/** Answers for the youth's page: rendered anew each time, with what the service fills in, and Vite's client. */
function filledDocument(): Plugin {
  return {
    name: 'dorren:filled-document',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        if (request.url !== '/') return next();
        try {
          const headers = { 'accept-language': request.headers['accept-language'] ?? 'sv' };
          const answer = await fetch(at(SERVICE_PORT), { headers });
          const found = (await answer.text()).matchAll(/<value name="(\w+)">([\s\S]*?)<\/value>/g);
          const values = new Map([...found].map(([, name, value]) => [name, value]));
          const language = PAGE_LANGUAGES.find((each) => each === answer.headers.get('content-language')) ?? 'sv';
          const document = (await loadRenderer('index'))(language, DEVELOPMENT);
          const filled = fittingParts(document, Object.fromEntries(values)).replace(
            /%%([A-Z_]+)%%/g,
            (_token, name: string) => values.get(name) ?? '',
          );
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(await server.transformIndexHtml('/', filled));
        } catch (error) {
          next(error);
        }
      });
    },
  };
}
