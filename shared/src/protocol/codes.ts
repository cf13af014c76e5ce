/** What a youth may be refused with: the page has words for each, and nothing else is in its first bundle. */
export const YOUTH_REFUSAL_CODES = [
  // the client's own fault: malformed, out of state, another version
  'unsupported-version',
  'malformed',
  'too-large',
  'out-of-state',
  'unknown-conversation',
  'wrong-epoch',
  // limits
  'rate-limited',
  'too-many-connections',
  'queue-full',
  'too-slow',
  'idle',
  // the door
  'door-closed',
  'nobody-on-duty',
  'notice-outdated',
  // referral
  'unknown-offer',
  // the service
  'shutting-down',
  'unavailable',
] as const;
export type YouthRefusalCode = (typeof YOUTH_REFUSAL_CODES)[number];

/** What only staff are refused with, or whoever is no page of ours. */
const STAFF_REFUSAL_CODES = [
  // taking and holding
  'already-taken',
  'queue-empty',
  'at-capacity',
  'not-on-duty',
  'conversations-open',
  'excluded',
  // referral
  'nobody-suitable',
  'offer-pending',
  // the reporting duty: the conversation cannot end, nor duty, before the concern has an outcome
  'concern-open',
  // access
  'not-signed-in',
  'wrong-credentials',
  'not-allowed',
  'not-certified',
  'signed-in-elsewhere',
  'token-spent',
  'name-taken',
  'stale-serial',
  'stale-revision',
  // whoever edited a text cannot approve it
  'four-eyes',
  'not-found',
] as const;

/**
 * Every refusal that crosses the wire is one of these. The sentence for the person at the other end is the
 * message `code.<code>` of each page's catalogue; a test holds the catalogues to this list.
 */
export const REFUSAL_CODES = [...YOUTH_REFUSAL_CODES, ...STAFF_REFUSAL_CODES] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a door under pressure asks for work: none was shown, or what was shown was too late, used already, or has become too easy (SPEC K4). */
export type WorkWanted = 'none' | 'stale' | 'spent' | 'too-easy';

/**
 * WebSocket close codes (RFC 6455 section 7.4.2: 4000–4999 are private). A close code says whether to come back:
 * `retry` closes are followed by a reconnect with back-off, the others are final for this tab.
 */
export const CLOSE = {
  normal: 1000,
  goingAway: 1001,
  unsupportedVersion: 4000,
  malformed: 4001,
  tooLarge: 4002,
  rateLimited: 4003,
  tooManyConnections: 4004,
  tooSlow: 4005,
  idle: 4006,
  notSignedIn: 4007,
  signedInElsewhere: 4008,
  shuttingDown: 4009,
  replaced: 4010,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

const FINAL: ReadonlySet<number> = new Set([
  CLOSE.normal,
  CLOSE.unsupportedVersion,
  CLOSE.malformed,
  CLOSE.tooLarge,
  CLOSE.notSignedIn,
  CLOSE.signedInElsewhere,
  CLOSE.replaced,
]);

/** Whether a client may reconnect after a close with this code. */
export function mayReconnect(closeCode: number): boolean {
  return !FINAL.has(closeCode);
}

/** Why the youth's page refused to talk with whoever the server presented (`distrust`). */
export const DISTRUST_REASONS = [
  'malformed',
  'wrong-root',
  'wrong-centre',
  'wrong-role',
  'wrong-person',
  'not-yet-valid',
  'expired',
  'revoked',
  'stale-revocations',
  'bad-duty-signature',
  'handshake-failed',
] as const;
export type DistrustReason = (typeof DISTRUST_REASONS)[number];

/** Who or what ended a conversation. */
export const ENDED_BY = ['youth', 'counsellor', 'youth-vanished', 'shutdown'] as const;
export type EndedBy = (typeof ENDED_BY)[number];
