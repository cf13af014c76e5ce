import * as schema from '@dorren/shared/protocol/directory.ts';
import { ROLES } from '@dorren/shared/protocol/values.ts';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { CountyDirectory, DirectoryOutcome } from '../directory/county-directory.ts';
import { reachOf, seesOnly } from '../directory/permissions.ts';
import type { DirectorySnapshot } from '../directory/snapshot.ts';
import { parseInput, Refused } from '../plugins/refusals.ts';
import { requireStaff } from '../plugins/staff-session.ts';
import type { Sessions } from '../ports/sessions.ts';
import { directoryFile } from './directory-file.ts';
import { sendFile } from './send-file.ts';

export interface DirectoryParts {
  directory: CountyDirectory;
  sessions: Sessions;
}

/** Bytes: an entry with every text as long as it may be and a year of exceptions; every competence with all its other words. */
const MOST_ENTRY = 512 * 1024;
const MOST_COMPETENCES = 4 * 1024 * 1024;
const CHANGES_AT_ONCE = 100;

const EDITORS = ['supervisor', 'administrator', 'contact-person'] as const;
const KEEPERS = ['supervisor', 'administrator'] as const;

const byId = v.strictObject({ id: schema.directoryId });
const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const byNumber = v.strictObject({ id: number });
const page = v.strictObject({ before: v.optional(number) });

/** The directory as staff see and keep it (SPEC R1–R7). */
export function directoryRoutes(app: FastifyInstance, { directory, sessions }: DirectoryParts): void {
  const whole = {
    read: directoryFile(directory, (snapshot) => shown(snapshot, null, false)),
    edit: directoryFile(directory, (snapshot) => shown(snapshot, null, true)),
  };

  app.get('/staff/directory', async (request, reply) => {
    const staff = requireStaff(sessions, request, ROLES);
    const only = seesOnly(staff);
    const mayEdit = reachOf(staff) !== 'none';
    if (only !== null) return shown(directory.snapshot, only, mayEdit);
    return sendFile(request, reply, await whole[mayEdit ? 'edit' : 'read']());
  });

  app.put('/staff/directory/organisations/:id', { bodyLimit: MOST_ENTRY }, async (request) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { id } = parseInput(byId, request.params);
    const { revision, organisation } = parseInput(schema.putOrganisation, request.body);
    if (organisation.id !== id) throw new Refused('malformed');
    return answer(await directory.change(staff, { kind: 'put-organisation', revision, organisation }));
  });

  app.delete('/staff/directory/organisations/:id', async (request) => {
    const staff = requireStaff(sessions, request, KEEPERS);
    const { id } = parseInput(byId, request.params);
    const { revision } = parseInput(schema.atRevision, request.body);
    return answer(await directory.change(staff, { kind: 'remove-organisation', revision, id }));
  });

  app.put('/staff/directory/entries/:id', { bodyLimit: MOST_ENTRY }, async (request) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { id } = parseInput(byId, request.params);
    const { revision, entry } = parseInput(schema.putEntry, request.body);
    if (entry.id !== id) throw new Refused('malformed');
    return answer(await directory.change(staff, { kind: 'put-entry', revision, entry }));
  });

  app.delete('/staff/directory/entries/:id', async (request) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { id } = parseInput(byId, request.params);
    const { revision } = parseInput(schema.atRevision, request.body);
    return answer(await directory.change(staff, { kind: 'remove-entry', revision, id }));
  });

  app.post('/staff/directory/entries/:id/confirm', async (request) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { id } = parseInput(byId, request.params);
    const { revision } = parseInput(schema.atRevision, request.body);
    return answer(await directory.change(staff, { kind: 'confirm-entry', revision, id }));
  });

  app.put('/staff/directory/competences', { bodyLimit: MOST_COMPETENCES }, async (request) => {
    const staff = requireStaff(sessions, request, KEEPERS);
    const { revision, competences } = parseInput(schema.putCompetences, request.body);
    return answer(await directory.change(staff, { kind: 'put-competences', revision, competences }));
  });

  app.get('/staff/directory/changes', async (request) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { before = null } = parseInput(page, request.query);
    return directory.changes(seesOnly(staff), before, CHANGES_AT_ONCE);
  });

  app.post('/staff/directory/changes/:id/undo', async (request) => {
    const staff = requireStaff(sessions, request, EDITORS);
    const { id } = parseInput(byNumber, request.params);
    return answer(await directory.undo(staff, id));
  });
}

function shown(
  { organisations, entries, competences, competencesRevision }: DirectorySnapshot,
  only: string | null,
  mayEdit: boolean,
): schema.StaffDirectory {
  return {
    organisations: [...organisations.values()].filter(({ organisation: { id } }) => only === null || only === id),
    entries: [...entries.values()].filter(({ entry }) => only === null || only === entry.organisationId),
    competences: [...competences],
    competencesRevision,
    ownOrganisation: only,
    mayEdit,
  };
}

function answer(outcome: DirectoryOutcome): { revision: number } {
  if (!outcome.ok) throw new Refused(outcome.code);
  return { revision: outcome.revision };
}
