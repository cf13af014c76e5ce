/** Seals and opens with the clients' own cryptography beside bare libsodium calls, turn by turn; a process of its own, on a core of its own. */

import { randomBytes } from 'node:crypto';
import { OpeningKey, SealingKey } from '@dorren/shared/crypto/channel.ts';
import { openFrame, sealFrame } from '@dorren/shared/crypto/frames.ts';
import { CipherState } from '@dorren/shared/crypto/noise/cipher-state.ts';
import { loadSodium } from '@dorren/shared/crypto/sodium.ts';
import { HEADER_BYTES, PLAINTEXT_BYTES } from '@dorren/shared/protocol/frame.ts';
import { encodePayload, MAX_CONTENT_BYTES, PAYLOAD_KIND } from '@dorren/shared/protocol/payload.ts';
import { type CoreTimes, coreTimes, shareOf } from '../load/operating-system.ts';
import { shuffled } from './statistics.ts';

const MESSAGES = 2_000;
const EPOCH = 1;

export interface SealingRound {
  sealUs: number;
  bareSealUs: number;
  openUs: number;
  bareOpenUs: number;
  steal: number;
}

const sodium = await loadSodium();
const text = encodePayload({
  kind: PAYLOAD_KIND.text,
  more: false,
  acknowledged: 0,
  content: randomBytes(MAX_CONTENT_BYTES),
});

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return ((performance.now() - start) * 1_000) / MESSAGES;
}

function ours(): Pick<SealingRound, 'sealUs' | 'openUs'> {
  const key = randomBytes(32);
  const sealing = new SealingKey(new CipherState(sodium, Uint8Array.from(key)));
  const opening = new OpeningKey(new CipherState(sodium, Uint8Array.from(key)));
  const frames: Uint8Array[] = [];
  const sealUs = timeOf(() => {
    for (let i = 0; i < MESSAGES; i += 1) frames.push(sealFrame(sealing, EPOCH, text));
  });
  const openUs = timeOf(() => {
    for (const frame of frames) if (openFrame(opening, EPOCH, frame) === null) throw new Error('a frame did not open');
  });
  return { sealUs, openUs };
}

function bare(): Pick<SealingRound, 'bareSealUs' | 'bareOpenUs'> {
  const key = Uint8Array.from(randomBytes(32));
  const header = new Uint8Array(HEADER_BYTES);
  const plaintext = new Uint8Array(PLAINTEXT_BYTES);
  const nonce = new Uint8Array(12);
  const bodies: Uint8Array[] = [];
  const bareSealUs = timeOf(() => {
    for (let i = 0; i < MESSAGES; i += 1) {
      bodies.push(sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, header, null, nonce, key));
    }
  });
  const bareOpenUs = timeOf(() => {
    for (const body of bodies) sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, body, header, nonce, key);
  });
  return { bareSealUs, bareOpenUs };
}

function round(): SealingRound {
  const before: CoreTimes = coreTimes();
  const parts = Object.assign({}, ...shuffled([ours, bare]).map((work) => work())) as Omit<SealingRound, 'steal'>;
  return { ...parts, steal: shareOf('steal', before, coreTimes()) };
}

const { rounds } = JSON.parse(process.argv[2] ?? '{}') as { rounds: number };
round();
process.send?.(Array.from({ length: rounds }, round));
process.disconnect();
