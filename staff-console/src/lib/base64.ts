/** Binary in JSON: base64url without padding (RFC 4648, section 5). */
import type { Sodium } from '@dorren/shared/crypto/sodium.ts';

export function toBase64(sodium: Sodium, bytes: Uint8Array): string {
  return sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
}

/** Null for anything else. */
export function fromBase64(sodium: Sodium, text: string): Uint8Array | null {
  try {
    return sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
  } catch {
    return null;
  }
}
