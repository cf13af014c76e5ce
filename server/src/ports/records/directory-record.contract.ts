import { describe, expect, it } from 'vitest';
import { competence, entry, organisation } from '../../testing/directory.ts';
import type { ChangesQuery, DirectoryEdit, DirectoryOccasion, DirectoryRecord } from './directory-record.ts';
import type { Records } from './records.ts';

const OCCASION: DirectoryOccasion = { by: 'Ada', at: 1_000, isImport: false, undoes: null };
const OTHER: DirectoryOccasion = { ...OCCASION, by: 'Berit', at: 2_000 };

const NORTH = organisation('north', { staffNotes: 'Ring först.' });
const SOUTH = organisation('south');
const UNIT = entry('unit', 'north', {
  areas: [{ kind: 'district', municipality: '0180', name: 'Tensta' }],
  hours: {
    always: false,
    week: [[{ from: '09:00', to: '24:00' }], [], [], [], [], [], []],
    holidays: 'as-usual',
    exceptions: [{ date: '2026-12-24', intervals: [] }],
  },
  contactPersons: [{ name: 'Klara', telephone: '070-174 06 05', email: 'klara@example.org', about: null }],
});

const putOrganisation = (after: typeof NORTH, revision = 0): DirectoryEdit => ({
  ...{ of: 'organisation', id: after.id, revision, after },
});
const putEntry = (after: typeof UNIT, revision = 0): DirectoryEdit => ({ of: 'entry', id: after.id, revision, after });

/** What every adapter of the directory's records must do. `open` gives empty records each time. */
export function directoryContract(open: () => Promise<Records>): void {
  const withDirectory =
    (test: (directory: DirectoryRecord) => Promise<void>): (() => Promise<void>) =>
    async () => {
      const records = await open();
      try {
        await test(records.directory);
      } finally {
        await records.close();
      }
    };
  const everything: ChangesQuery = { before: null, organisationId: null, most: 100 };
  const kinds = async (directory: DirectoryRecord) =>
    (await directory.changes(everything)).changes.map(({ kind, subject, undoable }) => [kind, subject.of, undoable]);

  describe('the directory', () => {
    it(
      'begins empty',
      withDirectory(async (directory) => {
        const empty = { organisations: [], entries: [], competences: [], competencesRevision: 0 };
        expect(await directory.read()).toEqual(empty);
        expect(await directory.changes(everything)).toEqual({ changes: [], more: false });
        expect(await directory.change(1)).toBeNull();
      }),
    );

    it(
      'keeps what was put, whole, in order of ids',
      withDirectory(async (directory) => {
        const competences = [competence('marriage'), competence('forced-marriage', 'marriage')];
        const edits = [putOrganisation(SOUTH), putOrganisation(NORTH), putEntry(UNIT)];
        expect(await directory.commit(edits, OCCASION)).toEqual({
          ok: true,
          edited: [1, 1, 1].map((revision) => ({ revision, confirmed: null })),
        });
        await directory.commit([{ of: 'competences', revision: 0, after: competences }], OCCASION);
        expect(await directory.read()).toEqual({
          organisations: [
            { organisation: NORTH, revision: 1 },
            { organisation: SOUTH, revision: 1 },
          ],
          entries: [{ entry: UNIT, revision: 1, confirmed: null }],
          competences,
          competencesRevision: 1,
        });
      }),
    );

    it(
      'R4: takes an edit only of the revision that is there, and then nothing of the others with it',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(NORTH)], OCCASION);
        const stale: DirectoryEdit[] = [
          putOrganisation(NORTH),
          putOrganisation(NORTH, 2),
          putOrganisation(SOUTH, 1),
          { of: 'organisation', id: 'south', revision: 0, after: null },
          { of: 'entry', id: 'unit', revision: 0, after: null },
          { of: 'entry', id: 'unit', revision: 1, after: UNIT },
          { of: 'confirmation', id: 'unit', revision: 0 },
          { of: 'competences', revision: 1, after: [] },
        ];
        const before = await directory.read();
        for (const edit of stale) {
          const committed = await directory.commit([putOrganisation(organisation('new')), edit], OTHER);
          expect([edit, committed]).toEqual([edit, { ok: false, code: 'stale-revision' }]);
        }
        expect(await directory.read()).toEqual(before);
        expect(await kinds(directory)).toEqual([['created', 'organisation', true]]);
      }),
    );

    it(
      'R4: of two edits of one revision at once, one is done',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(NORTH)], OCCASION);
        const names = ['one', 'other'].map((sv) =>
          directory.commit([putOrganisation({ ...NORTH, name: { sv } }, 1)], OTHER),
        );
        const committed = await Promise.all(names);
        expect(committed.filter(({ ok }) => ok)).toHaveLength(1);
        const done = committed[0]?.ok ? 'one' : 'other';
        expect((await directory.read()).organisations).toMatchObject([
          { organisation: { name: { sv: done } }, revision: 2 },
        ]);
      }),
    );

    it(
      'R5: has no entry of an organisation that is not there',
      withDirectory(async (directory) => {
        const orphan = { ok: false, code: 'out-of-state' };
        expect(await directory.commit([putEntry(UNIT)], OCCASION)).toEqual(orphan);
        // In one commit, in any order.
        expect((await directory.commit([putEntry(UNIT), putOrganisation(NORTH)], OCCASION)).ok).toBe(true);
        const removal: DirectoryEdit = { of: 'organisation', id: 'north', revision: 1, after: null };
        expect(await directory.commit([removal], OCCASION)).toEqual(orphan);
        expect(await directory.commit([putEntry({ ...UNIT, organisationId: 'nowhere' }, 1)], OCCASION)).toEqual(orphan);
        const both: DirectoryEdit[] = [removal, { of: 'entry', id: 'unit', revision: 1, after: null }];
        expect((await directory.commit(both, OCCASION)).ok).toBe(true);
        expect(await directory.read()).toMatchObject({ organisations: [], entries: [] });
      }),
    );

    it(
      'R4: goes on counting under an id that is used again, and counts what is removed as not there',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(NORTH)], OCCASION);
        await directory.commit([{ of: 'organisation', id: 'north', revision: 1, after: null }], OCCASION);
        expect(await directory.commit([putOrganisation(NORTH, 2)], OCCASION)).toMatchObject({ ok: false });
        expect(await directory.commit([putOrganisation(NORTH)], OCCASION)).toMatchObject({ edited: [{ revision: 3 }] });
      }),
    );

    it(
      'R6: a confirmation is by whom and when, changes no revision, and outlives a change but not a removal',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(NORTH), putEntry(UNIT)], OCCASION);
        const confirmed = { by: 'Berit', at: 2_000 };
        expect(await directory.commit([{ of: 'confirmation', id: 'unit', revision: 1 }], OTHER)).toEqual({
          ok: true,
          edited: [{ revision: 1, confirmed }],
        });
        const changed = { ...UNIT, interpreter: true };
        expect(await directory.commit([putEntry(changed, 1)], { ...OCCASION, at: 3_000 })).toEqual({
          ok: true,
          edited: [{ revision: 2, confirmed }],
        });
        expect((await directory.read()).entries).toEqual([{ entry: changed, revision: 2, confirmed }]);
        await directory.commit([{ of: 'entry', id: 'unit', revision: 2, after: null }], OCCASION);
        await directory.commit([putEntry(UNIT)], OCCASION);
        expect((await directory.read()).entries).toEqual([{ entry: UNIT, revision: 4, confirmed: null }]);
      }),
    );
  });

  describe('its history', () => {
    it(
      'R7: has each change whole, with who and when, newest first',
      withDirectory(async (directory) => {
        const renamed = { ...NORTH, name: { sv: 'Norra', en: 'North' } };
        await directory.commit([putOrganisation(NORTH)], OCCASION);
        await directory.commit([putOrganisation(renamed, 1)], OTHER);
        await directory.commit([putEntry(UNIT)], OTHER);
        await directory.commit([{ of: 'confirmation', id: 'unit', revision: 1 }], OTHER);
        await directory.commit([{ of: 'organisation', id: 'north', revision: 2, after: null }], OCCASION);
        await directory.commit([{ of: 'competences', revision: 0, after: [competence('abroad')] }], OCCASION);
        const { changes, more } = await directory.changes(everything);
        const common = { organisationId: 'north', undoes: null, importId: null };
        expect(more).toBe(false);
        expect(changes).toEqual([
          {
            ...{ ...common, id: 5, at: 1_000, by: 'Ada', organisationId: null, kind: 'changed', undoable: true },
            subject: { of: 'competences', before: [], after: [competence('abroad')] },
          },
          {
            ...{ ...common, id: 4, at: 2_000, by: 'Berit', kind: 'confirmed', undoable: false },
            subject: { of: 'entry', before: UNIT, after: UNIT },
          },
          {
            ...{ ...common, id: 3, at: 2_000, by: 'Berit', kind: 'created', undoable: true },
            subject: { of: 'entry', before: null, after: UNIT },
          },
          {
            ...{ ...common, id: 2, at: 2_000, by: 'Berit', kind: 'changed', undoable: true },
            subject: { of: 'organisation', before: NORTH, after: renamed },
          },
          {
            ...{ ...common, id: 1, at: 1_000, by: 'Ada', kind: 'created', undoable: false },
            subject: { of: 'organisation', before: null, after: NORTH },
          },
        ]);
        for (const change of changes) expect(await directory.change(change.id)).toEqual(change);
      }),
    );

    it(
      'R7: is told in pages, and of one organisation alone',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(NORTH), putOrganisation(SOUTH), putEntry(UNIT)], OCCASION);
        const ids = async (query: Partial<ChangesQuery>) => {
          const { changes, more } = await directory.changes({ ...everything, ...query });
          return [changes.map(({ id }) => id), more];
        };
        expect(await ids({ most: 2 })).toEqual([[3, 2], true]);
        expect(await ids({ most: 2, before: 2 })).toEqual([[1], false]);
        expect(await ids({ most: 3 })).toEqual([[3, 2, 1], false]);
        expect(await ids({ organisationId: 'north' })).toEqual([[3, 1], false]);
        expect(await ids({ organisationId: '' })).toEqual([[], false]);
      }),
    );

    it(
      'R9: gives all changes of one import the same number, and others none',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(organisation('west'))], OCCASION);
        await directory.commit([putOrganisation(NORTH), putEntry(UNIT)], { ...OCCASION, isImport: true });
        await directory.commit([putOrganisation(SOUTH)], { ...OCCASION, isImport: true });
        const { changes } = await directory.changes(everything);
        expect(changes.map(({ importId }) => importId)).toEqual([4, 2, 2, null]);
      }),
    );

    it(
      'R7: lets the last change of a subject be undone, and no earlier one',
      withDirectory(async (directory) => {
        await directory.commit([putOrganisation(NORTH), putEntry(UNIT)], OCCASION);
        await directory.commit([{ of: 'confirmation', id: 'unit', revision: 1 }], OTHER);
        await directory.commit([{ of: 'entry', id: 'unit', revision: 1, after: null }], OCCASION);
        const restored: DirectoryEdit = { of: 'entry', id: 'unit', revision: 0, after: UNIT };
        expect(await directory.commit([restored], { ...OTHER, undoes: 2 })).toMatchObject({ code: 'stale-revision' });
        expect(await directory.commit([restored], { ...OTHER, undoes: 4 })).toEqual({
          ok: true,
          // It is again what was confirmed.
          edited: [{ revision: 3, confirmed: { by: 'Berit', at: 2_000 } }],
        });
        expect(await directory.change(5)).toMatchObject({ kind: 'created', undoes: 4, undoable: true });
        expect(await directory.change(4)).toMatchObject({ undoable: false });
      }),
    );

    it(
      'takes as many edits at once as an import has',
      withDirectory(async (directory) => {
        const many = Array.from({ length: 500 }, (_, index) => putEntry(entry(`unit-${index}`, 'north')));
        expect((await directory.commit([putOrganisation(NORTH), ...many], OCCASION)).ok).toBe(true);
        expect((await directory.read()).entries).toHaveLength(500);
      }),
    );
  });
}
