import type { FastifyInstance } from 'fastify';
import type { PageFile } from '../pages/page-files.ts';
import { PAGE_HEADERS } from '../plugins/headers.ts';
import { sendFile } from './send-file.ts';

/** The staff's page and its files. */
export function consolePageRoutes(app: FastifyInstance, { files }: { files: ReadonlyMap<string, PageFile> }): void {
  const index = files.get('index.html');
  if (!index) throw new Error('no index.html of the console');

  app.get('/console', async (_request, reply) => reply.redirect('/console/', 308));
  app.get('/console/', async (request, reply) => sendFile(request, reply.headers(PAGE_HEADERS.console), index));
  app.get<{ Params: { '*': string } }>('/console/*', async (request, reply) => {
    const file = files.get(request.params['*']);
    return file && file !== index ? sendFile(request, reply, file) : reply.callNotFound();
  });
}
