import { expect, it } from 'vitest';
import { areUsablePublicKeys, makeDutyKeys, wipeDutyKeys } from './duty-keys.ts';
import { SMALL_ORDER_X25519 } from './fixtures.ts';
import { loadSodium } from './sodium.ts';

const sodium = await loadSodium();
const publicKeys = () => {
  const keys = makeDutyKeys(sodium);
  return { x25519: keys.x25519.publicKey, xwing: keys.xwing.publicKey };
};

it('duty keys are new each time, and usable', () => {
  const [a, b] = [publicKeys(), publicKeys()];
  expect(a.x25519).not.toEqual(b.x25519);
  expect(a.xwing).not.toEqual(b.xwing);
  expect(areUsablePublicKeys(sodium, a)).toBe(true);
});

it('keys of small order, unreduced or of another length are not usable', () => {
  const good = publicKeys();
  for (const hex of SMALL_ORDER_X25519) {
    expect(areUsablePublicKeys(sodium, { ...good, x25519: sodium.from_hex(hex) })).toBe(false);
    const xwing = good.xwing.slice();
    xwing.set(sodium.from_hex(hex), xwing.byteLength - 32);
    expect(areUsablePublicKeys(sodium, { ...good, xwing })).toBe(false);
  }
  expect(areUsablePublicKeys(sodium, { ...good, xwing: good.xwing.slice().fill(0xff, 0, 1152) })).toBe(false);
  expect(areUsablePublicKeys(sodium, { ...good, xwing: good.xwing.subarray(1) })).toBe(false);
  expect(areUsablePublicKeys(sodium, { ...good, x25519: good.x25519.subarray(1) })).toBe(false);
});

it('going off duty overwrites the secret halves', () => {
  const keys = makeDutyKeys(sodium);
  expect(keys.x25519.secretKey.some((byte) => byte !== 0)).toBe(true);
  wipeDutyKeys(sodium, keys);
  expect(keys.x25519.secretKey).toEqual(new Uint8Array(32));
  expect(keys.xwing.secretKey).toEqual(new Uint8Array(32));
});
