/** Whom to call or write to, of the directory, for the place where the youth is. Pure. */
import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import { openingAt } from '@dorren/shared/directory/opening.ts';
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

/** Whom the report goes to, in Swedish, as it stands on paper: name, address, numbers. */
export function addressOf({ entry }: KeptEntry): string {
  return [inLanguage(entry.name, 'sv').text, entry.address, ...entry.telephones.map(({ number }) => number)]
    .filter((line) => line !== null)
    .join('\n');
}

/** Whether the social services that this address begins with the name of are closed; of unknown hours nothing is known. */
export function isClosedNow(
  { organisations, entries }: Pick<StaffDirectory, 'organisations' | 'entries'>,
  to: string,
  now: number,
): boolean {
  const boards = new Set(
    organisations
      .filter(({ organisation }) => organisation.kind.startsWith('social-services'))
      .map(({ organisation }) => organisation.id),
  );
  const [name = ''] = to.trim().split('\n');
  const meant = entries.filter(
    ({ entry }) => boards.has(entry.organisationId) && inLanguage(entry.name, 'sv').text === name.trim(),
  );
  return meant.length > 0 && meant.every(({ entry: { hours } }) => hours !== null && !openingAt(hours, now).open);
}

function howNear({ entry: { areas } }: KeptEntry, municipality: MunicipalityCode | null): number {
  if (municipality !== null) return nearness(areas, { municipality });
  return areas.some(({ kind }) => kind === 'county' || kind === 'country') ? 0 : NOT_THERE;
}
