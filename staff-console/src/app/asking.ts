/** Asking the server and the keys, as the features want their answers. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Outcome } from '../components/outcome.ts';
import { Refused } from '../lib/http-client.ts';

/** What was refused as a value; whatever else went wrong is still thrown. */
export async function outcomeOf<T>(asked: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await asked };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code };
    throw error;
  }
}

/** Null when it went well. */
export async function refusalOf(asked: Promise<unknown>): Promise<RefusalCode | null> {
  const outcome = await outcomeOf(asked);
  return outcome.ok ? null : outcome.code;
}

/**
 * Resolves when what was drawn last is on the screen. Argon2id holds the tab for a second or so (the policy allows no worker):
 * one should have read by then that it will.
 */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
