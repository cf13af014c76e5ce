import type { DirectoryChange, ImportRequest } from '@dorren/shared/protocol/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { DirectoryEdit, DirectoryEdited, DirectoryRecord } from '../ports/records/directory-record.ts';
import { Turns } from '../ports/turns.ts';
import { type DirectoryRefusal, type DirectoryRequest, decide } from './decide.ts';
import { type ImportPlan, planImport } from './import-plan.ts';
import { type Keeper, seesOnly } from './permissions.ts';
import { type DirectorySnapshot, snapshotOf } from './snapshot.ts';

export type DirectoryOutcome = { ok: true; revision: number } | { ok: false; code: DirectoryRefusal };

export type ImportOutcome =
  | { ok: true; imported: boolean; report: ImportPlan['report'] }
  | { ok: false; code: DirectoryRefusal };

/** The directory, whole in memory for everybody who searches it, written through to the records. */
export class CountyDirectory {
  readonly #records: DirectoryRecord;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #snapshot: DirectorySnapshot;
  /** Each change is decided on what the one before it left. */
  readonly #changing = new Turns();
  readonly #reading = new Turns();

  private constructor(records: DirectoryRecord, clock: Clock, snapshot: DirectorySnapshot) {
    this.#records = records;
    this.#clock = clock;
    this.#snapshot = snapshot;
  }

  static async open(records: DirectoryRecord, clock: Clock): Promise<CountyDirectory> {
    return new CountyDirectory(records, clock, snapshotOf(await records.read()));
  }

  get snapshot(): DirectorySnapshot {
    return this.#snapshot;
  }

  /** Calls back after every change; returns how to stop listening. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when everything that has been asked for is done: then the records may be closed. */
  settled(): Promise<void> {
    return this.#changing.take(async () => undefined);
  }

  /** Another node may have changed it. */
  reload(): Promise<void> {
    return this.#changing.take(async () => {
      this.#snapshot = snapshotOf(await this.#records.read());
      for (const listener of this.#listeners) listener();
    });
  }

  change(keeper: Keeper, request: Exclude<DirectoryRequest, { kind: 'undo' }>): Promise<DirectoryOutcome> {
    return this.#changing.take(() => this.#carryOut(keeper, request, null));
  }

  undo(keeper: Keeper, id: number): Promise<DirectoryOutcome> {
    return this.#changing.take(async () => {
      const change = await this.#records.change(id);
      if (!change) return { ok: false, code: 'not-found' };
      return this.#carryOut(keeper, { kind: 'undo', change }, id);
    });
  }

  /** Newest first; of one organisation, or all for null. */
  changes(
    organisationId: string | null,
    before: number | null,
    most: number,
  ): Promise<{ changes: DirectoryChange[]; more: boolean }> {
    return this.#records.changes({ organisationId, before, most });
  }

  /** What a file would do, and, unless it is a dry run, does: all of it or nothing (R9, R10). One file is read at a time. */
  import(keeper: Keeper, { format, content, dryRun }: ImportRequest): Promise<ImportOutcome> {
    const own = seesOnly(keeper);
    const plan = () => planImport(this.#snapshot, format, content, own);
    if (dryRun) return this.#reading.take(async () => ({ ok: true, imported: false, report: (await plan()).report }));
    return this.#changing.take(() =>
      this.#reading.take(async () => {
        const { edits, report } = await plan();
        if (report.problems.length > 0) return { ok: true, imported: false, report };
        if (edits.length > 0) {
          const occasion = { by: keeper.nameShown, at: this.#clock.now(), isImport: true, undoes: null };
          const committed = await this.#records.commit(edits, occasion);
          if (!committed.ok) return committed;
          this.#take(edits, committed.edited);
        }
        return { ok: true, imported: true, report };
      }),
    );
  }

  async #carryOut(keeper: Keeper, request: DirectoryRequest, undoes: number | null): Promise<DirectoryOutcome> {
    const decision = decide(this.#snapshot, keeper, request);
    if (!decision.ok) return decision;
    const { edit, revision } = decision;
    if (edit === null) return { ok: true, revision };
    const occasion = { by: keeper.nameShown, at: this.#clock.now(), isImport: false, undoes };
    const committed = await this.#records.commit([edit], occasion);
    if (!committed.ok) return committed;
    this.#take([edit], committed.edited);
    return { ok: true, revision: committed.edited[0]?.revision ?? revision };
  }

  #take(edits: readonly DirectoryEdit[], edited: readonly DirectoryEdited[]): void {
    const organisations = new Map(this.#snapshot.organisations);
    const entries = new Map(this.#snapshot.entries);
    let { competences, competencesRevision } = this.#snapshot;
    edits.forEach((edit, index) => {
      const result = edited[index];
      if (!result) return;
      const { revision, confirmed } = result;
      switch (edit.of) {
        case 'organisation':
          if (edit.after === null) organisations.delete(edit.id);
          else organisations.set(edit.id, { organisation: edit.after, revision });
          break;
        case 'entry':
          if (edit.after === null) entries.delete(edit.id);
          else entries.set(edit.id, { entry: edit.after, revision, confirmed });
          break;
        case 'confirmation': {
          const kept = entries.get(edit.id);
          if (kept) entries.set(edit.id, { ...kept, confirmed });
          break;
        }
        case 'competences':
          competences = edit.after;
          competencesRevision = revision;
      }
    });
    this.#snapshot = {
      organisations: inOrder(organisations, this.#snapshot.organisations),
      entries: inOrder(entries, this.#snapshot.entries),
      competences,
      competencesRevision,
    };
    for (const listener of this.#listeners) listener();
  }
}

/** By id, as in the records: those that were there before are so already. */
function inOrder<Kept>(next: ReadonlyMap<string, Kept>, before: ReadonlyMap<string, Kept>): ReadonlyMap<string, Kept> {
  if ([...next.keys()].every((id) => before.has(id))) return next;
  return new Map([...next].sort(([one], [other]) => (one < other ? -1 : 1)));
}
