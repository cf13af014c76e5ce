import { createHash } from 'node:crypto';
import { WAY_OUT_PATH, WAY_OUT_SANDBOX } from '@dorren/shared/protocol/way-out.ts';
import type { FastifyInstance } from 'fastify';
import type { PublishedCentre } from '../centre/published-centre.ts';
import { framedBy, PAGE_HEADERS } from '../plugins/headers.ts';

/**
 * Takes one address, from our own page around it alone, and puts it in the place of all the pages around. Says by the port that came along whether the
 * browser allowed it.
 */
const SCRIPT = `
addEventListener('message', function leave({ source, origin, data, ports: [told] }) {
  if (source !== parent || origin !== location.origin) return;
  if (typeof data !== 'string' || !data.startsWith('https://') || !told) return;
  removeEventListener('message', leave);
  try {
    top.location.replace(data);
    told.postMessage(true);
  } catch {
    told.postMessage(false);
  }
});
`;

/** The script stands within: to a document without an origin every file is somebody else's, and ours are given to nobody else. */
export const WAY_OUT = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>–</title><script>${SCRIPT}</script></html>`;

/** The policy lets these bytes run and no others. */
const ONLY_SCRIPT = `'sha384-${createHash('sha384').update(SCRIPT).digest('base64')}'`;

/** What leaves from within the embedded page: it does nothing else, and belongs to nobody. Shown where that page is (SPEC E9). */
export function wayOutHeaders(partners: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': [
      `sandbox ${WAY_OUT_SANDBOX}`,
      "default-src 'none'",
      `script-src ${ONLY_SCRIPT}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      framedBy(partners.length === 0 ? [] : ["'self'", ...partners]),
    ].join('; '),
    'permissions-policy': PAGE_HEADERS.youth['permissions-policy'],
  };
}

export function wayOutRoutes(app: FastifyInstance, { centre }: { centre: PublishedCentre }): void {
  app.get(WAY_OUT_PATH, async (_request, reply) =>
    reply
      .headers(wayOutHeaders(centre.settings().partners))
      .removeHeader('x-frame-options')
      .type('text/html; charset=utf-8')
      .send(WAY_OUT),
  );
}
