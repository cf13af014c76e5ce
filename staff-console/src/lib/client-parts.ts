import type { Sodium } from '@dorren/shared/crypto/sodium.ts';
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import type { ColleagueTrust } from './colleague-trust.ts';
import type { Duty } from './duty.ts';

/** What every part of the client works with. */
export interface ClientParts {
  sodium: Sodium;
  clock: Clock;
  trust: ColleagueTrust;
  /** Milliseconds since 1970, by the server's clock. */
  now(): number;
  /** The keys that one is on duty with; null for none. */
  duty(): Duty | null;
  /** The notice that one is bound by (server/SPEC.md, N3). */
  notice(): string;
  /** Puts a frame, its route written, on the present connection. */
  send(frame: Uint8Array): void;
  /** False, and the person is told, while there is no connection. */
  say(message: FromStaff): boolean;
  /** Breaks the connection: what the next hello does not name, the server gives to somebody else. */
  distrust(): void;
  /** Tells the person what could not be done. */
  refuse(re: string, code: RefusalCode, by?: string | null): void;
}
