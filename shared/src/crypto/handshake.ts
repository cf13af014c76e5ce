/** The handshake of a party epoch: `Noise_NKpsk2_25519_ChaChaPoly_BLAKE2b`, the youth initiates (docs/protocol.md, "Handshake"). */
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { certificateHash, type DutyCertificate } from './certificates.ts';
import { OpeningKey, SealingKey } from './channel.ts';
import type { DutyKeys } from './duty-keys.ts';
import { encodeFields } from './encoding.ts';
import { type HandshakeOptions, HandshakeState } from './noise/handshake-state.ts';
import { type Sodium, wipe } from './sodium.ts';

const PROLOGUE_CONTEXT = 'dorren/prologue/v1';
export const XWING_CIPHERTEXT_BYTES = 1120;
/** A Noise message with an empty payload: ephemeral key and tag. */
const NOISE_MESSAGE_BYTES = 48;
export const MESSAGE_1_BYTES = XWING_CIPHERTEXT_BYTES + NOISE_MESSAGE_BYTES;
export const MESSAGE_2_BYTES = NOISE_MESSAGE_BYTES;

/** What both sides know beforehand; a handshake between sides that differ in any of it fails. */
export interface HandshakeContext {
  conversationId: string;
  epoch: number;
  noticeVersion: string;
  /** Whole, signature included. */
  dutyCertificate: Uint8Array;
}

export interface Established {
  sending: SealingKey;
  receiving: OpeningKey;
  /** 64 bytes, the same on both sides; no secret. */
  handshakeHash: Uint8Array;
}

export interface StartedHandshake {
  /** X-Wing ciphertext, then Noise message 1: {@link MESSAGE_1_BYTES}. May be sent any number of times. */
  message: Uint8Array;
  /** Null for any but the one right answer; after a wrong one the handshake has failed for good. Works once. */
  finish(message2: Uint8Array): Established | null;
  /** Overwrites what secrets are left. */
  wipe(): void;
}

/**
 * The youth's side. `duty` is the content of `context.dutyCertificate`, out of a chain that `verifyChain` accepted.
 * @throws Error for public keys that `verifyChain` would not have accepted.
 */
export function startHandshake(sodium: Sodium, context: HandshakeContext, duty: DutyCertificate): StartedHandshake {
  return initiate(sodium, { pattern: 'NKpsk2', prologue: (ciphertext) => prologue(sodium, context, ciphertext) }, duty);
}

/**
 * The counsellor's side, for the duty keys that `context.dutyCertificate` names. Null for a message 1 that is not made for exactly this
 * context and these keys. What is established seals nothing until it has opened a first frame of the youth's: whoever repeats an
 * old message 1 gets nothing sealed.
 */
export function answerHandshake(
  sodium: Sodium,
  context: HandshakeContext,
  dutyKeys: DutyKeys,
  message1: Uint8Array,
): AnsweredHandshake | null {
  const pattern = {
    pattern: 'NKpsk2',
    prologue: (ciphertext: Uint8Array) => prologue(sodium, context, ciphertext),
  } as const;
  return respond(sodium, pattern, dutyKeys, message1);
}

export interface AnsweredHandshake {
  message: Uint8Array;
  established: Established;
}

/** What {@link startHandshake} and the handshake of two members of staff (side-handshake.ts) differ in. */
export interface HandshakeSetUp extends Pick<HandshakeOptions, 'pattern' | 'staticKeys' | 'remoteStatic'> {
  prologue: (xwingCiphertext: Uint8Array) => Uint8Array;
}

/** The initiator's side of either; `responder` as for {@link startHandshake}. */
export function initiate(
  sodium: Sodium,
  { prologue, ...options }: HandshakeSetUp,
  responder: Pick<DutyCertificate, 'x25519' | 'xwing'>,
): StartedHandshake {
  const { ciphertext, sharedSecret } = sodium.crypto_kem_xwing_enc(responder.xwing);
  const state = new HandshakeState(sodium, {
    ...options,
    initiator: true,
    prologue: prologue(ciphertext),
    remoteStatic: responder.x25519,
    psk: sharedSecret,
  });
  wipe(sodium, sharedSecret);
  const noiseMessage = state.writeMessage(new Uint8Array(0));
  const message = new Uint8Array(MESSAGE_1_BYTES);
  message.set(ciphertext);
  message.set(noiseMessage, XWING_CIPHERTEXT_BYTES);
  return {
    message,
    finish(message2) {
      const payload = message2.byteLength === MESSAGE_2_BYTES ? state.readMessage(message2) : null;
      if (payload === null) {
        state.wipe();
        return null;
      }
      const { fromInitiator, fromResponder, handshakeHash } = state.split();
      return { sending: new SealingKey(fromInitiator), receiving: new OpeningKey(fromResponder), handshakeHash };
    },
    wipe: () => state.wipe(),
  };
}

/** The responder's side of either; what is established is as for {@link answerHandshake}. */
export function respond(
  sodium: Sodium,
  { prologue, ...options }: HandshakeSetUp,
  dutyKeys: DutyKeys,
  message1: Uint8Array,
): AnsweredHandshake | null {
  if (message1.byteLength !== MESSAGE_1_BYTES) return null;
  const ciphertext = message1.slice(0, XWING_CIPHERTEXT_BYTES);
  let sharedSecret: Uint8Array;
  try {
    sharedSecret = sodium.crypto_kem_xwing_dec(ciphertext, dutyKeys.xwing.secretKey);
  } catch {
    // Its X25519 half is a point of small order.
    return null;
  }
  const state = new HandshakeState(sodium, {
    ...options,
    initiator: false,
    prologue: prologue(ciphertext),
    staticKeys: dutyKeys.x25519,
    psk: sharedSecret,
  });
  wipe(sodium, sharedSecret);
  const payload = state.readMessage(message1.subarray(XWING_CIPHERTEXT_BYTES));
  if (payload === null) {
    state.wipe();
    return null;
  }
  const message = state.writeMessage(new Uint8Array(0));
  const { fromInitiator, fromResponder, handshakeHash } = state.split();
  const receiving = new OpeningKey(fromInitiator);
  return { message, established: { sending: new SealingKey(fromResponder, receiving), receiving, handshakeHash } };
}

function prologue(sodium: Sodium, context: HandshakeContext, xwingCiphertext: Uint8Array): Uint8Array {
  return encodeFields(PROLOGUE_CONTEXT, [
    PROTOCOL_VERSION,
    context.conversationId,
    context.epoch,
    certificateHash(sodium, context.dutyCertificate),
    context.noticeVersion,
    xwingCiphertext,
  ]);
}
