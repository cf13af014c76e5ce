/**
 * One direction of one epoch (docs/protocol.md, "Frames"): ChaCha20-Poly1305 with the sequence number as nonce, REKEY after
 * every {@link FRAMES_PER_KEY} frames (Noise revision 34, sections 5.1, 11.3).
 */
import { HEADER_BYTES, TAG_BYTES } from '../protocol/frame.ts';
import type { CipherState } from './noise/cipher-state.ts';

export const FRAMES_PER_KEY = 256;
/** The header has 32 bits for the sequence. */
const MAX_SEQUENCE = 0xffff_ffff;

export class DirectionKey {
  protected readonly cipher: CipherState;

  /** Takes the cipher over. */
  constructor(cipher: CipherState) {
    this.cipher = cipher;
  }

  /** The sequence number of the next frame that is sealed or opened. */
  get nextSequence(): number {
    return this.cipher.nonce;
  }

  wipe(): void {
    this.cipher.wipe();
  }

  protected rekeyWhenDue(): void {
    if (this.nextSequence % FRAMES_PER_KEY === 0) this.cipher.rekey();
  }
}

export class SealingKey extends DirectionKey {
  readonly #confirmedBy: OpeningKey | null;

  /** With `confirmedBy`, nothing is sealed before that key has opened a first frame. */
  constructor(cipher: CipherState, confirmedBy: OpeningKey | null = null) {
    super(cipher);
    this.#confirmedBy = confirmedBy;
  }

  /** Whether {@link seal} may be called: a counsellor's side waits for the youth's first sealed frame. */
  get maySeal(): boolean {
    return this.#confirmedBy === null || this.#confirmedBy.nextSequence > 0;
  }

  /**
   * Seals under {@link nextSequence}, which then moves on.
   * @param header a frame's 16 header bytes, route zero; authenticated, not part of the result.
   * @returns ciphertext and tag: 16 bytes longer than the plaintext.
   * @throws Error while {@link maySeal} is false, after {@link wipe}, or when 2^32 frames are sealed.
   */
  seal(header: Uint8Array, plaintext: Uint8Array): Uint8Array {
    if (!this.maySeal) throw new Error('the peer has not confirmed the handshake yet');
    if (header.byteLength !== HEADER_BYTES) throw new RangeError('not a header');
    if (this.nextSequence > MAX_SEQUENCE) throw new Error('the epoch is used up');
    const body = this.cipher.encryptWithAd(header, plaintext);
    this.rekeyWhenDue();
    return body;
  }
}

export class OpeningKey extends DirectionKey {
  /**
   * Opens strictly in order: null, and nothing moves, unless `sequence` is {@link nextSequence} and the body is authentic
   * under it with this header (16 bytes, route zero); null after {@link wipe}.
   */
  open(header: Uint8Array, body: Uint8Array, sequence: number): Uint8Array | null {
    if (sequence !== this.nextSequence || header.byteLength !== HEADER_BYTES || body.byteLength < TAG_BYTES)
      return null;
    const plaintext = this.cipher.decryptWithAd(header, body);
    if (plaintext !== null) this.rekeyWhenDue();
    return plaintext;
  }
}
