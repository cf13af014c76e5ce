import type { Eventually } from './eventually.ts';

/** Counts failed sign-ins per name and over all (SPEC A3). */
export interface SignInThrottle {
  /** Null if there have been too many; else to be called when the attempt has succeeded. */
  begin(name: string): Eventually<(() => Eventually<void>) | null>;
}
