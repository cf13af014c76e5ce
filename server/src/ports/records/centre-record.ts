import type { Centre } from '@dorren/shared/protocol/staff-http.ts';
import type { NewAccount, StoredCredentials } from './accounts.ts';

/** The centre that this service stands for, and its first administrator. */
export interface CentreRecord {
  /** Null until set-up. */
  get(): Promise<Centre | null>;
  /** Stores centre and first account in one; false, and nothing done, if there is any account (SPEC A5). */
  setUp(
    centre: Centre,
    administrator: NewAccount & { credentials: StoredCredentials; staffCertificate: string },
  ): Promise<boolean>;
  /** A secret of the service's own, 32 bytes base64url: `made` the first time, the same ever after. */
  secret(made: string): Promise<string>;
}
