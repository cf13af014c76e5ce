import { MAX_TEXT_BYTES } from '@dorren/shared/protocol/payload.ts';

/** Bytes of UTF-8 that can still be written; below nothing when the text is too long to be sent. */
export function bytesLeft(text: string): number {
  return MAX_TEXT_BYTES - new TextEncoder().encode(text).byteLength;
}

/** From here on one is told how much is left. */
export const NEARLY_FULL_BYTES = 500;

/** Puts a ready-made reply into a draft: after what is written, on a line of its own. */
export function withReply(draft: string, reply: string): string {
  const kept = draft.trimEnd();
  return kept === '' ? reply : `${kept}\n${reply}`;
}
