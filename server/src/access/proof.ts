import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const argon2id = promisify(argon2).bind(null, 'argon2id');

/**
 * Argon2id (RFC 9106). What is hashed is no passphrase but 32 bytes that Argon2id in the browser has made of one, at ten
 * times this cost; this hash only keeps a copy of the records from being signed in with. Memory in KiB.
 */
const PARAMETERS = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const;
const SCHEME = 'argon2id-19456-2-1';

/** Hashes a proof (base64url) for keeping: scheme, salt and hash, with `$` between. */
export async function hashProof(proof: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await argon2id({ ...PARAMETERS, message: Buffer.from(proof, 'base64url'), nonce });
  return [SCHEME, nonce.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether this proof was hashed to this. Null takes the same work and is always false (SPEC A2). */
export async function verifyProof(proof: string, kept: string | null): Promise<boolean> {
  const [scheme, nonce = '', hash = ''] = (kept ?? NOBODY).split('$');
  if (scheme !== SCHEME) throw new Error('unknown scheme of a kept proof');
  const made = await argon2id({
    ...PARAMETERS,
    message: Buffer.from(proof, 'base64url'),
    nonce: Buffer.from(nonce, 'base64url'),
  });
  return timingSafeEqual(made, Buffer.from(hash, 'base64url')) && kept !== null;
}

const NOBODY = [SCHEME, Buffer.alloc(16).toString('base64url'), Buffer.alloc(32).toString('base64url')].join('$');

/** How tokens are kept: SHA-256, base64url. They are 32 random bytes, so no more is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Compares two tokens in a time that does not depend on what they are. */
export function sameToken(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
}
