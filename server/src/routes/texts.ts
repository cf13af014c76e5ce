import { Readable } from 'node:stream';
import { version } from '@dorren/shared/protocol/fields.ts';
import * as schema from '@dorren/shared/protocol/texts.ts';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { requireStaff } from '../plugins/staff-session.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { Answer, TextLibrary } from '../texts/text-library.ts';
import { keptFile } from './kept-file.ts';
import { sendFile } from './send-file.ts';

export interface TextsParts {
  texts: TextLibrary;
  sessions: Sessions;
}

/** Bytes: the routine with every text as long as it may be, in every language. */
const MOST_DRAFT = 4 * 1024 * 1024;

const READERS = ['counsellor', 'supervisor', 'administrator'] as const;
const APPROVERS = ['supervisor', 'administrator'] as const;
const EDITORS = ['administrator'] as const;

const bySeries = v.strictObject({ series: schema.series });
const byVersion = v.strictObject({ series: schema.series, version });

/** Notices, the routine and whose notice is whose, as staff read, write and publish them (SPEC V1–V3, V7, V8). */
export function textRoutes(app: FastifyInstance, { texts, sessions }: TextsParts): void {
  app.get('/staff/texts', async (request): Promise<schema.SeriesRow[]> => {
    const { role } = requireStaff(sessions, request, READERS);
    return texts.list(readsDrafts(role));
  });

  app.get('/staff/texts/:series', async (request): Promise<schema.SeriesTold> => {
    const { role } = requireStaff(sessions, request, READERS);
    const { series } = parseInput(bySeries, request.params);
    return found(await texts.told(series, readsDrafts(role)));
  });

  // The routine is asked for by every console.
  const whole = keptFile((edition: schema.Edition) => edition);
  app.get('/staff/texts/:series/current', async (request, reply) => {
    requireStaff(sessions, request, READERS);
    const edition = found(texts.inForce(parseInput(bySeries, request.params).series));
    return sendFile(request, reply, await whole(edition));
  });

  app.get('/staff/texts/:series/editions/:version', async (request): Promise<schema.Edition> => {
    requireStaff(sessions, request, READERS);
    const { series, version } = parseInput(byVersion, request.params);
    return found(await texts.edition(series, version));
  });

  app.get('/staff/texts/:series/export', async (request, reply) => {
    requireStaff(sessions, request, READERS);
    const { series } = parseInput(bySeries, request.params);
    found(texts.inForce(series));
    reply.type('application/json; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${series}.json"`);
    return reply.send(Readable.from(exported(texts, series)));
  });

  app.put(
    '/staff/texts/:series/draft',
    {
      bodyLimit: MOST_DRAFT,
      // Nobody else makes the service take in so much.
      onRequest: async (request) => void requireStaff(sessions, request, EDITORS),
    },
    async (request): Promise<schema.TextDraft> => {
      const staff = requireStaff(sessions, request, EDITORS);
      const { series } = parseInput(bySeries, request.params);
      const { revision, body } = parseInput(schema.draftRequest, request.body);
      if (body.kind !== schema.kindOf(series)) throw new Refused('malformed');
      return answer(await texts.putDraft(series, staff, revision, body));
    },
  );

  app.delete('/staff/texts/:series/draft', async (request, reply) => {
    requireStaff(sessions, request, EDITORS);
    const { series } = parseInput(bySeries, request.params);
    answer(await texts.dropDraft(series, parseInput(schema.draftNamed, request.body).revision));
    return reply.code(204).send();
  });

  app.post('/staff/texts/:series/draft/propose', async (request): Promise<schema.TextDraft> => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { series } = parseInput(bySeries, request.params);
    return answer(await texts.propose(series, staff, parseInput(schema.draftNamed, request.body).revision));
  });

  app.post('/staff/texts/:series/draft/approve', async (request): Promise<schema.EditionSummary> => {
    const staff = requireStaff(sessions, request, APPROVERS);
    if (staff.staffCertificate === null) throw new Refused('not-certified');
    const { series } = parseInput(bySeries, request.params);
    return answer(await texts.approve(series, staff, parseInput(schema.approval, request.body)));
  });

  app.post('/staff/texts/:series/draft/return', async (request): Promise<schema.TextDraft> => {
    const staff = requireStaff(sessions, request, APPROVERS);
    const { series } = parseInput(bySeries, request.params);
    return answer(await texts.giveBack(series, staff, parseInput(schema.draftReturn, request.body)));
  });

  app.get('/staff/bindings', async (request): Promise<schema.BindingsTold> => {
    requireStaff(sessions, request, READERS);
    return texts.bindings;
  });
}

/** V7: whoever may edit or approve. */
function readsDrafts(role: (typeof READERS)[number] | 'contact-person'): boolean {
  return APPROVERS.some((approver) => approver === role);
}

/** `seriesExport` piece by piece: many editions are large, and conversations go through this process too. */
async function* exported(texts: TextLibrary, series: schema.Series): AsyncGenerator<string> {
  yield `{"series":${JSON.stringify(series)},"editions":[`;
  let separator = '';
  for await (const edition of texts.editions(series)) {
    yield separator + JSON.stringify(edition);
    separator = ',';
  }
  yield ']}';
}

function found<T>(value: T | null): T {
  if (value === null) throw new Refused('not-found');
  return value;
}

function answer<T>(outcome: Answer<T>): T {
  if (!outcome.ok) throw new Refused(outcome.code);
  return outcome.value;
}
