import type { DirectoryFormat, ImportReport } from '@dorren/shared/protocol/directory.ts';
import type { DirectoryEdit } from '../ports/records/directory-record.ts';
import { writeDirectory } from './exchange/exchange.ts';
import { readAside } from './import-reader.ts';
import type { DirectorySnapshot } from './snapshot.ts';

export interface ImportPlan {
  /** Of the revisions that the plan was made from; none if there is a problem. */
  edits: readonly DirectoryEdit[];
  report: Omit<ImportReport, 'imported'>;
}

/** What importing a file would do (R9). `own`: a contact person's organisation; null for those who keep all. */
export async function planImport(
  snapshot: DirectorySnapshot,
  format: DirectoryFormat,
  content: string,
  own: string | null,
): Promise<ImportPlan> {
  const { plan, problems, counts } = await readAside(format, content, recordsOf(snapshot, null), own);
  const edits: DirectoryEdit[] = [
    ...plan.organisations.map((after): DirectoryEdit => {
      const revision = snapshot.organisations.get(after.id)?.revision ?? 0;
      return { of: 'organisation', id: after.id, revision, after };
    }),
    ...plan.entries.map((after): DirectoryEdit => {
      const revision = snapshot.entries.get(after.id)?.revision ?? 0;
      return { of: 'entry', id: after.id, revision, after };
    }),
  ];
  if (plan.competences !== null) {
    edits.push({ of: 'competences', revision: snapshot.competencesRevision, after: [...plan.competences] });
  }
  return { edits, report: { problems: [...problems], ...counts } };
}

/** The directory as a file; only one organisation of it, or all for null. */
export function exported(snapshot: DirectorySnapshot, format: DirectoryFormat, only: string | null): string {
  return writeDirectory(format, recordsOf(snapshot, only));
}

function recordsOf({ organisations, entries, competences }: DirectorySnapshot, only: string | null) {
  return {
    organisations: [...organisations.values()]
      .map(({ organisation }) => organisation)
      .filter(({ id }) => only === null || id === only),
    entries: [...entries.values()]
      .map(({ entry }) => entry)
      .filter(({ organisationId }) => only === null || organisationId === only),
    competences,
  };
}
