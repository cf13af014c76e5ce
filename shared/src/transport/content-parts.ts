/** Texts and items as the parts that fit into payloads, and back (docs/protocol.md, "Payloads"). */
import { MAX_CONTENT_BYTES, MAX_ITEM_BYTES, MAX_TEXT_BYTES } from '../protocol/payload.ts';

export const MAX_TEXT_PARTS = Math.ceil(MAX_TEXT_BYTES / MAX_CONTENT_BYTES);
export const MAX_ITEM_PARTS = Math.ceil(MAX_ITEM_BYTES / MAX_CONTENT_BYTES);

export interface ContentPart {
  content: Uint8Array;
  /** Another part of the same text or item follows. */
  more: boolean;
}

/** The text's UTF-8 in parts; null for an empty one and for one of more than so many bytes. */
export function splitContent(text: string, maxBytes: number): ContentPart[] | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength === 0 || bytes.byteLength > maxBytes) return null;
  const parts: ContentPart[] = [];
  for (let at = 0; at < bytes.byteLength; at += MAX_CONTENT_BYTES) {
    const end = at + MAX_CONTENT_BYTES;
    parts.push({ content: bytes.subarray(at, end), more: end < bytes.byteLength });
  }
  return parts;
}

export type Assembled = { state: 'incomplete' } | { state: 'refused' } | { state: 'complete'; text: string };

/** Never holds more than so many bytes. What is too long, empty or no UTF-8 is refused as a whole. */
export class ContentAssembler {
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add({ content, more }: ContentPart): Assembled {
    this.#bytes += content.byteLength;
    if (this.#bytes <= this.#maxBytes) this.#parts.push(content);
    if (more) return { state: 'incomplete' };
    const whole = this.#bytes > 0 && this.#bytes <= this.#maxBytes ? join(this.#parts, this.#bytes) : null;
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
