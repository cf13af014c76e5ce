import * as v from 'valibot';

/** Control messages are JSON text of at most this many UTF-8 bytes. */
export const MAX_CONTROL_BYTES = 16_384;

export type Decoded<T> = { ok: true; value: T } | { ok: false; code: 'malformed' | 'too-large' };

/** Parses one control message against its schema; unknown keys are refused, nothing is stripped, nothing is echoed. */
export function decode<T>(schema: v.GenericSchema<unknown, T>, text: string): Decoded<T> {
  // A UTF-16 unit takes at most three bytes of UTF-8, so most messages need no counting.
  if (text.length * 3 > MAX_CONTROL_BYTES && utf8Length(text) > MAX_CONTROL_BYTES)
    return { ok: false, code: 'too-large' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, code: 'malformed' };
  }
  const parsed = v.safeParse(schema, raw, { abortEarly: true });
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, code: 'malformed' };
}

export function encode(message: object): string {
  return JSON.stringify(message);
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
