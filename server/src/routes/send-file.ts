import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredEncoding } from '../pages/accept.ts';
import type { PageFile } from '../pages/page-files.ts';

/** Sends a file in the best encoding that the browser takes and the file has. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile): FastifyReply {
  reply.type(file.type);
  const encoding = preferredEncoding(request.headers['accept-encoding']);
  const compressed = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : null;
  if (encoding === null || compressed === null) return reply.send(file.plain);
  return reply.header('content-encoding', encoding).send(compressed);
}
