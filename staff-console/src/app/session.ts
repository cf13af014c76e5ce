/** One signed-in person: the token, the identity key and the connection. In memory only; a reload ends it. */
import { readStaffCertificate } from '@dorren/shared/crypto/certificates.ts';
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import { fromBase64 } from '../lib/base64.ts';
import { signIn } from '../lib/sign-in.ts';
import { keyFingerprint } from '../lib/signing-key.ts';
import { StaffClient } from '../lib/staff-client.ts';
import { painted } from './asking.ts';
import { api, sodium as loadSodium, socketAddress } from './platform.ts';

export interface Session {
  sodium: SumoSodium;
  account: SignInResponse;
  client: StaffClient;
  /** Of one's own key, to read to the administrator. */
  fingerprint: string;
}

/** Takes some seconds. @throws Refused */
export async function openSession(username: string, passphrase: string): Promise<Session> {
  const sodium = await loadSodium();
  await painted();
  const { session: account, identity } = await signIn(api, sodium, username, passphrase);
  const fingerprint = keyFingerprint(sodium, identity.publicKey);
  const client = new StaffClient({
    url: socketAddress(),
    WebSocket,
    clock: systemClock,
    random: Math.random,
    sodium,
    session: account,
    identity,
  });
  return { sodium, account, client, fingerprint };
}

/** Wipes keys and texts at once; the server is told if it can be. */
export function closeSession({ client, account }: Session): void {
  client.close();
  api.signOut(account.token).catch(() => undefined);
}

/** End of a staff certificate, milliseconds since 1970; null for none. */
export function certifiedUntil(sodium: SumoSodium, certificate: string | null): number | null {
  const bytes = certificate === null ? null : fromBase64(sodium, certificate);
  const read = bytes && readStaffCertificate(bytes);
  return read ? read.notAfter * 1000 : null;
}
