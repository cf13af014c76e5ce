/** Texts as the parts that fit into payloads, and back (docs/protocol.md, "Payloads"). */
import { MAX_CONTENT_BYTES, MAX_TEXT_BYTES } from '../protocol/payload.ts';

export const MAX_TEXT_PARTS = Math.ceil(MAX_TEXT_BYTES / MAX_CONTENT_BYTES);

export interface TextPart {
  content: Uint8Array;
  /** Another part of the same text follows. */
  more: boolean;
}

/** Null for an empty text and for one of more than MAX_TEXT_BYTES. */
export function splitText(text: string): TextPart[] | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_TEXT_BYTES) return null;
  const parts: TextPart[] = [];
  for (let at = 0; at < bytes.byteLength; at += MAX_CONTENT_BYTES) {
    const end = at + MAX_CONTENT_BYTES;
    parts.push({ content: bytes.subarray(at, end), more: end < bytes.byteLength });
  }
  return parts;
}

export type AssembledText = { state: 'incomplete' } | { state: 'refused' } | { state: 'complete'; text: string };

/** Never holds more than MAX_TEXT_BYTES. What is too long, empty or no UTF-8 is refused as a whole. */
export class TextAssembler {
  #parts: Uint8Array[] = [];
  #bytes = 0;

  add({ content, more }: TextPart): AssembledText {
    this.#bytes += content.byteLength;
    if (this.#bytes <= MAX_TEXT_BYTES) this.#parts.push(content);
    if (more) return { state: 'incomplete' };
    const whole = this.#bytes > 0 && this.#bytes <= MAX_TEXT_BYTES ? join(this.#parts, this.#bytes) : null;
    this.clear();
    if (whole === null) return { state: 'refused' };
    try {
      return { state: 'complete', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole) };
    } catch {
      return { state: 'refused' };
    } finally {
      whole.fill(0);
    }
  }

  clear(): void {
    for (const part of this.#parts) part.fill(0);
    this.#parts = [];
    this.#bytes = 0;
  }
}

function join(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
