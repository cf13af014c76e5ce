/** HandshakeState: Noise revision 34, section 5.3, with pre-shared keys after section 9. */
import { type KeyPair, makeX25519Keys } from '../duty-keys.ts';
import { type Sodium, wipe } from '../sodium.ts';
import type { CipherState } from './cipher-state.ts';
import { PATTERNS, type Pattern, type PatternName, type Token } from './patterns.ts';
import { SymmetricState } from './symmetric-state.ts';

const DH_BYTES = 32;
const PSK_BYTES = 32;
/** Section 3. */
const MAX_MESSAGE_BYTES = 65_535;

export interface HandshakeOptions {
  pattern: PatternName;
  initiator: boolean;
  prologue: Uint8Array;
  /** Own X25519 keys, where the pattern gives this side some. Not taken over: the caller wipes them. */
  staticKeys?: KeyPair;
  /** The other side's X25519 key, where the pattern gives it one. */
  remoteStatic?: Uint8Array;
  /** 32 bytes, for patterns with a psk; copied. */
  psk?: Uint8Array;
  /** Published vectors fix the ephemeral keys; nobody else does. */
  makeEphemeral?: (sodium: Sodium) => KeyPair;
}

export interface SplitHandshake {
  /** The initiator's sending key. */
  fromInitiator: CipherState;
  fromResponder: CipherState;
  handshakeHash: Uint8Array;
}

export class HandshakeState {
  readonly #sodium: Sodium;
  readonly #initiator: boolean;
  readonly #pattern: Pattern;
  readonly #symmetric: SymmetricState;
  readonly #staticKeys: KeyPair | null;
  readonly #remoteStatic: Uint8Array | null;
  readonly #psk: Uint8Array | null;
  readonly #makeEphemeral: (sodium: Sodium) => KeyPair;
  #ephemeral: KeyPair | null = null;
  #remoteEphemeral: Uint8Array | null = null;
  #turn = 0;
  #failed = false;

  /** @throws RangeError if the keys given are not the ones that the pattern wants. */
  constructor(sodium: Sodium, options: HandshakeOptions) {
    const { pattern, initiator, prologue, staticKeys, remoteStatic, psk } = options;
    this.#sodium = sodium;
    this.#initiator = initiator;
    this.#pattern = PATTERNS[pattern];
    this.#staticKeys = staticKeys ?? null;
    this.#remoteStatic = remoteStatic ?? null;
    this.#psk = psk?.slice() ?? null;
    this.#makeEphemeral = options.makeEphemeral ?? makeX25519Keys;

    const { initiatorStatic } = this.#pattern;
    const wanted = {
      own: initiator ? initiatorStatic : true,
      remote: initiator ? true : initiatorStatic,
      psk: this.#usesPsk,
    };
    if (wanted.own !== (this.#staticKeys !== null)) throw new RangeError('static keys do not fit the pattern');
    if (wanted.remote !== (this.#remoteStatic?.byteLength === DH_BYTES))
      throw new RangeError('remote key does not fit the pattern');
    if (wanted.psk !== (this.#psk?.byteLength === PSK_BYTES)) throw new RangeError('psk does not fit the pattern');

    this.#symmetric = new SymmetricState(sodium, `Noise_${pattern}_25519_ChaChaPoly_BLAKE2b`);
    this.#symmetric.mixHash(prologue);
    const own = this.#staticKeys?.publicKey ?? null;
    // Pre-messages, the initiator's first.
    for (const key of initiator ? [own, this.#remoteStatic] : [this.#remoteStatic, own]) {
      if (key !== null) this.#symmetric.mixHash(key);
    }
  }

  get complete(): boolean {
    return !this.#failed && this.#turn === this.#pattern.messages.length;
  }

  /** @throws Error out of turn, when failed, or if the other side's key is of small order. */
  writeMessage(payload: Uint8Array): Uint8Array {
    const tokens = this.#tokens(true);
    if (tokens === null) throw new Error("not this side's turn");
    const parts: Uint8Array[] = [];
    for (const token of tokens) {
      if (token === 'e') {
        this.#ephemeral = this.#makeEphemeral(this.#sodium);
        parts.push(this.#ephemeral.publicKey.slice());
        this.#mixEphemeral(this.#ephemeral.publicKey);
      } else if (!this.#mix(token)) {
        this.wipe();
        throw new Error('the remote key is of small order');
      }
    }
    parts.push(this.#symmetric.encryptAndHash(payload));
    const message = joined(parts);
    if (message.byteLength > MAX_MESSAGE_BYTES) {
      this.wipe();
      throw new RangeError('handshake payload too long');
    }
    this.#turn += 1;
    return message;
  }

  /** The payload; null out of turn and for a message that is not authentic, after which the handshake has failed for good. */
  readMessage(message: Uint8Array): Uint8Array | null {
    const tokens = this.#tokens(false);
    if (tokens === null) return null;
    const payload = message.byteLength > MAX_MESSAGE_BYTES ? null : this.#read(tokens, message);
    if (payload === null) this.wipe();
    else this.#turn += 1;
    return payload;
  }

  /** The two directions' keys; once, and only when complete. The handshake's own secrets are wiped. @throws Error otherwise. */
  split(): SplitHandshake {
    if (!this.complete) throw new Error('the handshake is not complete');
    const [fromInitiator, fromResponder] = this.#symmetric.split();
    const handshakeHash = this.#symmetric.handshakeHash();
    this.wipe();
    return { fromInitiator, fromResponder, handshakeHash };
  }

  /** Overwrites ephemeral, psk and chaining key; the handshake goes no further. */
  wipe(): void {
    this.#failed = true;
    this.#symmetric.wipe();
    if (this.#psk !== null) wipe(this.#sodium, this.#psk);
    if (this.#ephemeral !== null) wipe(this.#sodium, this.#ephemeral.secretKey);
    this.#ephemeral = null;
  }

  get #usesPsk(): boolean {
    return this.#pattern.messages.flat().includes('psk');
  }

  #tokens(writing: boolean): readonly Token[] | null {
    const initiatorsTurn = this.#turn % 2 === 0;
    if (this.#failed || (initiatorsTurn === this.#initiator) !== writing) return null;
    return this.#pattern.messages[this.#turn] ?? null;
  }

  #read(tokens: readonly Token[], message: Uint8Array): Uint8Array | null {
    let at = 0;
    for (const token of tokens) {
      if (token === 'e') {
        if (message.byteLength < at + DH_BYTES) return null;
        this.#remoteEphemeral = message.slice(at, at + DH_BYTES);
        this.#mixEphemeral(this.#remoteEphemeral);
        at += DH_BYTES;
      } else if (!this.#mix(token)) return null;
    }
    return this.#symmetric.decryptAndHash(message.subarray(at));
  }

  /** Section 9.2: with pre-shared keys the ephemeral key is mixed into the chaining key too. */
  #mixEphemeral(publicKey: Uint8Array): void {
    this.#symmetric.mixHash(publicKey);
    if (this.#usesPsk) this.#symmetric.mixKey(publicKey);
  }

  /** False if the other side's point is of small order. */
  #mix(token: Exclude<Token, 'e'>): boolean {
    if (token === 'psk') {
      this.#symmetric.mixKeyAndHash(present(this.#psk));
      return true;
    }
    // The first letter is the initiator's key, the second the responder's.
    const [mine, theirs] = this.#initiator ? [token[0], token[1]] : [token[1], token[0]];
    const secretKey = present(mine === 'e' ? this.#ephemeral : this.#staticKeys).secretKey;
    const publicKey = present(theirs === 'e' ? this.#remoteEphemeral : this.#remoteStatic);
    let shared: Uint8Array;
    try {
      shared = this.#sodium.crypto_scalarmult(secretKey, publicKey);
    } catch {
      // libsodium refuses an all-zero result (RFC 7748, section 6.1).
      return false;
    }
    this.#symmetric.mixKey(shared);
    wipe(this.#sodium, shared);
    return true;
  }
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('the pattern wants a key that is not there');
  return value;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
