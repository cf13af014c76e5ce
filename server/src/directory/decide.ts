/** What comes of a change that somebody asks for: an edit for the records, or a refusal (SPEC R). Pure. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Competence,
  DIRECTORY_LIMITS,
  type DirectoryChange,
  type DirectoryEntry,
  type Organisation,
} from '@dorren/shared/protocol/directory.ts';
import type { DirectoryEdit } from '../ports/records/directory-record.ts';
import { type Keeper, type Reach, reaches, reachOf } from './permissions.ts';
import type { DirectorySnapshot } from './snapshot.ts';

export type DirectoryRequest =
  | { kind: 'put-organisation'; revision: number; organisation: Organisation }
  | { kind: 'remove-organisation'; revision: number; id: string }
  | { kind: 'put-entry'; revision: number; entry: DirectoryEntry }
  | { kind: 'remove-entry'; revision: number; id: string }
  | { kind: 'confirm-entry'; revision: number; id: string }
  | { kind: 'put-competences'; revision: number; competences: Competence[] }
  | { kind: 'undo'; change: DirectoryChange };

export type DirectoryRefusal = 'not-allowed' | 'not-found' | 'stale-revision' | 'out-of-state' | 'too-large';
/** `edit` is null when all is so already, at this revision. */
export type DirectoryDecision =
  | { ok: true; edit: DirectoryEdit | null; revision: number }
  | { ok: false; code: DirectoryRefusal };

/** Rights are asked first: whoever may not change something is told nothing of it. */
export function decide(snapshot: DirectorySnapshot, keeper: Keeper, request: DirectoryRequest): DirectoryDecision {
  const reach = reachOf(keeper);
  switch (request.kind) {
    case 'put-organisation':
      return putOrganisation(snapshot, reach, request.organisation, request.revision);
    case 'remove-organisation':
      return removeOrganisation(snapshot, reach, request.id, request.revision);
    case 'put-entry':
      return putEntry(snapshot, reach, request.entry, request.revision);
    case 'remove-entry':
      return removeEntry(snapshot, reach, request.id, request.revision);
    case 'confirm-entry':
      return confirmEntry(snapshot, reach, request.id, request.revision);
    case 'put-competences':
      return putCompetences(snapshot, reach, request.competences, request.revision);
    case 'undo':
      return undo(snapshot, reach, request.change);
  }
}

function putOrganisation(
  { organisations }: DirectorySnapshot,
  reach: Reach,
  after: Organisation,
  revision: number,
): DirectoryDecision {
  if (!reaches(reach, after.id)) return refuse('not-allowed');
  const kept = organisations.get(after.id);
  if ((kept?.revision ?? 0) !== revision) return refuse('stale-revision');
  if (isDeepStrictEqual(kept?.organisation, after)) return unchanged(revision);
  if (!kept && organisations.size >= DIRECTORY_LIMITS.organisations) return refuse('too-large');
  return edited({ of: 'organisation', id: after.id, revision, after });
}

/** R3: a contact person keeps the record of their organisation, and so does not remove it. */
function removeOrganisation(
  { organisations, entries }: DirectorySnapshot,
  reach: Reach,
  id: string,
  revision: number,
): DirectoryDecision {
  if (reach !== 'all') return refuse('not-allowed');
  const kept = organisations.get(id);
  if (!kept) return refuse('not-found');
  if (kept.revision !== revision) return refuse('stale-revision');
  for (const { entry } of entries.values()) if (entry.organisationId === id) return refuse('out-of-state');
  return edited({ of: 'organisation', id, revision, after: null });
}

function putEntry(
  snapshot: DirectorySnapshot,
  reach: Reach,
  after: DirectoryEntry,
  revision: number,
): DirectoryDecision {
  const kept = snapshot.entries.get(after.id);
  if (!reaches(reach, after.organisationId)) return refuse('not-allowed');
  if (kept && !reaches(reach, kept.entry.organisationId)) return refuse('not-allowed');
  if ((kept?.revision ?? 0) !== revision) return refuse('stale-revision');
  if (!stands(snapshot, after)) return refuse('out-of-state');
  if (isDeepStrictEqual(kept?.entry, after)) return unchanged(revision);
  if (!kept && snapshot.entries.size >= DIRECTORY_LIMITS.entries) return refuse('too-large');
  return edited({ of: 'entry', id: after.id, revision, after });
}

function removeEntry({ entries }: DirectorySnapshot, reach: Reach, id: string, revision: number): DirectoryDecision {
  const kept = entries.get(id);
  if (!mayChange(reach, kept?.entry)) return refuse('not-allowed');
  if (!kept) return refuse('not-found');
  if (kept.revision !== revision) return refuse('stale-revision');
  return edited({ of: 'entry', id, revision, after: null });
}

function confirmEntry({ entries }: DirectorySnapshot, reach: Reach, id: string, revision: number): DirectoryDecision {
  const kept = entries.get(id);
  if (!mayChange(reach, kept?.entry)) return refuse('not-allowed');
  if (!kept) return refuse('not-found');
  if (kept.revision !== revision) return refuse('stale-revision');
  return edited({ of: 'confirmation', id, revision });
}

/** R5: none goes that an entry refers to. */
function putCompetences(
  { competences, competencesRevision, entries }: DirectorySnapshot,
  reach: Reach,
  after: Competence[],
  revision: number,
): DirectoryDecision {
  if (reach !== 'all') return refuse('not-allowed');
  if (competencesRevision !== revision) return refuse('stale-revision');
  const ids = new Set(after.map(({ id }) => id));
  for (const { entry } of entries.values()) {
    if (!entry.competences.every((id) => ids.has(id))) return refuse('out-of-state');
  }
  if (isDeepStrictEqual(competences, after)) return unchanged(revision);
  return edited({ of: 'competences', revision, after });
}

/** R7: as if somebody had put what was there before; only the subject's last change. */
function undo(
  snapshot: DirectorySnapshot,
  reach: Reach,
  { subject, kind, undoable }: DirectoryChange,
): DirectoryDecision {
  if (!mayUndo(reach, subject)) return refuse('not-allowed');
  if (kind === 'confirmed') return refuse('out-of-state');
  if (!undoable) return refuse('stale-revision');
  const { organisations, entries, competencesRevision } = snapshot;
  const id = idOf(subject);
  switch (subject.of) {
    case 'organisation': {
      const revision = organisations.get(id)?.revision ?? 0;
      if (subject.before === null) return removeOrganisation(snapshot, reach, id, revision);
      return putOrganisation(snapshot, reach, subject.before, revision);
    }
    case 'entry': {
      const revision = entries.get(id)?.revision ?? 0;
      if (subject.before === null) return removeEntry(snapshot, reach, id, revision);
      return putEntry(snapshot, reach, subject.before, revision);
    }
    case 'competences':
      return putCompetences(snapshot, reach, subject.before, competencesRevision);
  }
}

/** Neither what was nor what is now may be another's. */
function mayUndo(reach: Reach, subject: DirectoryChange['subject']): boolean {
  if (subject.of !== 'entry') return reach === 'all' || reaches(reach, idOf(subject));
  const sides = [subject.before, subject.after].filter((entry) => entry !== null);
  return sides.every(({ organisationId }) => reaches(reach, organisationId));
}

function idOf(subject: DirectoryChange['subject']): string {
  return subject.of === 'competences' ? '' : ((subject.before ?? subject.after)?.id ?? '');
}

/** Whether all that an entry refers to is there (R5). */
function stands({ organisations, competences }: DirectorySnapshot, entry: DirectoryEntry): boolean {
  const known = new Set(competences.map(({ id }) => id));
  return organisations.has(entry.organisationId) && entry.competences.every((id) => known.has(id));
}

function mayChange(reach: Reach, entry: DirectoryEntry | undefined): boolean {
  return entry ? reaches(reach, entry.organisationId) : reach !== 'none';
}

function edited(edit: DirectoryEdit): DirectoryDecision {
  return { ok: true, edit, revision: edit.revision };
}

function unchanged(revision: number): DirectoryDecision {
  return { ok: true, edit: null, revision };
}

function refuse(code: DirectoryRefusal): DirectoryDecision {
  return { ok: false, code };
}
