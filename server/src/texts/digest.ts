import { createHash } from 'node:crypto';
import { type TextBody, textBody } from '@dorren/shared/protocol/texts.ts';
import * as v from 'valibot';

/** SHA-256, base64url, of the body as JSON with its fields in the order of the schema (SPEC V3): the same for the same text, however it came. */
export function digestOf(body: TextBody): string {
  return createHash('sha256')
    .update(JSON.stringify(v.parse(textBody, body)))
    .digest('base64url');
}
