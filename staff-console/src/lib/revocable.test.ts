import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, expect, it } from 'vitest';
import { toBase64 } from './base64.ts';
import { noLongerMeant, notRevoked } from './revocable.ts';
import { certifyStaff, makeId, makeRootKey, type RootKey, signRevocations } from './root-key.ts';
import { makeSigningKey } from './signing-key.ts';

const NOW = 1_795_000_000;
let root: RootKey;
let staffId: string;
let [oldKey, newKey] = ['', ''];

beforeAll(async () => {
  await sodium.ready;
  root = makeRootKey(sodium, 'Resurscentrum', 'en lång lösenfras för reserven').root;
  staffId = makeId(sodium);
  [oldKey, newKey] = [makeSigningKey(sodium), makeSigningKey(sodium)].map(({ key }) =>
    toBase64(sodium, key.publicKey),
  ) as [string, string];
});

function certificate(identityKey: string, notAfter = NOW + 1000): string {
  const who = { staffId, role: 'counsellor', organisation: 'Resurscentrum', nameShown: 'Eva' } as const;
  return certifyStaff(sodium, root, { ...who, identityKey, notBefore: NOW - 1000, notAfter });
}

it('A10: keys made anew leave the old certificate to be taken back, until it expires', () => {
  const [former, current] = [certificate(oldKey), certificate(newKey)];
  const invited = { state: 'invited', identityKey: null, staffCertificate: null } as const;
  expect(noLongerMeant(sodium, { ...invited, formerCertificates: [former] }, NOW * 1000)).toEqual([former]);
  const again = { state: 'certified', identityKey: newKey, staffCertificate: current } as const;
  expect(noLongerMeant(sodium, { ...again, formerCertificates: [former] }, NOW * 1000)).toEqual([former]);
  expect(noLongerMeant(sodium, { ...again, formerCertificates: [former] }, (NOW + 1001) * 1000)).toEqual([]);
});

it('A10: a certificate that was only renewed is not to be taken back, unless the account is disabled: then all are', () => {
  const [former, current] = [certificate(newKey, NOW + 500), certificate(newKey)];
  const account = { identityKey: newKey, staffCertificate: current, formerCertificates: [former] };
  expect(noLongerMeant(sodium, { ...account, state: 'certified' }, NOW * 1000)).toEqual([]);
  expect(noLongerMeant(sodium, { ...account, state: 'disabled' }, NOW * 1000)).toEqual([current, former]);
});

it('A6: what the list takes back already is left out', () => {
  const [one, other] = [certificate(oldKey), certificate(newKey)];
  const { list } = signRevocations(sodium, root, { previous: '', issuedAt: NOW, certificates: [one] });
  expect(notRevoked(sodium, list, [one, other])).toEqual([other]);
  expect(notRevoked(sodium, '', [one, other])).toEqual([one, other]);
});
