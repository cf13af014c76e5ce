import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import { Refused } from './http-client.ts';
import { deriveSignInKeys, openIdentity, type SignInKeys } from './identity.ts';
import type { SigningKey } from './signing-key.ts';
import type { StaffApi } from './staff-api.ts';

export interface SignedIn {
  session: SignInResponse;
  identity: SigningKey;
}

/**
 * Proves the passphrase and opens the identity key, which stays in this tab. Takes a second or so.
 * @throws Refused; `unavailable` also for a challenge or a wrapped key that this server should never give.
 */
export async function signIn(
  api: StaffApi,
  sodium: SumoSodium,
  username: string,
  passphrase: string,
): Promise<SignedIn> {
  const keys = derive(sodium, passphrase, await api.challenge(username));
  const session = await api.signIn(username, keys.proof);
  const identity = openIdentity(sodium, username, keys.wrappingKey, session.wrappedIdentity);
  if (identity === null) throw new Refused('unavailable');
  return { session, identity };
}

function derive(sodium: SumoSodium, passphrase: string, challenge: Parameters<typeof deriveSignInKeys>[2]): SignInKeys {
  try {
    return deriveSignInKeys(sodium, passphrase, challenge);
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('unavailable');
    throw error;
  }
}
