/** The handshake of two members of staff: `Noise_KKpsk2_25519_ChaChaPoly_BLAKE2b` between their duty keys (docs/protocol.md, "Staff to staff"). */
import type { SidePurpose } from '../protocol/referral.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { certificateHash, type DutyCertificate } from './certificates.ts';
import type { DutyKeys } from './duty-keys.ts';
import { encodeFields } from './encoding.ts';
import { type AnsweredHandshake, type HandshakeSetUp, initiate, respond, type StartedHandshake } from './handshake.ts';
import type { Sodium } from './sodium.ts';

const PROLOGUE_CONTEXT = 'dorren/side/v1';

/** What both ends know beforehand; a handshake between ends that differ in any of it fails. */
export interface SideContext {
  /** Of the conversation that the channel is beside. */
  conversationId: string;
  epoch: number;
  purpose: SidePurpose;
  /** Both whole, signatures included. */
  initiatorCertificate: Uint8Array;
  responderCertificate: Uint8Array;
}

/**
 * The initiator's end. `responder` is the content of `context.responderCertificate`, out of a chain that `verifyChain` accepted; `ownKeys` are
 * those that `context.initiatorCertificate` names. Messages have the lengths of a youth's handshake.
 * @throws Error for public keys that `verifyChain` would not have accepted.
 */
export function startSideHandshake(
  sodium: Sodium,
  context: SideContext,
  ownKeys: DutyKeys,
  responder: DutyCertificate,
): StartedHandshake {
  return initiate(sodium, { ...setUp(sodium, context), staticKeys: ownKeys.x25519 }, responder);
}

/**
 * The responder's end. `initiator` is the content of `context.initiatorCertificate`, out of a chain that `verifyChain` accepted. Null for a message 1
 * that the initiator's duty keys did not make for exactly this context and these keys. What is established seals nothing until it has
 * opened a first frame: an old message 1 that is repeated gets nothing sealed.
 */
export function answerSideHandshake(
  sodium: Sodium,
  context: SideContext,
  ownKeys: DutyKeys,
  initiator: DutyCertificate,
  message1: Uint8Array,
): AnsweredHandshake | null {
  return respond(sodium, { ...setUp(sodium, context), remoteStatic: initiator.x25519 }, ownKeys, message1);
}

function setUp(sodium: Sodium, context: SideContext): Pick<HandshakeSetUp, 'pattern' | 'prologue'> {
  return {
    pattern: 'KKpsk2',
    prologue: (xwingCiphertext) =>
      encodeFields(PROLOGUE_CONTEXT, [
        PROTOCOL_VERSION,
        context.conversationId,
        context.epoch,
        context.purpose,
        certificateHash(sodium, context.initiatorCertificate),
        certificateHash(sodium, context.responderCertificate),
        xwingCiphertext,
      ]),
  };
}
