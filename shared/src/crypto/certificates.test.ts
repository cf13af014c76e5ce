import { describe, expect, it } from 'vitest';
import {
  certificateHash,
  DUTY_MAX_SECONDS,
  isRevoked,
  isSignedBy,
  issueDutyCertificate,
  issueRevocationList,
  issueStaffCertificate,
  MAX_DUTY_CERTIFICATE_BYTES,
  MAX_REVOCATION_LIST_BYTES,
  MAX_STAFF_CERTIFICATE_BYTES,
  readDutyCertificate,
  readRevocationList,
  readStaffCertificate,
  SIGNATURE_BYTES,
} from './certificates.ts';
import { encodeFields } from './encoding.ts';
import { flipped, makeCast, NOW_SECONDS, SMALL_ORDER_ED25519, wrongLengths } from './fixtures.ts';
import { loadSodium } from './sodium.ts';

const sodium = await loadSodium();
const cast = makeCast(sodium);
const { staffCertificate, dutyCertificate, revocations } = cast.anchor.chain;
const rootKey = cast.root.publicKey;

/** Bytes with a genuine signature over whatever fields. */
function signed(context: string, fields: Parameters<typeof encodeFields>[1], secretKey: Uint8Array): Uint8Array {
  const body = encodeFields(context, fields);
  return Uint8Array.of(...body, ...sodium.crypto_sign_detached(body, secretKey));
}

const kinds = [
  { kind: 'staff certificate', bytes: staffCertificate, read: readStaffCertificate, key: rootKey, content: cast.staff },
  {
    kind: 'duty certificate',
    bytes: dutyCertificate,
    read: readDutyCertificate,
    key: cast.identity.publicKey,
    content: cast.duty,
  },
  { kind: 'revocation list', bytes: revocations, read: readRevocationList, key: rootKey, content: cast.list },
];

describe.each(kinds)('a $kind', ({ bytes, read, key, content }) => {
  it('reads back as issued, and is signed', () => {
    expect(read(bytes)).toEqual(content);
    expect(isSignedBy(sodium, bytes, key)).toBe(true);
  });

  it('does not hold with any byte flipped', () => {
    let tried = 0;
    for (const { changed } of flipped(bytes)) {
      expect(isSignedBy(sodium, changed, key)).toBe(false);
      tried += 1;
    }
    expect(tried).toBe(2 * bytes.byteLength);
  }, 60_000);

  it('is malformed at any other length', () => {
    for (const wrong of wrongLengths(bytes)) {
      expect(read(wrong)).toBeNull();
      expect(isSignedBy(sodium, wrong, key)).toBe(false);
    }
  }, 60_000);

  it('is no certificate of another kind', () => {
    for (const other of kinds) if (other.read !== read) expect(other.read(bytes)).toBeNull();
  });

  it('is signed by no other key', () => {
    const stranger = sodium.crypto_sign_keypair();
    expect(isSignedBy(sodium, bytes, stranger.publicKey)).toBe(false);
    expect(isSignedBy(sodium, bytes, key.subarray(1))).toBe(false);
  });
});

describe('the staff certificate', () => {
  it('is the fields of docs/protocol.md in their order', () => {
    const { centre, staffId, identityKey, role, organisation, nameShown, notBefore, notAfter } = cast.staff;
    const fields = [centre, staffId, identityKey, role, organisation, nameShown, notBefore, notAfter];
    const body = encodeFields('dorren/staff-certificate/v1', fields);
    expect(staffCertificate.slice(0, -SIGNATURE_BYTES)).toEqual(body);
  });

  it.each([
    ['an unknown role', { role: 'manager' }],
    ['no name', { nameShown: '' }],
    ['a name with blanks around it', { nameShown: ' Samira' }],
    ['a name that is too long', { nameShown: 'x'.repeat(121) }],
    ['a key of another length', { identityKey: new Uint8Array(31) }],
    ['an end before its beginning', { notBefore: 2, notAfter: 1 }],
  ])('is not issued, and not read, with %s', (_, change) => {
    const wrong = { ...cast.staff, ...change };
    const fields = [wrong.centre, wrong.staffId, wrong.identityKey, wrong.role, wrong.organisation];
    const bytes = signed(
      'dorren/staff-certificate/v1',
      [...fields, wrong.nameShown, wrong.notBefore, wrong.notAfter],
      cast.root.privateKey,
    );
    expect(readStaffCertificate(bytes)).toBeNull();
    expect(() => issueStaffCertificate(sodium, wrong as typeof cast.staff, cast.root.privateKey)).toThrow(RangeError);
  });

  it('fits the wire with its longest texts', () => {
    const longest = { ...cast.staff, nameShown: '🚪'.repeat(60), organisation: '؀'.repeat(120) };
    const bytes = issueStaffCertificate(sodium, longest, cast.root.privateKey);
    expect(bytes.byteLength).toBeLessThanOrEqual(MAX_STAFF_CERTIFICATE_BYTES);
  });
});

describe('the duty certificate', () => {
  const reissue = (change: Partial<typeof cast.duty>) =>
    issueDutyCertificate(sodium, { ...cast.duty, ...change }, cast.identity.privateKey);

  it('lasts 16 hours at most', () => {
    const { notBefore } = cast.duty;
    expect(readDutyCertificate(reissue({ notAfter: notBefore + DUTY_MAX_SECONDS }))).not.toBeNull();
    const { staffCertificateHash, x25519, xwing } = cast.duty;
    const fields = [staffCertificateHash, x25519, xwing, notBefore, notBefore + DUTY_MAX_SECONDS + 1];
    expect(readDutyCertificate(signed('dorren/duty-certificate/v1', fields, cast.identity.privateKey))).toBeNull();
    expect(() => reissue({ notAfter: notBefore + DUTY_MAX_SECONDS + 1 })).toThrow(RangeError);
    expect(() => reissue({ notAfter: notBefore - 1 })).toThrow(RangeError);
  });

  it('has keys and a hash of their own lengths', () => {
    expect(() => reissue({ x25519: new Uint8Array(33) })).toThrow(RangeError);
    expect(() => reissue({ xwing: new Uint8Array(1215) })).toThrow(RangeError);
    expect(() => reissue({ staffCertificateHash: new Uint8Array(64) })).toThrow(RangeError);
    expect(dutyCertificate.byteLength).toBeLessThanOrEqual(MAX_DUTY_CERTIFICATE_BYTES);
  });
});

describe('the revocation list', () => {
  const hash = (byte: number) => new Uint8Array(32).fill(byte);
  const issue = (change: Partial<typeof cast.list>) =>
    issueRevocationList(sodium, { ...cast.list, ...change }, cast.root.privateKey);

  it('is the same for the same hashes in any order, given once or more', () => {
    expect(issue({ revoked: [hash(3), hash(1), hash(2), hash(1)] })).toEqual(revocations);
  });

  it('may be empty', () => {
    expect(readRevocationList(issue({ revoked: [] }))).toEqual({ ...cast.list, revoked: [] });
  });

  it.each([
    ['hashes out of order', 2, [hash(2), hash(1)]],
    ['a hash twice', 2, [hash(1), hash(1)]],
    ['a count that is too low', 1, [hash(1), hash(2)]],
    ['a count that is too high', 3, [hash(1), hash(2)]],
    ['a count beyond all bounds', Number.MAX_SAFE_INTEGER, [hash(1)]],
    ['a hash of another length', 1, [new Uint8Array(31)]],
  ])('is malformed with %s', (_, count, revoked) => {
    const fields = [cast.list.centre, 1, NOW_SECONDS, count, ...revoked];
    expect(readRevocationList(signed('dorren/revocations/v1', fields, cast.root.privateKey))).toBeNull();
  });

  it('has serials from 1', () => {
    expect(() => issue({ serial: 0 })).toThrow(RangeError);
  });

  it('is not issued longer than the wire takes', () => {
    const many = Array.from({ length: 400 }, (_, i) => sodium.crypto_generichash(32, `${i}`, null));
    expect(() => issue({ revoked: many })).toThrow(RangeError);
    const fitting = issue({ revoked: many.slice(0, 200) });
    expect(fitting.byteLength).toBeLessThanOrEqual(MAX_REVOCATION_LIST_BYTES);
    expect(readRevocationList(fitting)?.revoked).toHaveLength(200);
  });

  it('takes back exactly what it names', () => {
    const list = readRevocationList(revocations);
    expect(list && isRevoked(sodium, list, hash(2))).toBe(true);
    expect(list && isRevoked(sodium, list, hash(4))).toBe(false);
  });
});

describe('signatures', () => {
  it('never hold under a key of small order', () => {
    const zeroSignature = new Uint8Array(SIGNATURE_BYTES);
    for (const hex of SMALL_ORDER_ED25519) {
      const key = sodium.from_hex(hex);
      // With such a key, R = key and S = 0 would verify for many messages if it were let through.
      const forged = Uint8Array.of(...staffCertificate.subarray(0, -SIGNATURE_BYTES), ...key, ...new Uint8Array(32));
      expect(isSignedBy(sodium, forged, key)).toBe(false);
      expect(isSignedBy(sodium, Uint8Array.of(...staffCertificate, ...zeroSignature), key)).toBe(false);
    }
  });

  it('have one form only: adding the group order to S does not give a second', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const bytes = staffCertificate.slice();
    const s = bytes.subarray(bytes.byteLength - 32);
    let value = s.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
    for (let i = 0; i < 32; i++, value >>= 8n) s[i] = Number(value & 0xffn);
    expect(isSignedBy(sodium, bytes, rootKey)).toBe(false);
  });
});

it('the hash of a certificate covers its signature', () => {
  const other = staffCertificate.slice();
  other[other.byteLength - 1] = (other.at(-1) ?? 0) ^ 1;
  expect(certificateHash(sodium, other)).not.toEqual(certificateHash(sodium, staffCertificate));
  expect(certificateHash(sodium, staffCertificate)).toHaveLength(32);
});
