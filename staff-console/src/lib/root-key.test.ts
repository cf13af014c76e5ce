import { readRevocationList, readStaffCertificate } from '@dorren/shared/crypto/certificates.ts';
import { verifyChain } from '@dorren/shared/crypto/trust.ts';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { beginDuty, endDuty } from './duty.ts';
import {
  type Certified,
  certifyStaff,
  makeId,
  makeRootKey,
  openBackup,
  type RootKey,
  signRevocations,
} from './root-key.ts';
import { makeSigningKey, type SigningKey, wipeSigningKey } from './signing-key.ts';

const PASSPHRASE = 'en lång lösenfras för reserven';
const NOW = 1_795_000_000;
let made: { root: RootKey; backup: string };
let identity: SigningKey;
let certified: Certified;

beforeAll(async () => {
  await sodium.ready;
  made = makeRootKey(sodium, 'Resurscentrum', PASSPHRASE);
  identity = makeSigningKey(sodium).key;
  certified = {
    ...{ staffId: makeId(sodium), role: 'counsellor', organisation: 'Resurscentrum', nameShown: 'Eva' },
    ...{ identityKey: toBase64(sodium, identity.publicKey), notBefore: NOW, notAfter: NOW + 1000 },
  };
});

const bytes = (text: string): Uint8Array => fromBase64(sodium, text) ?? new Uint8Array(0);

it('A6: the backup opens with its passphrase, and is the same key', () => {
  const opened = openBackup(sodium, made.backup, PASSPHRASE, made.root.centre.rootKey);
  expect(opened).toEqual({ ok: true, root: made.root });
});

it('A6: the backup holds the key in no readable form, and says what it is', () => {
  const seed = made.root.secretKey.subarray(0, 32);
  expect(made.backup).not.toContain(toBase64(sodium, seed));
  expect(JSON.parse(made.backup)).toMatchObject({ format: 'dorren-root-key', centre: { name: 'Resurscentrum' } });
});

it('A6: opens no other file, no other key and with no other passphrase, and says which it was', () => {
  const { rootKey } = made.root.centre;
  const code = (text: string, passphrase = PASSPHRASE, wanted = rootKey): string => {
    const opened = openBackup(sodium, text, passphrase, wanted);
    return opened.ok ? 'ok' : opened.code;
  };
  for (const text of ['', 'x', '{}', made.backup.slice(1), made.backup.replace('"version": 1', '"version": 2')]) {
    expect(code(text)).toBe('not-a-backup');
  }
  expect(code(made.backup, 'fel lösenfras')).toBe('wrong-passphrase');
  const other = toBase64(sodium, makeSigningKey(sodium).key.publicKey);
  expect(code(made.backup, PASSPHRASE, other)).toBe('other-key');
  // Relabelled as another centre's: what is inside is not that key.
  expect(code(made.backup.replace(rootKey, other), PASSPHRASE, other)).toBe('other-key');
  // The wrapping is bound to the centre's id.
  expect(code(made.backup.replace(made.root.centre.id, makeId(sodium)))).toBe('wrong-passphrase');
});

it('certifies staff, who go on duty with keys that the youth’s page takes', () => {
  const staffCertificate = bytes(certifyStaff(sodium, made.root, certified));
  const duty = beginDuty(sodium, staffCertificate, identity.secretKey, NOW + 10);
  if (duty === null) throw new Error('no duty');
  const trusted = verifyChain(
    sodium,
    {
      rootKey: made.root.publicKey,
      centre: made.root.centre.id,
      chain: {
        staffId: certified.staffId,
        staffCertificate,
        dutyCertificate: duty.certificate,
        revocations: bytes(signRevocations(sodium, made.root, { previous: '', issuedAt: NOW, certificates: [] }).list),
      },
    },
    { nowSeconds: NOW + 20, role: 'counsellor', lowestSerial: 0 },
  );
  expect(trusted).toMatchObject({ ok: true, serial: 1, staff: { nameShown: 'Eva' } });
  // Never longer than the certificate that it stands on.
  expect(duty.notAfter).toBe(NOW + 1000);
  endDuty(sodium, duty);
  expect([...duty.keys.x25519.secretKey, ...duty.keys.xwing.secretKey].every((byte) => byte === 0)).toBe(true);
});

it('P1: a certificate that is over or none gives no duty', () => {
  const staffCertificate = bytes(certifyStaff(sodium, made.root, certified));
  expect(beginDuty(sodium, staffCertificate, identity.secretKey, NOW + 1001)).toBeNull();
  expect(beginDuty(sodium, new Uint8Array(9), identity.secretKey, NOW)).toBeNull();
});

it('refuses to certify what no certificate can say', () => {
  for (const wrong of [{ identityKey: '*' }, { identityKey: 'AAAA' }, { notAfter: NOW - 1 }, { nameShown: ' ' }]) {
    expect(() => certifyStaff(sodium, made.root, { ...certified, ...wrong })).toThrow(RangeError);
  }
});

it('A6: what a list takes back stays taken back, and the serial goes up', () => {
  const [one, two] = ['Eva', 'Ola'].map((nameShown) => certifyStaff(sodium, made.root, { ...certified, nameShown }));
  const first = signRevocations(sodium, made.root, { previous: '', issuedAt: NOW, certificates: [one ?? ''] });
  const second = signRevocations(sodium, made.root, {
    ...{ previous: first.list, issuedAt: NOW + 1 },
    certificates: [two ?? '', one ?? ''],
  });
  expect([first.serial, second.serial]).toEqual([1, 2]);
  expect(readRevocationList(bytes(second.list))).toMatchObject({ serial: 2, issuedAt: NOW + 1 });
  expect(readRevocationList(bytes(second.list))?.revoked).toHaveLength(2);
  expect(readStaffCertificate(bytes(one ?? ''))?.nameShown).toBe('Eva');
  for (const previous of ['AAAA', '*']) {
    expect(() => signRevocations(sodium, made.root, { previous, issuedAt: NOW, certificates: [] })).toThrow(RangeError);
  }
});

it('overwrites a key that is done with', () => {
  const { key } = makeSigningKey(sodium);
  wipeSigningKey(sodium, key);
  expect(key.secretKey.every((byte) => byte === 0)).toBe(true);
});
