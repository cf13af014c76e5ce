import * as http from '@dorren/shared/protocol/staff-http.ts';
import sodium from 'libsodium-wrappers-sumo';
import * as v from 'valibot';
import { beforeAll, expect, it } from 'vitest';
import { toBase64 } from './base64.ts';
import { deriveSignInKeys, makeCredentials, openIdentity } from './identity.ts';
import { keyFingerprint, type SigningKey } from './signing-key.ts';

const PASSPHRASE = 'Åsa går på ängen';
let made: { credentials: http.Credentials; identity: SigningKey };

beforeAll(async () => {
  await sodium.ready;
  made = makeCredentials(sodium, 'asa', PASSPHRASE);
});

it('A2: makes credentials as the wire has them, that hold the passphrase and the key in no readable form', () => {
  const { credentials, identity } = made;
  expect(v.parse(http.credentials, credentials)).toEqual(credentials);
  expect(credentials.identityKey).toBe(toBase64(sodium, identity.publicKey));
  const seed = identity.secretKey.subarray(0, 32);
  expect(JSON.stringify(credentials)).not.toContain(toBase64(sodium, seed));
});

it('A2: the passphrase proves itself again, typed on another keyboard, and opens the same key', () => {
  const { credentials, identity } = made;
  const keys = deriveSignInKeys(sodium, PASSPHRASE.normalize('NFD'), credentials.keyDerivation);
  expect(keys.proof).toBe(credentials.proof);
  const opened = openIdentity(sodium, 'asa', keys.wrappingKey, credentials.wrappedIdentity);
  expect(opened?.secretKey).toEqual(identity.secretKey);
  expect(opened?.publicKey).toEqual(identity.publicKey);
  // The key that wrapped is gone.
  expect(keys.wrappingKey.every((byte) => byte === 0)).toBe(true);
});

it("A2: neither another passphrase, nor another's name, nor an altered wrapping opens it", () => {
  const { credentials } = made;
  const other = deriveSignInKeys(sodium, `${PASSPHRASE}.`, credentials.keyDerivation);
  expect(other.proof).not.toBe(credentials.proof);
  expect(openIdentity(sodium, 'asa', other.wrappingKey, credentials.wrappedIdentity)).toBeNull();
  const { wrappingKey } = deriveSignInKeys(sodium, PASSPHRASE, credentials.keyDerivation);
  const { wrappedIdentity } = credentials;
  const altered = `${wrappedIdentity.slice(0, 60)}${wrappedIdentity[60] === 'A' ? 'B' : 'A'}${wrappedIdentity.slice(61)}`;
  for (const [name, wrapped] of [
    ['eva', wrappedIdentity],
    ['asa', altered],
    ['asa', ''],
    ['asa', '*'],
  ] as const) {
    expect(openIdentity(sodium, name, wrappingKey.slice(), wrapped)).toBeNull();
  }
});

it('A2: refuses parameters that are too weak, whoever asks, and a salt that is none', () => {
  const { keyDerivation } = made.credentials;
  for (const weak of [{ operations: 2 }, { memoryBytes: 32 * 1024 * 1024 }, { salt: 'AAAA' }, { salt: '*' }]) {
    expect(() => deriveSignInKeys(sodium, PASSPHRASE, { ...keyDerivation, ...weak })).toThrow(RangeError);
  }
});

it("tells a key's fingerprint in groups that can be read aloud", () => {
  const print = keyFingerprint(sodium, made.identity.publicKey);
  expect(print).toMatch(/^[0-9A-F]{4}( [0-9A-F]{4}){7}$/);
  expect(keyFingerprint(sodium, new Uint8Array(32))).not.toBe(print);
});
