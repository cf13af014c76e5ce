import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import type { Counters } from '../ports/counters.ts';

const STATUS = {
  malformed: 400,
  'too-large': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'not-certified': 403,
  'four-eyes': 403,
  'token-spent': 403,
  'not-found': 404,
  'out-of-state': 409,
  'name-taken': 409,
  'stale-serial': 409,
  'stale-revision': 409,
  'rate-limited': 429,
  unavailable: 503,
} as const satisfies Partial<Record<RefusalCode, number>>;

/** Thrown by a route to refuse a request by code. */
export class Refused extends Error {
  readonly code: keyof typeof STATUS;

  constructor(code: keyof typeof STATUS) {
    super(code);
    this.code = code;
  }
}

/** A body, or a path's or a query's parameters, in exactly its schema; nothing is stripped, nothing is echoed (SPEC L2). Throws `Refused` otherwise. */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (!parsed.success) throw new Refused('malformed');
  return parsed.output;
}

/** Turns whatever goes wrong into `{ code }`, and whatever is not there into an empty page. */
export function refusals(app: FastifyInstance, counters: Counters, onFault: (error: unknown) => void): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof Refused) return refuse(reply, error.code);
    // The framework's own complaints are about the request; its words would echo some of it.
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse(reply, 'too-large');
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, 'malformed');
    onFault(error);
    return refuse(reply, 'unavailable');
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/html; charset=utf-8').send(''));

  function refuse(reply: FastifyReply, code: keyof typeof STATUS): FastifyReply {
    counters.refused(code);
    return reply.code(STATUS[code]).send({ code });
  }
}
