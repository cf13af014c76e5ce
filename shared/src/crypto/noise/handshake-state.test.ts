import { describe, expect, it } from 'vitest';
import { type KeyPair, makeX25519Keys } from '../duty-keys.ts';
import { flipped, SMALL_ORDER_X25519, wrongLengths } from '../fixtures.ts';
import { loadSodium } from '../sodium.ts';
import { type HandshakeOptions, HandshakeState } from './handshake-state.ts';
import { PATTERN_NAMES, PATTERNS, type PatternName } from './patterns.ts';

const sodium = await loadSodium();
const initiatorKeys = makeX25519Keys(sodium);
const responderKeys = makeX25519Keys(sodium);
const PROLOGUE = Uint8Array.of(1, 2, 3);
const PSK = new Uint8Array(32).fill(9);
const PAYLOAD = new TextEncoder().encode('payload');
const EMPTY = new Uint8Array(0);

const hasPsk = (pattern: PatternName) => pattern.endsWith('psk2');

function initiatorOptions(pattern: PatternName): HandshakeOptions {
  return {
    pattern,
    initiator: true,
    prologue: PROLOGUE,
    remoteStatic: responderKeys.publicKey,
    ...(PATTERNS[pattern].initiatorStatic ? { staticKeys: initiatorKeys } : {}),
    ...(hasPsk(pattern) ? { psk: PSK } : {}),
  };
}

function responderOptions(pattern: PatternName): HandshakeOptions {
  return {
    pattern,
    initiator: false,
    prologue: PROLOGUE,
    staticKeys: responderKeys,
    ...(PATTERNS[pattern].initiatorStatic ? { remoteStatic: initiatorKeys.publicKey } : {}),
    ...(hasPsk(pattern) ? { psk: PSK } : {}),
  };
}

const initiate = (pattern: PatternName, changes: Partial<HandshakeOptions> = {}) =>
  new HandshakeState(sodium, { ...initiatorOptions(pattern), ...changes });
const respond = (pattern: PatternName, changes: Partial<HandshakeOptions> = {}) =>
  new HandshakeState(sodium, { ...responderOptions(pattern), ...changes });

/** Whether a handshake between the two comes through, with the same keys at both ends. */
function comesThrough(initiator: HandshakeState, responder: HandshakeState): boolean {
  if (responder.readMessage(initiator.writeMessage(PAYLOAD)) === null) return false;
  if (initiator.readMessage(responder.writeMessage(PAYLOAD)) === null) return false;
  const [mine, theirs] = [initiator.split(), responder.split()];
  expect(theirs.handshakeHash).toEqual(mine.handshakeHash);
  const sealed = [mine.fromInitiator.encryptWithAd(EMPTY, PAYLOAD), theirs.fromResponder.encryptWithAd(EMPTY, PAYLOAD)];
  expect(theirs.fromInitiator.decryptWithAd(EMPTY, sealed[0] ?? EMPTY)).toEqual(PAYLOAD);
  expect(mine.fromResponder.decryptWithAd(EMPTY, sealed[1] ?? EMPTY)).toEqual(PAYLOAD);
  return true;
}

describe.each(PATTERN_NAMES)('%s', (pattern) => {
  it('comes through between sides that agree', () => {
    expect(comesThrough(initiate(pattern), respond(pattern))).toBe(true);
  });

  it('carries payloads that only the other side reads', () => {
    const [initiator, responder] = [initiate(pattern), respond(pattern)];
    const message1 = initiator.writeMessage(PAYLOAD);
    expect(Buffer.from(message1).includes(Buffer.from(PAYLOAD))).toBe(false);
    expect(responder.readMessage(message1)).toEqual(PAYLOAD);
    expect(initiator.readMessage(responder.writeMessage(EMPTY))).toEqual(EMPTY);
  });

  it('fails on message 1 with any byte flipped or of any other length', () => {
    const message = initiate(pattern).writeMessage(EMPTY);
    for (const { changed } of flipped(message)) expect(respond(pattern).readMessage(changed)).toBeNull();
    for (const wrong of wrongLengths(message)) expect(respond(pattern).readMessage(wrong)).toBeNull();
    expect(respond(pattern).readMessage(message)).toEqual(EMPTY);
  }, 60_000);

  it('fails on message 2 with any byte flipped or of any other length', () => {
    const ephemeral = makeX25519Keys(sodium);
    const copy = (): KeyPair => ({ publicKey: ephemeral.publicKey.slice(), secretKey: ephemeral.secretKey.slice() });
    const waiting = () => {
      const initiator = initiate(pattern, { makeEphemeral: copy });
      return { initiator, message1: initiator.writeMessage(EMPTY) };
    };
    const responder = respond(pattern);
    responder.readMessage(waiting().message1);
    const message = responder.writeMessage(EMPTY);
    for (const { changed } of flipped(message)) expect(waiting().initiator.readMessage(changed)).toBeNull();
    for (const wrong of wrongLengths(message)) expect(waiting().initiator.readMessage(wrong)).toBeNull();
    expect(waiting().initiator.readMessage(message)).toEqual(EMPTY);
  }, 60_000);

  it('fails for good: after a wrong message the right one comes too late', () => {
    const initiator = initiate(pattern);
    const message1 = initiator.writeMessage(EMPTY);
    const responder = respond(pattern);
    // Too short for an ephemeral key, so nothing of it was mixed in.
    expect(responder.readMessage(new Uint8Array(31))).toBeNull();
    expect(responder.readMessage(message1)).toBeNull();
    expect(() => responder.writeMessage(EMPTY)).toThrow();
    expect(responder.complete).toBe(false);
    expect(() => responder.split()).toThrow('not complete');
  });

  it('reads no message twice, and no message of its own', () => {
    const [initiator, responder] = [initiate(pattern), respond(pattern)];
    const message1 = initiator.writeMessage(EMPTY);
    expect(initiator.readMessage(message1)).toBeNull();
    const other = initiate(pattern);
    const message1b = other.writeMessage(EMPTY);
    expect(responder.readMessage(message1b)).toEqual(EMPTY);
    expect(responder.readMessage(message1b)).toBeNull();
  });

  it('reads no message 2 that answers somebody else', () => {
    const [initiator, other] = [initiate(pattern), initiate(pattern)];
    const responder = respond(pattern);
    initiator.writeMessage(EMPTY);
    responder.readMessage(other.writeMessage(EMPTY));
    expect(initiator.readMessage(responder.writeMessage(EMPTY))).toBeNull();
  });

  it('keeps its turns', () => {
    const [initiator, responder] = [initiate(pattern), respond(pattern)];
    expect(() => responder.writeMessage(EMPTY)).toThrow('turn');
    const message1 = initiator.writeMessage(EMPTY);
    expect(() => initiator.writeMessage(EMPTY)).toThrow('turn');
    expect(() => initiator.split()).toThrow('not complete');
    responder.readMessage(message1);
    initiator.readMessage(responder.writeMessage(EMPTY));
    expect(() => responder.writeMessage(EMPTY)).toThrow('turn');
    expect([initiator.complete, responder.complete]).toEqual([true, true]);
    initiator.split();
    expect(() => initiator.split()).toThrow('not complete');
  });

  it('fails between sides with different prologues or static keys', () => {
    expect(comesThrough(initiate(pattern, { prologue: Uint8Array.of(1, 2) }), respond(pattern))).toBe(false);
    const stranger = makeX25519Keys(sodium);
    expect(comesThrough(initiate(pattern, { remoteStatic: stranger.publicKey }), respond(pattern))).toBe(false);
    expect(comesThrough(initiate(pattern), respond(pattern, { staticKeys: stranger }))).toBe(false);
  });

  it('refuses points of small order wherever they come from', () => {
    for (const hex of SMALL_ORDER_X25519) {
      const point = sodium.from_hex(hex);
      const toPoint = initiate(pattern, { remoteStatic: point });
      expect(() => toPoint.writeMessage(EMPTY)).toThrow('small order');
      expect(() => toPoint.writeMessage(EMPTY)).toThrow('turn');

      const message1 = initiate(pattern).writeMessage(EMPTY);
      message1.set(point);
      expect(respond(pattern).readMessage(message1)).toBeNull();

      const [initiator, responder] = [initiate(pattern), respond(pattern)];
      responder.readMessage(initiator.writeMessage(EMPTY));
      const message2 = responder.writeMessage(EMPTY);
      message2.set(point);
      expect(initiator.readMessage(message2)).toBeNull();
    }
  });

  it('takes no message longer than 65,535 bytes', () => {
    const longest = 65_535 - 48;
    const message = initiate(pattern).writeMessage(new Uint8Array(longest));
    expect(message.byteLength).toBe(65_535);
    expect(respond(pattern).readMessage(message)).toHaveLength(longest);
    expect(() => initiate(pattern).writeMessage(new Uint8Array(longest + 1))).toThrow(RangeError);
    expect(respond(pattern).readMessage(new Uint8Array(65_536))).toBeNull();
  });

  it('wants exactly the keys of the pattern', () => {
    const { staticKeys: _own, ...noOwn } = responderOptions(pattern);
    expect(() => new HandshakeState(sodium, noOwn)).toThrow(RangeError);
    const { remoteStatic: _remote, ...noRemote } = initiatorOptions(pattern);
    expect(() => new HandshakeState(sodium, noRemote)).toThrow(RangeError);
    expect(() => initiate(pattern, { remoteStatic: new Uint8Array(31) })).toThrow(RangeError);
    if (hasPsk(pattern)) {
      const { psk: _psk, ...noPsk } = initiatorOptions(pattern);
      expect(() => new HandshakeState(sodium, noPsk)).toThrow(RangeError);
      expect(() => initiate(pattern, { psk: new Uint8Array(31) })).toThrow(RangeError);
    } else {
      expect(() => initiate(pattern, { psk: PSK })).toThrow(RangeError);
    }
    if (!PATTERNS[pattern].initiatorStatic) {
      // A static key of the youth's would make them linkable.
      expect(() => initiate(pattern, { staticKeys: initiatorKeys })).toThrow(RangeError);
    }
  });

  it('does nothing after it is wiped', () => {
    const [initiator, responder] = [initiate(pattern), respond(pattern)];
    responder.readMessage(initiator.writeMessage(EMPTY));
    const message2 = responder.writeMessage(EMPTY);
    initiator.wipe();
    responder.wipe();
    expect(initiator.readMessage(message2)).toBeNull();
    expect(() => responder.split()).toThrow('not complete');
  });
});

describe.each(['NKpsk2', 'KKpsk2'] as const)('%s', (pattern) => {
  it('fails at message 2 between sides with different psks', () => {
    const [initiator, responder] = [initiate(pattern), respond(pattern, { psk: new Uint8Array(32).fill(8) })];
    expect(responder.readMessage(initiator.writeMessage(EMPTY))).toEqual(EMPTY);
    expect(initiator.readMessage(responder.writeMessage(EMPTY))).toBeNull();
  });

  it('does not need the psk that it was given any more, nor overwrites it', () => {
    const psk = PSK.slice();
    const initiator = initiate(pattern, { psk });
    psk.fill(0);
    expect(comesThrough(initiator, respond(pattern))).toBe(true);
    expect(PSK).toEqual(new Uint8Array(32).fill(9));
  });
});

describe.each(['KK', 'KKpsk2'] as const)('%s', (pattern) => {
  it('fails for an initiator who is not whom the responder knows', () => {
    const stranger = makeX25519Keys(sodium);
    expect(comesThrough(initiate(pattern, { staticKeys: stranger }), respond(pattern))).toBe(false);
    const impostor = { publicKey: initiatorKeys.publicKey, secretKey: stranger.secretKey };
    expect(comesThrough(initiate(pattern, { staticKeys: impostor }), respond(pattern))).toBe(false);
  });
});

it('no pattern comes through with another', () => {
  for (const a of PATTERN_NAMES) {
    for (const b of PATTERN_NAMES) if (a !== b) expect(comesThrough(initiate(a), respond(b))).toBe(false);
  }
});
