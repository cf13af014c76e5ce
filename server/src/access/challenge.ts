import { createHmac } from 'node:crypto';
import type { KeyDerivation } from '@dorren/shared/protocol/staff-http.ts';
import type { Accounts } from '../ports/records/accounts.ts';

/** While nobody has credentials; the console makes new ones with the least that it takes itself. */
const LEAST = { operations: 3, memoryBytes: 64 * 1024 * 1024 } as const;

/**
 * Salt and parameters to derive a proof with. A name that nobody can sign in with gets, always, the same salt of its own
 * and the parameters that most accounts have, so that it cannot be told from one that somebody can (SPEC A2).
 */
export async function challengeFor(
  username: string,
  accounts: Accounts,
  serviceSecret: string,
): Promise<KeyDerivation> {
  const made = createHmac('sha256', serviceSecret).update(`challenge\0${username}`).digest();
  const withCredentials = (await accounts.all()).filter(({ credentials, disabled }) => credentials && !disabled);
  const real = withCredentials.find((account) => account.username === username)?.credentials?.keyDerivation;
  const common = mostCommon(withCredentials.flatMap(({ credentials }) => credentials?.keyDerivation ?? []));
  return real ?? { salt: made.subarray(0, 16).toString('base64url'), ...common };
}

function mostCommon(all: readonly KeyDerivation[]): Omit<KeyDerivation, 'salt'> {
  const counted = new Map<string, { operations: number; memoryBytes: number; times: number }>();
  for (const { operations, memoryBytes } of all) {
    const key = `${operations} ${memoryBytes}`;
    const entry = counted.get(key) ?? { operations, memoryBytes, times: 0 };
    entry.times++;
    counted.set(key, entry);
  }
  const [first] = [...counted.values()].sort((one, other) => other.times - one.times);
  return first ? { operations: first.operations, memoryBytes: first.memoryBytes } : LEAST;
}
