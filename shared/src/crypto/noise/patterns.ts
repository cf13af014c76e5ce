/** The handshake patterns in use: Noise revision 34, sections 7.4, 7.5 and 9.4. */
export type Token = 'e' | 'es' | 'se' | 'ee' | 'ss' | 'psk';

export interface Pattern {
  /** Whether the initiator has a static key that the responder knows beforehand. The responder always has one, known to the initiator. */
  initiatorStatic: boolean;
  /** Initiator's message first, then in turns. */
  messages: readonly (readonly Token[])[];
}

export const PATTERNS = {
  NK: {
    initiatorStatic: false,
    messages: [
      ['e', 'es'],
      ['e', 'ee'],
    ],
  },
  /** Youth and counsellor. */
  NKpsk2: {
    initiatorStatic: false,
    messages: [
      ['e', 'es'],
      ['e', 'ee', 'psk'],
    ],
  },
  KK: {
    initiatorStatic: true,
    messages: [
      ['e', 'es', 'ss'],
      ['e', 'ee', 'se'],
    ],
  },
  /** Staff and staff. */
  KKpsk2: {
    initiatorStatic: true,
    messages: [
      ['e', 'es', 'ss'],
      ['e', 'ee', 'se', 'psk'],
    ],
  },
} as const satisfies Record<string, Pattern>;

export type PatternName = keyof typeof PATTERNS;

export const PATTERN_NAMES = Object.keys(PATTERNS) as PatternName[];
