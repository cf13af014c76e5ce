/** CipherState with ChaChaPoly: Noise revision 34, sections 5.1, 4.2, 11.3 and 12.3. */
import { type Sodium, wipe } from '../sodium.ts';

export const CIPHER_KEY_BYTES = 32;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
/** Section 4.2: reserved for REKEY, never a message's. */
const REKEY_NONCE = new Uint8Array(NONCE_BYTES).fill(0xff, 4);

export class CipherState {
  readonly #sodium: Sodium;
  #key: Uint8Array | null;
  #nonce = 0;

  /** Takes the key over: it is overwritten when done with. */
  constructor(sodium: Sodium, key: Uint8Array) {
    if (key.byteLength !== CIPHER_KEY_BYTES) throw new RangeError('not a cipher key');
    this.#sodium = sodium;
    this.#key = key;
  }

  /** How many messages were encrypted or decrypted: the next nonce. REKEY does not set it back (section 11.3). */
  get nonce(): number {
    return this.#nonce;
  }

  /** @throws Error after {@link wipe}. */
  encryptWithAd(ad: Uint8Array, plaintext: Uint8Array): Uint8Array {
    if (this.#key === null) throw new Error('the key is wiped');
    const nonce = nonceBytes(this.#nonce);
    const ciphertext = this.#sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, ad, null, nonce, this.#key);
    this.#nonce += 1;
    return ciphertext;
  }

  /** Null, and nothing moves, unless the ciphertext is authentic; null after {@link wipe}. */
  decryptWithAd(ad: Uint8Array, ciphertext: Uint8Array): Uint8Array | null {
    if (this.#key === null || ciphertext.byteLength < TAG_BYTES) return null;
    let plaintext: Uint8Array;
    try {
      const nonce = nonceBytes(this.#nonce);
      plaintext = this.#sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, ciphertext, ad, nonce, this.#key);
    } catch {
      return null;
    }
    this.#nonce += 1;
    return plaintext;
  }

  /** REKEY(k): the first 32 bytes of the encryption of 32 zero bytes under the reserved nonce. */
  rekey(): void {
    if (this.#key === null) throw new Error('the key is wiped');
    const zeros = new Uint8Array(CIPHER_KEY_BYTES);
    const encrypted = this.#sodium.crypto_aead_chacha20poly1305_ietf_encrypt(zeros, null, null, REKEY_NONCE, this.#key);
    this.#key.set(encrypted.subarray(0, CIPHER_KEY_BYTES));
    wipe(this.#sodium, encrypted);
  }

  wipe(): void {
    if (this.#key !== null) wipe(this.#sodium, this.#key);
    this.#key = null;
  }
}

/** Section 12.3: 32 zero bits, then 64 bits little-endian. */
function nonceBytes(nonce: number): Uint8Array {
  const bytes = new Uint8Array(NONCE_BYTES);
  new DataView(bytes.buffer).setBigUint64(4, BigInt(nonce), true);
  return bytes;
}
