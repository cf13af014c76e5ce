import * as schema from '@dorren/shared/protocol/directory.ts';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { exported } from '../directory/import-plan.ts';
import { seesOnly } from '../directory/permissions.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { requireStaff } from '../plugins/staff-session.ts';
import type { DirectoryParts } from './directory.ts';

/** Bytes. In JSON every quotation mark and end of line of the file takes two; and there is something around it. */
const MOST_BYTES = 2 * schema.MAX_IMPORT_BYTES + 1024;
const EDITORS = ['supervisor', 'administrator', 'contact-person'] as const;
const byFormat = v.strictObject({ format: v.picklist(schema.DIRECTORY_FORMATS) });

const FILES = {
  csv: { type: 'text/csv; charset=utf-8', name: 'directory.csv' },
  json: { type: 'application/json; charset=utf-8', name: 'directory.json' },
  hsds: { type: 'application/json; charset=utf-8', name: 'directory-hsds.json' },
} as const satisfies Record<schema.DirectoryFormat, { type: string; name: string }>;

/** The directory as a file, out and in (SPEC R9, R10). */
export function directoryExchangeRoutes(app: FastifyInstance, { directory, sessions }: DirectoryParts): void {
  app.get('/staff/directory/export/:format', async (request, reply) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { format } = parseInput(byFormat, request.params);
    const { type, name } = FILES[format];
    reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
    return reply.send(exported(directory.snapshot, format, seesOnly(staff)));
  });

  app.post(
    '/staff/directory/import',
    {
      bodyLimit: MOST_BYTES,
      // Nobody else makes the service take in so much.
      onRequest: async (request) => void requireStaff(sessions, request, EDITORS),
    },
    async (request): Promise<schema.ImportReport> => {
      const staff = requireStaff(sessions, request, EDITORS);
      const outcome = await directory.import(staff, parseInput(schema.importRequest, request.body));
      if (!outcome.ok) throw new Refused(outcome.code);
      return { imported: outcome.imported, ...outcome.report };
    },
  );
}
