/** Who keeps what of the directory (SPEC R1–R3). */
import type { Role } from '@dorren/shared/protocol/values.ts';

/** Who asks: what the session says of them. */
export interface Keeper {
  readonly role: Role;
  readonly directoryOrganisation: string | null;
  readonly nameShown: string;
}

/** Which organisations' records and entries somebody may change. */
export type Reach = 'all' | 'none' | { readonly only: string };

export function reachOf({ role, directoryOrganisation }: Pick<Keeper, 'role' | 'directoryOrganisation'>): Reach {
  switch (role) {
    case 'administrator':
    case 'supervisor':
      return 'all';
    case 'contact-person':
      return directoryOrganisation === null ? 'none' : { only: directoryOrganisation };
    case 'counsellor':
      return 'none';
  }
}

export function reaches(reach: Reach, organisationId: string): boolean {
  return reach === 'all' || (reach !== 'none' && reach.only === organisationId);
}

/** The one organisation that is all this person sees of the directory; null: they see all of it. */
export function seesOnly({ role, directoryOrganisation }: Pick<Keeper, 'role' | 'directoryOrganisation'>) {
  // One without an organisation would see nothing; no organisation has an empty id.
  return role === 'contact-person' ? (directoryOrganisation ?? '') : null;
}
