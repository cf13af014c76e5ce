/** What the directory's views may ask for; `revision` is always the one that was read. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type {
  Competence,
  DirectoryChange,
  DirectoryEntry,
  DirectoryFormat,
  ImportReport,
  Organisation,
} from '@dorren/shared/protocol/directory.ts';
import type { Outcome } from '../../components/outcome.ts';

export interface ChangesPage {
  changes: readonly DirectoryChange[];
  more: boolean;
}

/** `saved-unconfirmed`: it was to be confirmed too, and that did not come about. */
export type SavedEntry = 'saved' | 'saved-unconfirmed';

/** Each resolves when what is shown is what the server has; null when it went well. */
export interface DirectoryActions {
  /** `confirm`: and all of it is right as it stands then. */
  saveEntry(revision: number, entry: DirectoryEntry, confirm: boolean): Promise<RefusalCode | SavedEntry>;
  removeEntry(revision: number, id: string): Promise<RefusalCode | null>;
  saveOrganisation(revision: number, organisation: Organisation): Promise<RefusalCode | null>;
  removeOrganisation(revision: number, id: string): Promise<RefusalCode | null>;
  saveCompetences(revision: number, competences: Competence[]): Promise<RefusalCode | null>;
  /** One after the other, until one is refused. */
  confirm(entries: readonly { revision: number; id: string }[]): Promise<RefusalCode | null>;
  changes(before: number | null): Promise<Outcome<ChangesPage>>;
  undo(changeId: number): Promise<RefusalCode | null>;
  import(format: DirectoryFormat, dryRun: boolean, content: string): Promise<Outcome<ImportReport>>;
  /** Hands the file to the browser. */
  export(format: DirectoryFormat): Promise<RefusalCode | null>;
  reload(): void;
}
