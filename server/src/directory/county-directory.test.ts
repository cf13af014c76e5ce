import type { Competence, DirectoryEntry, Organisation } from '@dorren/shared/protocol/directory.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSqliteRecords } from '../adapters/sqlite/sqlite-records.ts';
import { competence, entry, organisation } from '../testing/directory.ts';
import { CountyDirectory } from './county-directory.ts';
import type { Keeper } from './permissions.ts';
import { snapshotOf } from './snapshot.ts';

const SUPERVISOR: Keeper = { role: 'supervisor', directoryOrganisation: null, nameShown: 'Sofia' };
const contact = (id: string): Keeper => ({ role: 'contact-person', directoryOrganisation: id, nameShown: `of ${id}` });
const KEEPERS = [SUPERVISOR, contact('north'), contact('south'), { ...SUPERVISOR, role: 'counsellor' as const }];

const organisationId = fc.constantFrom('north', 'south', 'west');
const entryId = fc.constantFrom('one', 'two', 'three');
const staleness = fc.constantFrom(0, 0, 0, 1);
const LISTS: Competence[][] = [[], [competence('abroad')], [competence('abroad'), competence('threat', 'abroad')]];

const step = fc.record({
  who: fc.integer({ min: 0, max: KEEPERS.length - 1 }),
  staleness,
  act: fc.oneof(
    fc.record({ kind: fc.constant('put-organisation' as const), id: organisationId, name: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constant('remove-organisation' as const), id: organisationId }),
    fc.record({
      kind: fc.constant('put-entry' as const),
      id: entryId,
      organisation: organisationId,
      competences: fc.subarray(['abroad', 'threat']),
    }),
    fc.record({ kind: fc.constant('remove-entry' as const), id: entryId }),
    fc.record({ kind: fc.constant('confirm-entry' as const), id: entryId }),
    fc.record({ kind: fc.constant('put-competences' as const), list: fc.constantFrom(...LISTS) }),
    fc.record({ kind: fc.constant('undo' as const), back: fc.integer({ min: 0, max: 6 }) }),
  ),
});

/** What a person of one organisation must never be able to change. */
function partOf(directory: CountyDirectory, id: string) {
  const { organisations, entries } = directory.snapshot;
  return [organisations.get(id), [...entries.values()].filter(({ entry }) => entry.organisationId === id)];
}

it('R1–R7: whatever is asked in whatever order, rights and references hold, and the records are what is in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const records = await openSqliteRecords(null);
      try {
        const clock = new FakeClock();
        const directory = await CountyDirectory.open(records.directory, clock);
        for (const { who, staleness: off, act } of steps) {
          clock.advance(1);
          const keeper = KEEPERS[who] as Keeper;
          const { snapshot } = directory;
          const before = new Map(['north', 'south', 'west'].map((id) => [id, partOf(directory, id)]));
          const listBefore = snapshot.competences;
          const revisions = revisionsOf(directory);
          const ofOrganisation = (id: string) => (snapshot.organisations.get(id)?.revision ?? 0) + off;
          const ofEntry = (id: string) => (snapshot.entries.get(id)?.revision ?? 0) + off;
          const ask = async () => {
            switch (act.kind) {
              case 'put-organisation': {
                const after: Organisation = organisation(act.id, { name: { sv: act.name } });
                const request = { kind: act.kind, organisation: after, revision: ofOrganisation(act.id) } as const;
                return directory.change(keeper, request);
              }
              case 'remove-organisation':
                return directory.change(keeper, { kind: act.kind, id: act.id, revision: ofOrganisation(act.id) });
              case 'put-entry': {
                const after: DirectoryEntry = entry(act.id, act.organisation, { competences: act.competences });
                return directory.change(keeper, { kind: act.kind, entry: after, revision: ofEntry(act.id) });
              }
              case 'remove-entry':
              case 'confirm-entry':
                return directory.change(keeper, { kind: act.kind, id: act.id, revision: ofEntry(act.id) });
              case 'put-competences': {
                const revision = snapshot.competencesRevision + off;
                return directory.change(keeper, { kind: act.kind, competences: act.list, revision });
              }
              case 'undo': {
                const { changes } = await directory.changes(null, null, 10);
                const change = changes[act.back];
                if (!change) return null;
                const outcome = await directory.undo(keeper, change.id);
                if (outcome.ok) {
                  expect(change.undoable).toBe(true);
                  const [newest] = (await directory.changes(null, null, 1)).changes;
                  expect(newest).toMatchObject({ undoes: change.id, subject: { before: change.subject.after } });
                  expect(newest?.subject.after).toEqual(change.subject.before);
                }
                return outcome;
              }
            }
          };
          const outcome = await ask();
          if (outcome && !outcome.ok) expect(directory.snapshot).toBe(snapshot);
          if (off !== 0 && act.kind !== 'undo') expect(outcome?.ok).toBe(false);

          // R2, R3.
          for (const [id, part] of before) {
            const isReached = keeper === SUPERVISOR || keeper.directoryOrganisation === id;
            if (!isReached) expect(partOf(directory, id)).toEqual(part);
          }
          if (keeper !== SUPERVISOR) expect(directory.snapshot.competences).toBe(listBefore);
          // R4.
          for (const [id, revision] of revisionsOf(directory))
            expect(revision).toBeGreaterThanOrEqual(revisions.get(id) ?? 0);
          // R5.
          const { organisations, entries, competences } = directory.snapshot;
          const known = new Set(competences.map(({ id }) => id));
          for (const { entry: each } of entries.values()) {
            expect(organisations.has(each.organisationId)).toBe(true);
            expect(each.competences.filter((id) => !known.has(id))).toEqual([]);
          }
        }
        const kept = snapshotOf(await records.directory.read());
        expect(directory.snapshot).toEqual(kept);
        expect([...directory.snapshot.entries.keys()]).toEqual([...kept.entries.keys()]);
      } finally {
        await records.close();
      }
    }),
    { numRuns: 60 },
  );
});

function revisionsOf({ snapshot }: CountyDirectory): Map<string, number> {
  const { organisations, entries } = snapshot;
  return new Map([...organisations, ...entries].map(([id, { revision }]) => [id, revision]));
}

it('tells those who listen of each change, after it is done, and of nothing else', async () => {
  const records = await openSqliteRecords(null);
  const directory = await CountyDirectory.open(records.directory, new FakeClock());
  let heard = 0;
  const stop = directory.onChanged(() => {
    heard += 1;
    expect(directory.snapshot.organisations.size).toBe(1);
  });
  const put = (revision: number) =>
    directory.change(SUPERVISOR, { kind: 'put-organisation', revision, organisation: organisation('north') });
  await put(0);
  await put(0);
  await put(1);
  expect(heard).toBe(1);
  stop();
  await directory.change(SUPERVISOR, { kind: 'remove-organisation', revision: 1, id: 'north' });
  expect(heard).toBe(1);
  await records.close();
});
