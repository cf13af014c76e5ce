/**
 * The padded plaintext inside a sealed frame, always {@link PLAINTEXT_BYTES} long (docs/protocol.md, "Payloads").
 * Only clients read it. Integers are big-endian.
 *
 *   0      kind          see {@link PAYLOAD_KIND}
 *   1      flags         bit 0: another part of the same message follows
 *   2..5   acknowledged  how many of the peer's frames have been opened, in order: the next sequence expected
 *   6..7   length        bytes of content
 *   8..    content, then zero bytes to the end
 */
import { PLAINTEXT_BYTES } from './frame.ts';

export const PAYLOAD_KIND = {
  /** Part of a text, UTF-8; a text's parts are consecutive among the text payloads of their direction. */
  text: 1,
  /** The peer is writing; no content. */
  writing: 2,
  /** Only an acknowledgement; no content. */
  acknowledgement: 3,
  /** Nothing: looks like all the others; no content. */
  cover: 4,
  /** Part of an item (items.ts), UTF-8 JSON; in parts as a text is. */
  item: 5,
} as const;
export type PayloadKind = (typeof PAYLOAD_KIND)[keyof typeof PAYLOAD_KIND];

export const PAYLOAD_HEADER_BYTES = 8;
export const MAX_CONTENT_BYTES = PLAINTEXT_BYTES - PAYLOAD_HEADER_BYTES;
/** Longest text one can send, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 8_000;
/**
 * Longest item, in bytes of UTF-8: the longest text as `said`, each of its signs escaped to two, or twelve full lines of a summary in a
 * script of three bytes a letter.
 */
export const MAX_ITEM_BYTES = 16_384;

export interface Payload {
  kind: PayloadKind;
  more: boolean;
  acknowledged: number;
  content: Uint8Array;
}

const KINDS: ReadonlySet<number> = new Set(Object.values(PAYLOAD_KIND));

/** @throws RangeError if the content is longer than {@link MAX_CONTENT_BYTES}. */
export function encodePayload(payload: Payload): Uint8Array {
  if (payload.content.byteLength > MAX_CONTENT_BYTES) throw new RangeError('payload content too long');
  const bytes = new Uint8Array(PLAINTEXT_BYTES);
  const target = new DataView(bytes.buffer);
  target.setUint8(0, payload.kind);
  target.setUint8(1, payload.more ? 1 : 0);
  target.setUint32(2, payload.acknowledged);
  target.setUint16(6, payload.content.byteLength);
  bytes.set(payload.content, PAYLOAD_HEADER_BYTES);
  return bytes;
}

/** Null for anything that {@link encodePayload} would not have written, padding included. */
export function decodePayload(bytes: Uint8Array): Payload | null {
  if (bytes.byteLength !== PLAINTEXT_BYTES) return null;
  const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = source.getUint8(0);
  const flags = source.getUint8(1);
  const length = source.getUint16(6);
  if (!KINDS.has(kind) || flags > 1 || length > MAX_CONTENT_BYTES) return null;
  const hasContent = kind === PAYLOAD_KIND.text || kind === PAYLOAD_KIND.item;
  if (!hasContent && (flags !== 0 || length !== 0)) return null;
  const end = PAYLOAD_HEADER_BYTES + length;
  for (let at = end; at < bytes.byteLength; at++) if (bytes[at] !== 0) return null;
  return {
    kind: kind as PayloadKind,
    more: flags === 1,
    acknowledged: source.getUint32(2),
    content: bytes.slice(PAYLOAD_HEADER_BYTES, end),
  };
}
