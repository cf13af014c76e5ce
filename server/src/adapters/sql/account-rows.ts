import { keyDerivation, type Skills, skills } from '@dorren/shared/protocol/staff-http.ts';
import { ROLES } from '@dorren/shared/protocol/values.ts';
import type { Selectable } from 'kysely';
import * as v from 'valibot';
import type { AccountRecord, NewAccount, StoredCredentials } from '../../ports/records/accounts.ts';
import type { Tables } from './tables.ts';

const storedCredentials = v.strictObject({
  keyDerivation,
  proofHash: v.string(),
  wrappedIdentity: v.string(),
  identityKey: v.string(),
});

const certificates = v.array(v.string());

export function toNewAccount(row: Selectable<Tables['accounts']>): NewAccount {
  return {
    staffId: row.staff_id,
    username: row.username,
    nameShown: row.name_shown,
    organisation: row.organisation,
    role: v.parse(v.picklist(ROLES), row.role),
    directoryOrganisation: row.directory_organisation,
    ...v.parse(skills, JSON.parse(row.skills)),
  };
}

export function toAccount(row: Selectable<Tables['accounts']>): AccountRecord {
  return {
    ...toNewAccount(row),
    disabled: row.disabled !== 0,
    credentials: row.credentials === null ? null : v.parse(storedCredentials, JSON.parse(row.credentials)),
    staffCertificate: row.staff_certificate,
    formerCertificates: v.parse(certificates, JSON.parse(row.former_certificates)),
  };
}

export function toRow(
  account: NewAccount,
  credentials: StoredCredentials | null,
  staffCertificate: string | null,
): Selectable<Tables['accounts']> {
  return {
    staff_id: account.staffId,
    username: account.username,
    name_shown: account.nameShown,
    organisation: account.organisation,
    role: account.role,
    directory_organisation: account.directoryOrganisation,
    skills: toSkills(account),
    disabled: 0,
    credentials: credentials === null ? null : JSON.stringify(credentials),
    staff_certificate: staffCertificate,
    former_certificates: '[]',
  };
}

/** The column of these skills. */
export function toSkills({ teams, competences }: Skills): string {
  const kept: Skills = { teams, competences };
  return JSON.stringify(kept);
}

/** The columns with another certificate, or none; the one they have is kept among the former. */
export function withCertificate(
  row: Pick<Selectable<Tables['accounts']>, 'staff_certificate' | 'former_certificates'>,
  next: string | null,
): Pick<Selectable<Tables['accounts']>, 'staff_certificate' | 'former_certificates'> {
  const former = new Set(v.parse(certificates, JSON.parse(row.former_certificates)));
  if (row.staff_certificate !== null) former.add(row.staff_certificate);
  if (next !== null) former.delete(next);
  return { staff_certificate: next, former_certificates: JSON.stringify([...former]) };
}
