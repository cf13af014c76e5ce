import type {
  Competence,
  DirectoryChange,
  DirectoryEntry,
  KeptEntry,
  KeptOrganisation,
  Organisation,
} from '@dorren/shared/protocol/directory.ts';

/** All of it that is there, in order of ids. */
export interface KeptDirectory {
  organisations: KeptOrganisation[];
  entries: KeptEntry[];
  competences: Competence[];
  /** 0 until the list has been set. */
  competencesRevision: number;
}

/** What is to become of one subject, if it still has this revision: 0 for one that is not there. `after` is null to remove it. */
export type DirectoryEdit =
  | { of: 'organisation'; id: string; revision: number; after: Organisation | null }
  | { of: 'entry'; id: string; revision: number; after: DirectoryEntry | null }
  | { of: 'competences'; revision: number; after: Competence[] }
  /** Somebody has seen to it that the entry is right. Changes neither the entry nor its revision. */
  | { of: 'confirmation'; id: string; revision: number };

/** Whose edits they are, and what for. */
export interface DirectoryOccasion {
  /** Name shown. */
  by: string;
  /** Milliseconds since 1970. */
  at: number;
  isImport: boolean;
  /** The change that the edit undoes. */
  undoes: number | null;
}

/** What one subject is from now on; `confirmed` is null for all but entries. */
export interface DirectoryEdited {
  revision: number;
  confirmed: KeptEntry['confirmed'];
}

export type DirectoryCommit =
  | { ok: true; edited: readonly DirectoryEdited[] }
  /**
   * Nothing is done. `stale-revision`: a subject has another revision by now, or the change to undo is not its last. `out-of-state`: an entry
   * would be of an organisation that is not there.
   */
  | { ok: false; code: 'stale-revision' | 'out-of-state' };

export interface ChangesQuery {
  /** Only changes with a lower id; null for the newest. */
  before: number | null;
  /** Only changes of this organisation and its entries; null for all. */
  organisationId: string | null;
  most: number;
}

/** The county's directory, with every change that was ever made to it (SPEC R). */
export interface DirectoryRecord {
  read(): Promise<KeptDirectory>;
  /** All edits, with one change each in the history, or none of them; at most one edit a subject. */
  commit(edits: readonly DirectoryEdit[], occasion: DirectoryOccasion): Promise<DirectoryCommit>;
  /** Newest first. */
  changes(query: ChangesQuery): Promise<{ changes: DirectoryChange[]; more: boolean }>;
  change(id: number): Promise<DirectoryChange | null>;
}
