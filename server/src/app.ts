import Fastify, { type FastifyInstance } from 'fastify';
import type { PageFile } from './pages/page-files.ts';
import { ALWAYS, type HeadersParts, headers } from './plugins/headers.ts';
import { knownSessions } from './plugins/known-sessions.ts';
import { refusals } from './plugins/refusals.ts';
import type { RelaySettings } from './relay/settings.ts';
import { type AccountsParts, accountRoutes } from './routes/accounts.ts';
import { type CentreParts, centreRoutes } from './routes/centre.ts';
import { consolePageRoutes } from './routes/console-page.ts';
import { type DirectoryParts, directoryRoutes } from './routes/directory.ts';
import { directoryExchangeRoutes } from './routes/directory-exchange.ts';
import { type HealthParts, healthRoutes } from './routes/health.ts';
import { type InvitationParts, invitationRoutes } from './routes/invitation.ts';
import { type NoticeParts, noticeRoutes } from './routes/notice.ts';
import { previewPageRoutes } from './routes/preview-page.ts';
import { type PublicDirectoryParts, publicDirectoryRoutes } from './routes/public-directory.ts';
import { repliesRoutes } from './routes/replies.ts';
import { type SetUpParts, setUpRoutes } from './routes/set-up.ts';
import { type SignInParts, signInRoutes } from './routes/sign-in.ts';
import { attachSockets } from './routes/sockets.ts';
import { type StatisticsParts, statisticsRoutes } from './routes/statistics.ts';
import { type TextsParts, textRoutes } from './routes/texts.ts';
import { wayOutRoutes } from './routes/way-out.ts';
import { type YouthPageParts, youthPageRoutes } from './routes/youth-page.ts';

export interface AppParts
  extends AccountsParts,
    CentreParts,
    DirectoryParts,
    HeadersParts,
    HealthParts,
    InvitationParts,
    NoticeParts,
    PublicDirectoryParts,
    SetUpParts,
    SignInParts,
    StatisticsParts,
    TextsParts,
    Omit<YouthPageParts, 'files'> {
  sessions: AccountsParts['sessions'];
  relaySettings: RelaySettings;
  /** The two pages as they were built. */
  pages: { youth: ReadonlyMap<string, PageFile>; console: ReadonlyMap<string, PageFile> };
}

/** Bytes; routes that take more say so themselves. */
const MOST_BODY = 16 * 1024;
/** A request is a few hundred bytes, and nobody needs half a minute for them. */
const MOST_HEADER = 8 * 1024;
const REQUEST_MS = 30_000;
const KEEP_ALIVE_MS = 10_000;
/** L5: newcomers', staff's before `hello`, and those being closed. */
const SPARE_KINDS = 3;
/** Beside the sockets, connections that ask for pages; the operating system has only so many files for both. */
const MOST_REQUESTING = 2_000;

/** Builds the service from its parts; never listens. Logs nothing at all (SPEC A7). */
export function buildApp(parts: AppParts): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: MOST_BODY,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { maxHeaderSize: MOST_HEADER, headersTimeout: REQUEST_MS },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: true,
    // An address that is no address: the framework's own answer would echo it.
    frameworkErrors(_error, _request, reply) {
      reply.hijack();
      reply.raw.writeHead(404, ALWAYS).end();
    },
    clientErrorHandler({ code }, socket) {
      // A browser that opened a connection ahead of its next request takes any other status for the answer to that one (RFC 9110, section 15.5.9).
      const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
      if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      // A request that crosses the answer is not carried out: it is sent again.
      socket.destroy();
    },
  });
  const { mostConnections, spareConnections } = parts.relaySettings;
  app.server.maxConnections = mostConnections + SPARE_KINDS * spareConnections + MOST_REQUESTING;
  headers(app, parts);
  refusals(app, parts.metrics.counters, parts.onFault);
  knownSessions(app, parts);

  youthPageRoutes(app, { ...parts, files: parts.pages.youth });
  wayOutRoutes(app, parts);
  noticeRoutes(app, parts);
  publicDirectoryRoutes(app, parts);
  consolePageRoutes(app, { files: parts.pages.console });
  previewPageRoutes(app, { files: parts.pages.youth });
  setUpRoutes(app, parts);
  signInRoutes(app, parts);
  invitationRoutes(app, parts);
  accountRoutes(app, parts);
  centreRoutes(app, parts);
  repliesRoutes(app, parts);
  textRoutes(app, parts);
  directoryRoutes(app, parts);
  directoryExchangeRoutes(app, parts);
  statisticsRoutes(app, parts);
  healthRoutes(app, parts);
  attachSockets(app.server, { hub: parts.hub, settings: parts.relaySettings });
  return app;
}
