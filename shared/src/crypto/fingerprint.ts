/**
 * What both ends show of a handshake, to compare by telephone (docs/protocol.md, "Handshake"): the first 42 bits of the handshake hash as
 * seven signs of 64. The signs are those of Matrix's short authentication string (Matrix specification, "SAS method: emoji"), chosen there
 * to be told apart and named in any language; their words are the catalogue's `sign.0` to `sign.63`.
 */
const SIGN_BITS = 6;
const SIGN_COUNT = 7;

export const SIGNS: readonly string[] = [
  '🐶 🐱 🦁 🐎 🦄 🐷 🐘 🐰 🐼 🐓 🐧 🐢 🐟 🐙 🦋 🌷',
  '🌳 🌵 🍄 🌏 🌙 ☁️ 🔥 🍌 🍎 🍓 🌽 🍕 🎂 ❤️ 😀 🤖',
  '🎩 👓 🔧 🎅 👍 ☂️ ⌛ ⏰ 🎁 💡 📕 ✏️ 📎 ✂️ 🔒 🔑',
  '🔨 ☎️ 🏁 🚂 🚲 ✈️ 🚀 🏆 ⚽ 🎸 🎺 🔔 ⚓ 🎧 📁 📌',
].flatMap((row) => row.split(' '));

/** Seven indexes into {@link SIGNS}, first bits first. @throws RangeError for fewer than six bytes. */
export function fingerprint(handshakeHash: Uint8Array): number[] {
  if (handshakeHash.byteLength * 8 < SIGN_BITS * SIGN_COUNT) throw new RangeError('hash too short');
  return Array.from({ length: SIGN_COUNT }, (_, sign) => {
    const bit = sign * SIGN_BITS;
    const first = handshakeHash[bit >>> 3] ?? 0;
    const second = handshakeHash[(bit >>> 3) + 1] ?? 0;
    return (((first << 8) | second) >>> (16 - SIGN_BITS - (bit & 7))) & (SIGNS.length - 1);
  });
}
