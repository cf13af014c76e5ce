import type { FastifyInstance } from 'fastify';
import { sameToken } from '../access/proof.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Hub } from '../relay/hub-parts.ts';

export interface HealthParts {
  hub: Hub;
  metrics: Metrics;
  /** Without one there are no metrics: a visitor's address says nothing behind a proxy, so only a secret opens them. */
  metricsToken: string | null;
  /** Whether a stop has begun. */
  stopping: () => boolean;
}

/** For those who run the service (SPEC S1). */
export function healthRoutes(app: FastifyInstance, { hub, metrics, metricsToken, stopping }: HealthParts): void {
  app.get('/healthz', async (_request, reply) => reply.code(204).send());
  app.get('/readyz', async (_request, reply) => reply.code(stopping() ? 503 : 204).send());
  app.get('/routez', async (_request, reply) => reply.code(hub.isOpen ? 204 : 503).send());
  if (metricsToken === null) return;
  app.get('/metrics', async (request, reply) => {
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !sameToken(token, metricsToken)) return reply.callNotFound();
    const { type, text } = await metrics.render(hub.gauges());
    return reply.type(type).send(text);
  });
}
