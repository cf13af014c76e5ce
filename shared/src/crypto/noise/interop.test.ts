/**
 * `noise-handshake` as independent peer. Its table has XK but neither NK nor a psk2 pattern; its machine is driven here with NK's tokens,
 * which are XK's without the third message, and NKpsk2's, which add its own psk token. Cipher, hash, key derivation, Diffie-Hellman
 * and the order of mixing are all the peer's own. KK cannot be put together from its tokens.
 */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { PLAINTEXT_BYTES } from '../../protocol/frame.ts';
import { certificateHash } from '../certificates.ts';
import { OpeningKey, SealingKey } from '../channel.ts';
import { type KeyPair, makeX25519Keys } from '../duty-keys.ts';
import { encodeFields } from '../encoding.ts';
import { makeCast } from '../fixtures.ts';
import { openFrame, sealFrame } from '../frames.ts';
import { answerHandshake, startHandshake, XWING_CIPHERTEXT_BYTES } from '../handshake.ts';
import { loadSodium } from '../sodium.ts';
import { CipherState } from './cipher-state.ts';
import { HandshakeState } from './handshake-state.ts';

type PeerToken = symbol | symbol[];

interface Peer {
  handshake: PeerToken[];
  protocol: Uint8Array;
  isPskHandshake: boolean;
  initialise(prologue: Uint8Array, remoteStatic?: Uint8Array): void;
  send(payload: Uint8Array): Uint8Array;
  recv(message: Uint8Array): Uint8Array;
  complete: boolean;
  tx: Uint8Array;
  rx: Uint8Array;
  hash: Uint8Array;
}

type PeerClass = new (pattern: string, initiator: boolean, keys: KeyPair | null, options: { psk?: Uint8Array }) => Peer;

const sodium = await loadSodium();
const NoisePeer = createRequire(import.meta.url)('noise-handshake') as PeerClass;
const PROLOGUE = new TextEncoder().encode('prologue');
const PAYLOAD = new TextEncoder().encode('payload');
const EMPTY = new Uint8Array(0);

type InteropPattern = 'NK' | 'NKpsk2';

function makePeer(pattern: InteropPattern, initiator: boolean, keys: KeyPair | null, psk: Uint8Array): Peer {
  const usesPsk = pattern === 'NKpsk2';
  const peer = new NoisePeer('XK', initiator, keys, usesPsk ? { psk: Buffer.from(psk) } : {});
  const [preMessage, first, second] = peer.handshake;
  const pskToken = new NoisePeer('NNpsk0', true, null, { psk: Buffer.from(psk) }).handshake.flat()[0];
  if (preMessage === undefined || first === undefined || !Array.isArray(second) || pskToken === undefined) {
    throw new Error('the peer has changed');
  }
  peer.handshake = [preMessage, first, usesPsk ? [...second, pskToken] : second];
  peer.protocol = Buffer.from(`Noise_${pattern}_25519_ChaChaPoly_BLAKE2b`);
  peer.isPskHandshake = usesPsk;
  return peer;
}

const cipher = (key: Uint8Array) => new CipherState(sodium, new Uint8Array(key));
const bytes = (buffer: Uint8Array) => new Uint8Array(buffer);

function expectSameKeys(ours: { sending: CipherState; receiving: CipherState; hash: Uint8Array }, peer: Peer): void {
  expect(peer.complete).toBe(true);
  expect(bytes(peer.hash)).toEqual(ours.hash);
  expect(cipher(peer.rx).decryptWithAd(EMPTY, ours.sending.encryptWithAd(EMPTY, PAYLOAD))).toEqual(PAYLOAD);
  expect(ours.receiving.decryptWithAd(EMPTY, cipher(peer.tx).encryptWithAd(EMPTY, PAYLOAD))).toEqual(PAYLOAD);
}

describe.each(['NK', 'NKpsk2'] as const)('noise-handshake and we agree on %s', (pattern) => {
  const responderKeys = makeX25519Keys(sodium);
  const psk = sodium.randombytes_buf(32);
  const pskOption = pattern === 'NKpsk2' ? { psk } : {};
  const common = { pattern, prologue: PROLOGUE, ...pskOption };

  it('when we initiate', () => {
    const ours = new HandshakeState(sodium, { ...common, initiator: true, remoteStatic: responderKeys.publicKey });
    const peer = makePeer(pattern, false, responderKeys, psk);
    peer.initialise(PROLOGUE);
    expect(bytes(peer.recv(ours.writeMessage(PAYLOAD)))).toEqual(PAYLOAD);
    expect(ours.readMessage(bytes(peer.send(PAYLOAD)))).toEqual(PAYLOAD);
    const { fromInitiator, fromResponder, handshakeHash } = ours.split();
    expectSameKeys({ sending: fromInitiator, receiving: fromResponder, hash: handshakeHash }, peer);
  });

  it('when the peer initiates', () => {
    const ours = new HandshakeState(sodium, { ...common, initiator: false, staticKeys: responderKeys });
    const peer = makePeer(pattern, true, null, psk);
    peer.initialise(PROLOGUE, responderKeys.publicKey);
    expect(ours.readMessage(bytes(peer.send(PAYLOAD)))).toEqual(PAYLOAD);
    expect(bytes(peer.recv(ours.writeMessage(PAYLOAD)))).toEqual(PAYLOAD);
    const { fromInitiator, fromResponder, handshakeHash } = ours.split();
    expectSameKeys({ sending: fromResponder, receiving: fromInitiator, hash: handshakeHash }, peer);
  });
});

describe("the product's own handshake, spoken by noise-handshake from docs/protocol.md alone", () => {
  const cast = makeCast(sodium);
  const { context, duty, keys } = cast;
  const prologue = (ciphertext: Uint8Array) =>
    encodeFields('dorren/prologue/v1', [
      1,
      context.conversationId,
      context.epoch,
      certificateHash(sodium, context.dutyCertificate),
      context.noticeVersion,
      ciphertext,
    ]);
  const plaintext = new Uint8Array(PLAINTEXT_BYTES).fill(5);

  it('as counsellor', () => {
    const youth = startHandshake(sodium, context, duty);
    const ciphertext = youth.message.slice(0, XWING_CIPHERTEXT_BYTES);
    const psk = sodium.crypto_kem_xwing_dec(ciphertext, keys.xwing.secretKey);
    const peer = makePeer('NKpsk2', false, keys.x25519, psk);
    peer.initialise(prologue(ciphertext));
    expect(peer.recv(youth.message.slice(XWING_CIPHERTEXT_BYTES))).toHaveLength(0);
    const established = youth.finish(bytes(peer.send(EMPTY)));
    if (established === null) throw new Error('not established');
    expect(bytes(peer.hash)).toEqual(established.handshakeHash);
    const opening = new OpeningKey(cipher(peer.rx));
    expect(openFrame(opening, context.epoch, sealFrame(established.sending, context.epoch, plaintext))).toEqual(
      plaintext,
    );
  });

  it('as counsellor whose message 2 carries content: it is not taken', () => {
    const youth = startHandshake(sodium, context, duty);
    const ciphertext = youth.message.slice(0, XWING_CIPHERTEXT_BYTES);
    const peer = makePeer('NKpsk2', false, keys.x25519, sodium.crypto_kem_xwing_dec(ciphertext, keys.xwing.secretKey));
    peer.initialise(prologue(ciphertext));
    peer.recv(youth.message.slice(XWING_CIPHERTEXT_BYTES));
    expect(youth.finish(bytes(peer.send(PAYLOAD)))).toBeNull();
  });

  it('as youth', () => {
    const { ciphertext, sharedSecret } = sodium.crypto_kem_xwing_enc(duty.xwing);
    const peer = makePeer('NKpsk2', true, null, sharedSecret);
    peer.initialise(prologue(ciphertext), duty.x25519);
    const answer = answerHandshake(sodium, context, keys, Uint8Array.of(...ciphertext, ...peer.send(EMPTY)));
    if (answer === null) throw new Error('not answered');
    expect(peer.recv(answer.message)).toHaveLength(0);
    expect(bytes(peer.hash)).toEqual(answer.established.handshakeHash);
    const frame = sealFrame(new SealingKey(cipher(peer.tx)), context.epoch, plaintext);
    expect(openFrame(answer.established.receiving, context.epoch, frame)).toEqual(plaintext);
  });
});
