import { PLAIN_PATH } from '@dorren/shared/protocol/plain-page.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { leaveBeacon } from '@dorren/shared/protocol/youth-messages.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { preferredLanguage } from '../pages/accept.ts';
import { createCompressor } from '../pages/compressor.ts';
import type { PageFile } from '../pages/page-files.ts';
import { type YouthPage, youthPage } from '../pages/youth-page.ts';
import { embeddedHeaders, PAGE_HEADERS } from '../plugins/headers.ts';
import { Refused } from '../plugins/refusals.ts';
import type { Hub } from '../relay/hub-parts.ts';
import type { TextLibrary } from '../texts/text-library.ts';
import { sendFile } from './send-file.ts';

export interface YouthPageParts {
  hub: Hub;
  centre: PublishedCentre;
  texts: TextLibrary;
  files: ReadonlyMap<string, PageFile>;
  onFault: (error: unknown) => void;
}

/** Bytes; a beacon has an id and a secret. */
const MOST_BEACON = 256;

/** The youth's door: one page, its files, its texts, and the farewell of a page that closes. */
export function youthPageRoutes(app: FastifyInstance, { hub, centre, texts, files, onFault }: YouthPageParts): void {
  const page = youthPage('index', files, centre, texts);
  const plain = youthPage('plain', files, centre, texts);
  const compress = createCompressor();

  const send = async (request: FastifyRequest, reply: FastifyReply, document: YouthPage, embedded: boolean) => {
    const language = preferredLanguage(request.headers['accept-language']);
    const file = await compress('text/html; charset=utf-8', document(language, hub.door(), embedded));
    return sendFile(request, reply.header('content-language', language), file);
  };

  app.get('/', async (request, reply) => send(request, reply.headers(PAGE_HEADERS.youth), page, false));

  app.get(PLAIN_PATH, async (request, reply) => send(request, reply.headers(PAGE_HEADERS.youth), plain, false));

  app.get('/embedded', async (request, reply) => {
    const framed = reply.headers(embeddedHeaders(centre.settings().partners)).removeHeader('x-frame-options');
    return send(request, framed, page, true);
  });

  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const file = files.get(`assets/${request.params['*']}`);
    return file ? sendFile(request, reply, file) : reply.callNotFound();
  });

  app.get<{ Params: { language: string } }>('/content/:language', async (request) => {
    const { language } = request.params;
    if (!isPageLanguage(language)) throw new Refused('not-found');
    return centre.content(language);
  });

  app.register(async (scope) => {
    // A browser that is closing sends what it likes as type; nothing about the answer says what came of it (SPEC C7).
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BEACON }, (_request, body, done) => {
      done(null, body);
    });
    scope.setErrorHandler((_error, _request, reply) => reply.code(204).send());
    scope.post('/youth/leave', async (request, reply) => {
      const beacon = v.safeParse(v.pipe(v.string(), v.parseJson(), leaveBeacon), request.body);
      if (beacon.success) hub.leaveByBeacon(beacon.output).catch(onFault);
      return reply.code(204).send();
    });
  });
}

function isPageLanguage(language: string): language is PageLanguage {
  return PAGE_LANGUAGES.some((each) => each === language);
}
