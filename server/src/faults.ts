/** A start that cannot succeed, with the code that the terminal shows. */
export class StartFailure extends Error {
  readonly code:
    | 'demonstration-in-production'
    | 'address-in-use'
    | 'pages-missing'
    | 'bad-content'
    | 'database-unavailable'
    | 'database-untrusted'
    | 'records-newer'
    | 'redis-unavailable'
    | 'redis-untrusted'
    | 'redis-too-old'
    | 'redis-persists'
    | 'redis-evicts'
    | 'redis-unseen';
  /** For the line on the terminal; nothing that a visitor wrote. */
  readonly values: Readonly<Record<string, string>>;

  constructor(code: StartFailure['code'], values: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** Of Node and OpenSSL: a server showed a certificate, and it is not one to be believed. */
const UNTRUSTED =
  /^(?:CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF_SIGNATURE)|INVALID_CA$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_)/;

/** Why what the service needs cannot be used, for its user: it is not there, or is not who it should be. */
export function notUsable(what: 'database' | 'redis', error: unknown): StartFailure {
  const why = faultCode(error);
  return new StartFailure(UNTRUSTED.test(why) ? `${what}-untrusted` : `${what}-unavailable`, { why });
}

/**
 * What may be told of an unforeseen error: its kind, and the place in our own code. Never its message, which may quote
 * what somebody wrote (SPEC A7).
 */
export function faultCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const own = 'code' in error && typeof error.code === 'string' && /^[A-Z_]{1,60}$/.test(error.code) ? error.code : '';
  const head = `${error.name}: ${error.message}`;
  const stack = error.stack?.startsWith(head) ? error.stack.slice(head.length) : '';
  const place = /\/(?:server|shared)\/src\/([a-z0-9/-]+\.ts:\d+)/.exec(stack)?.[1];
  return [own || error.constructor.name, ...(place === undefined ? [] : [place])].join(' ');
}
