/** Whom to call or write to, of the directory, for the place where the youth is. Pure. */
import { NOT_THERE, nearness } from '@dorren/shared/directory/place.ts';
import type { KeptEntry, OrganisationKind, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { MunicipalityCode } from '@dorren/shared/protocol/values.ts';

/**
 * Those of this kind that serve the place, the nearest first: a municipality's own, then the county's and the country's. While nobody
 * knows the municipality, only those of the whole county and beyond.
 */
export function agencies(
  { organisations, entries }: Pick<StaffDirectory, 'organisations' | 'entries'>,
  kind: OrganisationKind,
  municipality: MunicipalityCode | null,
): KeptEntry[] {
  const ofKind = new Set(
    organisations.filter(({ organisation }) => organisation.kind === kind).map(({ organisation }) => organisation.id),
  );
  return entries
    .filter(({ entry }) => ofKind.has(entry.organisationId))
    .map((kept) => ({ kept, near: howNear(kept, municipality) }))
    .filter(({ near }) => near < NOT_THERE)
    .sort((one, other) => one.near - other.near)
    .map(({ kept }) => kept);
}

function howNear({ entry: { areas } }: KeptEntry, municipality: MunicipalityCode | null): number {
  if (municipality !== null) return nearness(areas, { municipality });
  return areas.some(({ kind }) => kind === 'county' || kind === 'country') ? 0 : NOT_THERE;
}
