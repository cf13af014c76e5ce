import type { FastifyInstance } from 'fastify';
import type { PageFile } from '../pages/page-files.ts';
import { PAGE_HEADERS } from '../plugins/headers.ts';
import { sendFile } from './send-file.ts';

/**
 * What a youth will see of a text that is being written: of the youth's page's own build, in a frame of the console's. The page itself says
 * nothing; the console hands it what it is to show.
 */
export function previewPageRoutes(app: FastifyInstance, { files }: { files: ReadonlyMap<string, PageFile> }): void {
  const preview = files.get('preview.html');
  if (!preview) return;
  app.get('/staff/preview', async (request, reply) => sendFile(request, reply.headers(PAGE_HEADERS.preview), preview));
}
