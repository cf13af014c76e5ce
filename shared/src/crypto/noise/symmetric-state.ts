/** SymmetricState: Noise revision 34, section 5.2. */
import { type Sodium, wipe } from '../sodium.ts';
import { CIPHER_KEY_BYTES, CipherState } from './cipher-state.ts';
import { HASH_BYTES, hash, hkdf2, hkdf3 } from './key-derivation.ts';

export class SymmetricState {
  readonly #sodium: Sodium;
  #hash: Uint8Array;
  #chainingKey: Uint8Array;
  #cipher: CipherState | null = null;

  constructor(sodium: Sodium, protocolName: string) {
    this.#sodium = sodium;
    const name = new TextEncoder().encode(protocolName);
    if (name.byteLength > HASH_BYTES) throw new RangeError('protocol name too long');
    this.#hash = new Uint8Array(HASH_BYTES);
    this.#hash.set(name);
    this.#chainingKey = this.#hash.slice();
  }

  mixKey(input: Uint8Array): void {
    const [chainingKey, key] = hkdf2(this.#sodium, this.#chainingKey, input);
    this.#replaceKeys(chainingKey, key);
  }

  mixHash(data: Uint8Array): void {
    this.#hash = hash(this.#sodium, this.#hash, data);
  }

  mixKeyAndHash(input: Uint8Array): void {
    const [chainingKey, mixed, key] = hkdf3(this.#sodium, this.#chainingKey, input);
    this.mixHash(mixed);
    wipe(this.#sodium, mixed);
    this.#replaceKeys(chainingKey, key);
  }

  /** @throws Error before the first key: none of the patterns here sends a payload in the clear. */
  encryptAndHash(plaintext: Uint8Array): Uint8Array {
    if (this.#cipher === null) throw new Error('no key yet');
    const ciphertext = this.#cipher.encryptWithAd(this.#hash, plaintext);
    this.mixHash(ciphertext);
    return ciphertext;
  }

  /** Null, and nothing moves, unless the ciphertext is authentic. */
  decryptAndHash(ciphertext: Uint8Array): Uint8Array | null {
    const plaintext = this.#cipher?.decryptWithAd(this.#hash, ciphertext) ?? null;
    if (plaintext !== null) this.mixHash(ciphertext);
    return plaintext;
  }

  /** GetHandshakeHash(): unique to the session once the last message is through (section 11.2). */
  handshakeHash(): Uint8Array {
    return this.#hash.slice();
  }

  /** Split(): the initiator's sending key first. */
  split(): [CipherState, CipherState] {
    const [first, second] = hkdf2(this.#sodium, this.#chainingKey, new Uint8Array(0));
    const keys: [CipherState, CipherState] = [
      new CipherState(this.#sodium, first.slice(0, CIPHER_KEY_BYTES)),
      new CipherState(this.#sodium, second.slice(0, CIPHER_KEY_BYTES)),
    ];
    wipe(this.#sodium, first, second);
    return keys;
  }

  wipe(): void {
    wipe(this.#sodium, this.#chainingKey);
    this.#cipher?.wipe();
    this.#cipher = null;
  }

  #replaceKeys(chainingKey: Uint8Array, key: Uint8Array): void {
    this.wipe();
    this.#chainingKey = chainingKey;
    // HASHLEN is 64: the key is truncated to 32 bytes.
    this.#cipher = new CipherState(this.#sodium, key.slice(0, CIPHER_KEY_BYTES));
    wipe(this.#sodium, key);
  }
}
