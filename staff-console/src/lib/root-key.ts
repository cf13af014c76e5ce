/**
 * The centre's root key (docs/protocol.md, "Certificates"): made in the first administrator's browser, kept in a backup file that
 * never leaves it, opened only to sign.
 */
import {
  certificateHash,
  issueRevocationList,
  issueStaffCertificate,
  readRevocationList,
} from '@dorren/shared/crypto/certificates.ts';
import { unwrapSecret, wrapSecret } from '@dorren/shared/crypto/passphrase.ts';
import { type Sodium, type SumoSodium, wipe } from '@dorren/shared/crypto/sodium.ts';
import { type Centre, centre, keyDerivation } from '@dorren/shared/protocol/staff-http.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { fromBase64, toBase64 } from './base64.ts';
import { makeSigningKey, type SigningKey, signingKeyOf, stretchAgain, stretchAnew } from './signing-key.ts';

const FORMAT = 'dorren-root-key';
const ID_BYTES = 16;

const backup = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(1),
  centre,
  keyDerivation,
  wrappedRoot: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.maxLength(200)),
});

export interface RootKey extends SigningKey {
  centre: Centre;
}

/** 16 random bytes, base64url: a new centre, a new member of staff, a form that is asked. */
export function makeId(sodium: Sodium): string {
  return toBase64(sodium, sodium.randombytes_buf(ID_BYTES));
}

/** A new centre's root key and the text of its backup file. Takes a second or so. */
export function makeRootKey(
  sodium: SumoSodium,
  centreName: string,
  passphrase: string,
): { root: RootKey; backup: string } {
  const { key, seed } = makeSigningKey(sodium);
  const root = {
    ...key,
    centre: { id: makeId(sodium), name: centreName, rootKey: toBase64(sodium, key.publicKey) },
  };
  const { keyDerivation, stretched } = stretchAnew(sodium, passphrase);
  const wrapped = wrapSecret(sodium, stretched.wrappingKey, seed, wrapContext(root.centre.id));
  wipe(sodium, seed, stretched.wrappingKey, stretched.proof);
  const content: v.InferOutput<typeof backup> = {
    format: FORMAT,
    version: 1,
    centre: root.centre,
    keyDerivation,
    wrappedRoot: toBase64(sodium, wrapped),
  };
  return { root, backup: `${JSON.stringify(content, null, 2)}\n` };
}

export type OpenedBackup =
  | { ok: true; root: RootKey }
  | { ok: false; code: 'not-a-backup' | 'wrong-passphrase' | 'other-key' };

/** Opens a backup of the root key whose public half, base64url, is `rootKey`. Takes a second or so. */
export function openBackup(sodium: SumoSodium, text: string, passphrase: string, rootKey: string): OpenedBackup {
  const content = readBackup(text);
  const wrapped = content === null ? null : fromBase64(sodium, content.wrappedRoot);
  if (content === null || wrapped === null) return { ok: false, code: 'not-a-backup' };
  if (content.centre.rootKey !== rootKey) return { ok: false, code: 'other-key' };
  const { wrappingKey, proof } = stretchAgain(sodium, passphrase, content.keyDerivation);
  const seed = unwrapSecret(sodium, wrappingKey, wrapped, wrapContext(content.centre.id));
  wipe(sodium, wrappingKey, proof);
  if (seed === null) return { ok: false, code: 'wrong-passphrase' };
  if (seed.byteLength !== sodium.crypto_sign_SEEDBYTES) return { ok: false, code: 'not-a-backup' };
  const key = signingKeyOf(sodium, seed);
  wipe(sodium, seed);
  // The file's public half is not authenticated by itself.
  if (toBase64(sodium, key.publicKey) !== rootKey) return { ok: false, code: 'other-key' };
  return { ok: true, root: { ...key, centre: content.centre } };
}

export interface Certified {
  staffId: string;
  /** Ed25519, base64url. */
  identityKey: string;
  role: Role;
  organisation: string;
  nameShown: string;
  /** Seconds since 1970, both included. */
  notBefore: number;
  notAfter: number;
}

/** A staff certificate, base64url. @throws RangeError for what no certificate can say. */
export function certifyStaff(sodium: SumoSodium, root: RootKey, certified: Certified): string {
  const identityKey = fromBase64(sodium, certified.identityKey);
  if (identityKey === null) throw new RangeError('not an identity key');
  const certificate = { ...certified, centre: root.centre.id, identityKey };
  return toBase64(sodium, issueStaffCertificate(sodium, certificate, root.secretKey));
}

export interface Revoked {
  /** The list in force, base64url; empty before the first. What it takes back stays taken back. */
  previous: string;
  /** Seconds since 1970. */
  issuedAt: number;
  /** Staff certificates to take back, base64url. */
  certificates: readonly string[];
}

/** The next revocation list, as it is published. @throws RangeError if `previous` is no list, or the new one would be too long. */
export function signRevocations(
  sodium: SumoSodium,
  root: RootKey,
  { previous, issuedAt, certificates }: Revoked,
): { serial: number; list: string } {
  const list = readRevocationList(bytesOf(sodium, previous));
  if (previous !== '' && list === null) throw new RangeError('not a revocation list');
  const serial = (list?.serial ?? 0) + 1;
  const added = certificates.map((certificate) => certificateHash(sodium, bytesOf(sodium, certificate)));
  const revoked = [...(list?.revoked ?? []), ...added];
  const bytes = issueRevocationList(sodium, { centre: root.centre.id, serial, issuedAt, revoked }, root.secretKey);
  return { serial, list: toBase64(sodium, bytes) };
}

function bytesOf(sodium: SumoSodium, text: string): Uint8Array {
  const bytes = fromBase64(sodium, text);
  if (bytes === null) throw new RangeError('not base64url');
  return bytes;
}

function readBackup(text: string): v.InferOutput<typeof backup> | null {
  try {
    const read = v.safeParse(backup, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

function wrapContext(centreId: string): string {
  return `root ${centreId}`;
}
