import type { Competence, KeptEntry, KeptOrganisation } from '@dorren/shared/protocol/directory.ts';
import type { KeptDirectory } from '../ports/records/directory-record.ts';

/** The directory as it is at one moment, by id and in order of ids. */
export interface DirectorySnapshot {
  readonly organisations: ReadonlyMap<string, KeptOrganisation>;
  readonly entries: ReadonlyMap<string, KeptEntry>;
  readonly competences: readonly Competence[];
  readonly competencesRevision: number;
}

export function snapshotOf({
  organisations,
  entries,
  competences,
  competencesRevision,
}: KeptDirectory): DirectorySnapshot {
  return {
    organisations: new Map(organisations.map((kept) => [kept.organisation.id, kept])),
    entries: new Map(entries.map((kept) => [kept.entry.id, kept])),
    competences,
    competencesRevision,
  };
}
