import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Every answer's, whatever it is. */
export const ALWAYS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;

/** Everything a page could ask today's browsers for and that neither page needs. */
const DENIED_FEATURES = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const POLICY = {
  // The console copies invitations at the press of a button, and rings if asked to; the youth's page does neither.
  youth: [...DENIED_FEATURES, 'autoplay', 'clipboard-read', 'clipboard-write'],
  console: [...DENIED_FEATURES, 'clipboard-read'],
};

const WHOLE = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const YOUTH = [...WHOLE, "style-src 'self'", 'img-src data:'];
const FRAMED_BY_NOBODY = "frame-ancestors 'none'";

/** What each page itself needs on top; web-client/PAGE.md lists it for the youth's. */
export const PAGE_HEADERS = {
  youth: {
    'content-security-policy': [...YOUTH, FRAMED_BY_NOBODY].join('; '),
    'permissions-policy': deny(POLICY.youth),
  },
  /** What the youth's page would show, in a frame of the console's. */
  preview: {
    'content-security-policy': [...YOUTH, "frame-ancestors 'self'"].join('; '),
    'x-frame-options': 'SAMEORIGIN',
    'permissions-policy': deny(POLICY.youth),
  },
  console: {
    'content-security-policy': [
      ...WHOLE,
      ...["style-src 'self'", "img-src 'self'", "frame-src 'self'", FRAMED_BY_NOBODY],
    ].join('; '),
    'permissions-policy': deny(POLICY.console),
  },
} as const;

/** The youth's page in a frame on the pages of `partners`, and of nobody else; their own ancestors must be partners too (CSP 3, 6.4.2). */
export function embeddedHeaders(partners: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': [...YOUTH, "frame-src 'self'", framedBy(partners)].join('; '),
    'permissions-policy': PAGE_HEADERS.youth['permissions-policy'],
  };
}

export function framedBy(ancestors: readonly string[]): string {
  return ancestors.length === 0 ? FRAMED_BY_NOBODY : `frame-ancestors ${ancestors.join(' ')}`;
}

function deny(features: readonly string[]): string {
  return features.map((feature) => `${feature}=()`).join(', ');
}

export interface HeadersParts {
  /** Behind a proxy that speaks TLS: browsers are told never to come without it. */
  behindTls: boolean;
  onionAddress: string | null;
}

const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains; preload';

/**
 * A browser writes down the host that told it to come with TLS, in a frame too. So only a page that is opened by itself tells it, which is remembered
 * for its files as well; a frame's address says `https` by itself (Fetch Metadata; browsers without it are told every time).
 */
function mayBeRemembered({ headers }: FastifyRequest): boolean {
  const { 'sec-fetch-dest': purpose = 'document' } = headers;
  return purpose === 'document';
}

/** Sets the strict headers; a route's own take the place of them. */
export function headers(app: FastifyInstance, { behindTls, onionAddress }: HeadersParts): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(ALWAYS);
    if (!behindTls) return;
    if (mayBeRemembered(request)) reply.header('strict-transport-security', STRICT_TRANSPORT);
    // Tor Browser asks whether to go there, and listens to it over TLS only; who is there already needs no telling.
    if (onionAddress !== null && request.routeOptions.url === '/' && !request.hostname.endsWith('.onion')) {
      reply.header('onion-location', `${onionAddress}/`);
    }
  });
}
