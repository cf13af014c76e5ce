import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipped, wrongLengths } from '../fixtures.ts';
import { loadSodium } from '../sodium.ts';
import { CipherState } from './cipher-state.ts';

const sodium = await loadSodium();
const KEY = new Uint8Array(32).fill(7);
const AD = Uint8Array.of(1, 2, 3);
const TEXT = Uint8Array.of(10, 11, 12, 13);
const state = (key = KEY) => new CipherState(sodium, key.slice());

/** OpenSSL's ChaCha20-Poly1305, as the peer that shares no code. */
function openssl(key: Uint8Array, nonce: Uint8Array, ad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAAD(ad, { plaintextLength: plaintext.byteLength });
  return new Uint8Array(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
}

describe('CipherState', () => {
  it('numbers its nonces as section 12.3 says: 32 zero bits, then 64 bits little-endian', () => {
    const sender = state();
    for (let n = 0; n < 600; n++) {
      const nonce = Uint8Array.of(0, 0, 0, 0, n & 0xff, n >> 8, 0, 0, 0, 0, 0, 0);
      expect(sender.nonce).toBe(n);
      expect(sender.encryptWithAd(AD, TEXT)).toEqual(openssl(KEY, nonce, AD, TEXT));
    }
  });

  it('rekeys as section 4.2 says, and keeps its nonce', () => {
    const sender = state();
    sender.encryptWithAd(AD, TEXT);
    sender.rekey();
    const maximum = Uint8Array.of(0, 0, 0, 0, ...new Array<number>(8).fill(0xff));
    const key = openssl(KEY, maximum, new Uint8Array(0), new Uint8Array(32)).subarray(0, 32);
    expect(sender.nonce).toBe(1);
    expect(sender.encryptWithAd(AD, TEXT)).toEqual(
      openssl(key, Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0), AD, TEXT),
    );
  });

  it('opens only what is authentic and next; a failure moves nothing', () => {
    const [sender, receiver] = [state(), state()];
    const [first, second] = [sender.encryptWithAd(AD, TEXT), sender.encryptWithAd(AD, TEXT)];
    for (const { changed } of flipped(first)) expect(receiver.decryptWithAd(AD, changed)).toBeNull();
    for (const wrong of wrongLengths(first)) expect(receiver.decryptWithAd(AD, wrong)).toBeNull();
    for (const { changed } of flipped(AD)) expect(receiver.decryptWithAd(changed, first)).toBeNull();
    expect(receiver.decryptWithAd(AD, second)).toBeNull();
    expect(state(new Uint8Array(32)).decryptWithAd(AD, first)).toBeNull();
    expect(receiver.nonce).toBe(0);
    expect(receiver.decryptWithAd(AD, first)).toEqual(TEXT);
    expect(receiver.decryptWithAd(AD, first)).toBeNull();
    expect(receiver.decryptWithAd(AD, second)).toEqual(TEXT);
  });

  it('carries any plaintext and associated data', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (ad, plaintext) => {
        expect(state().decryptWithAd(ad, state().encryptWithAd(ad, plaintext))).toEqual(plaintext);
      }),
    );
  });

  it('does nothing after its key is wiped, and overwrites it', () => {
    const key = KEY.slice();
    const wiped = new CipherState(sodium, key);
    const sealed = wiped.encryptWithAd(AD, TEXT);
    wiped.wipe();
    expect(key).toEqual(new Uint8Array(32));
    expect(() => wiped.encryptWithAd(AD, TEXT)).toThrow('wiped');
    expect(() => wiped.rekey()).toThrow('wiped');
    expect(wiped.decryptWithAd(AD, sealed)).toBeNull();
  });

  it('takes no key of another length', () => {
    expect(() => state(new Uint8Array(31))).toThrow(RangeError);
  });
});
