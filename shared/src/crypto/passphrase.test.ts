import { argon2Sync } from 'node:crypto';
import sumoModule from 'libsodium-wrappers-sumo';
import { describe, expect, it } from 'vitest';
import { flipped, wrongLengths } from './fixtures.ts';
import {
  MAX_MEMORY_BYTES,
  MAX_OPERATIONS,
  MIN_MEMORY_BYTES,
  MIN_OPERATIONS,
  stretchPassphrase,
  unwrapSecret,
  wrapSecret,
} from './passphrase.ts';
import type { SumoSodium } from './sodium.ts';

await sumoModule.ready;
const sodium: SumoSodium = sumoModule;
const salt = Uint8Array.from({ length: 16 }, (_, i) => i);
const least = { salt, operations: MIN_OPERATIONS, memoryBytes: MIN_MEMORY_BYTES };

describe('stretching', () => {
  it("is OpenSSL's Argon2id, version 1.3, one lane: first half wraps, second half proves", () => {
    const theirs = argon2Sync('argon2id', {
      message: 'dörren står på glänt',
      nonce: salt,
      parallelism: 1,
      tagLength: 64,
      memory: MIN_MEMORY_BYTES / 1024,
      passes: MIN_OPERATIONS,
    });
    const { wrappingKey, proof } = stretchPassphrase(sodium, 'dörren står på glänt', least);
    expect(wrappingKey).toEqual(new Uint8Array(theirs.subarray(0, 32)));
    expect(proof).toEqual(new Uint8Array(theirs.subarray(32)));
  }, 60_000);

  it('gives the same however the keyboard composes its letters', () => {
    const composed = stretchPassphrase(sodium, 'a\u030arsta', least);
    expect(composed).toEqual(stretchPassphrase(sodium, '\u00e5rsta', least));
  }, 60_000);

  it.each([
    { operations: MIN_OPERATIONS - 1 },
    { operations: MAX_OPERATIONS + 1 },
    { operations: 3.5 },
    { operations: Number.NaN },
    { memoryBytes: MIN_MEMORY_BYTES - 1 },
    { memoryBytes: MAX_MEMORY_BYTES + 1 },
    { salt: salt.subarray(1) },
    { salt: new Uint8Array(17) },
  ])('refuses %o, whoever asks for it', (change) => {
    expect(() => stretchPassphrase(sodium, 'passphrase', { ...least, ...change })).toThrow(RangeError);
  });

  it('never goes below 3 passes and 64 MiB', () => {
    expect([MIN_OPERATIONS, MIN_MEMORY_BYTES]).toEqual([3, 64 * 1024 * 1024]);
  });
});

describe('wrapping', () => {
  const key = new Uint8Array(32).fill(1);
  const secret = new Uint8Array(64).fill(2);
  const wrapped = wrapSecret(sodium, key, secret, 'identity of samira');

  it('comes off with the same key in the same context', () => {
    expect(unwrapSecret(sodium, key, wrapped, 'identity of samira')).toEqual(secret);
    expect(wrapped).toHaveLength(64 + 40);
  });

  it('is another one every time', () => {
    expect(wrapSecret(sodium, key, secret, 'identity of samira')).not.toEqual(wrapped);
  });

  it('does not come off with another key, in another context, changed or cut', () => {
    expect(unwrapSecret(sodium, new Uint8Array(32), wrapped, 'identity of samira')).toBeNull();
    expect(unwrapSecret(sodium, key, wrapped, 'identity of somebody else')).toBeNull();
    for (const { changed } of flipped(wrapped))
      expect(unwrapSecret(sodium, key, changed, 'identity of samira')).toBeNull();
    for (const wrong of wrongLengths(wrapped))
      expect(unwrapSecret(sodium, key, wrong, 'identity of samira')).toBeNull();
  });
});
