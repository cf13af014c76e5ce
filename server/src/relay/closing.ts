import { CLOSE, type CloseCode, type RefusalCode } from '@dorren/shared/protocol/codes.ts';

/** Refusals after which the connection is closed, each with its close code. */
const CLOSE_CODES = {
  'unsupported-version': CLOSE.unsupportedVersion,
  malformed: CLOSE.malformed,
  'too-large': CLOSE.tooLarge,
  'rate-limited': CLOSE.rateLimited,
  'too-many-connections': CLOSE.tooManyConnections,
  'too-slow': CLOSE.tooSlow,
  idle: CLOSE.idle,
  'not-signed-in': CLOSE.notSignedIn,
  'signed-in-elsewhere': CLOSE.signedInElsewhere,
  'shutting-down': CLOSE.shuttingDown,
} as const satisfies Partial<Record<RefusalCode, CloseCode>>;

export type ClosingCode = keyof typeof CLOSE_CODES;

export function closeCodeOf(code: ClosingCode): CloseCode {
  return CLOSE_CODES[code];
}
