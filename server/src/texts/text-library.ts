import {
  BINDINGS,
  type BindingsTold,
  type Edition,
  type EditionSummary,
  noticesNamed,
  type Series,
  type SeriesRow,
  type SeriesTold,
  type TextBody,
  type TextDraft,
} from '@dorren/shared/protocol/texts.ts';
import type { Team } from '@dorren/shared/protocol/values.ts';
import type { CurrentNotices } from '../core/records.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptDraft, RevisedDraft, TextsRecord } from '../ports/records/texts.ts';
import { Turns } from '../ports/turns.ts';
import { noticeOf } from './bound.ts';
import type { DefaultText } from './default-texts.ts';
import { digestOf } from './digest.ts';
import { type Drafted, type Editor, edited, mayPublish, proposed, returned, type TextRefusal } from './drafting.ts';
import { currentNotices, type NoticeEdition, noticeEdition } from './notices.ts';
import { nextVersion } from './versions.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; code: TextRefusal };

/** Notices, the routine, and whose notice is whose: what is in force in memory, for every visitor; the rest in the records (SPEC V). */
export class TextLibrary {
  readonly #records: TextsRecord;
  readonly #clock: Clock;
  readonly #inForce: Map<Series, Edition>;
  readonly #listeners = new Set<() => void>();
  /** Each change is decided on what the one before it left. */
  readonly #changing = new Turns();
  #bindings: BindingsTold;
  #editions: ReadonlyMap<string, NoticeEdition> = new Map();
  #notices: CurrentNotices;

  private constructor(records: TextsRecord, clock: Clock, inForce: readonly Edition[]) {
    this.#records = records;
    this.#clock = clock;
    this.#inForce = new Map(inForce.map((edition) => [edition.series, edition]));
    this.#bindings = bindingsIn(this.#inForce.get(BINDINGS));
    this.#notices = this.#gather();
  }

  /** A default that is newer takes the place of another default, and of nothing else (V4). */
  static async open(records: TextsRecord, clock: Clock, defaults: readonly DefaultText[]): Promise<TextLibrary> {
    for (const text of defaults) {
      const had = await records.summaries(text.series);
      if (had.some(({ origin }) => origin === 'published')) continue;
      // Nothing is done if the version has been there.
      await records.publish({ ...text, origin: 'default', editedBy: [], approvedBy: null }, null);
    }
    return new TextLibrary(records, clock, await records.inForce());
  }

  /** The same object until another version or another door comes into force. */
  get notices(): CurrentNotices {
    return this.#notices;
  }

  get bindings(): BindingsTold {
    return this.#bindings;
  }

  /** Calls back as soon as `notices` is another object; returns how to stop listening. */
  onNotices(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  noticeOf(staff: { directoryOrganisation: string | null; teams: readonly Team[] }): string | null {
    return noticeOf(this.#bindings, staff);
  }

  /** The edition in force; the same object until another is. Null if there is no such notice. */
  notice(id: string): NoticeEdition | null {
    return this.#editions.get(id) ?? null;
  }

  inForce(series: Series): Edition | null {
    return this.#inForce.get(series) ?? null;
  }

  edition(series: Series, version: string): Promise<Edition | null> {
    return this.#records.edition(series, version);
  }

  /** Oldest first. */
  async *editions(series: Series): AsyncGenerator<Edition> {
    for (const { version } of (await this.#records.summaries(series)).reverse()) {
      const edition = await this.#records.edition(series, version);
      if (edition) yield edition;
    }
  }

  /** What there is; drafts only for those who may read them (V7). */
  async list(readsDrafts: boolean): Promise<SeriesRow[]> {
    const drafts = new Map(readsDrafts ? (await this.#records.drafts()).map((draft) => [draft.series, draft]) : []);
    const all = [...new Set([...this.#inForce.keys(), ...drafts.keys()])].sort();
    return all.map((series) => {
      const edition = this.#inForce.get(series);
      const draft = drafts.get(series)?.draft ?? null;
      const body = edition?.body ?? draft?.body;
      return {
        series,
        name: body?.kind === 'notice' ? body.notice.name : '',
        current: edition ? summaryOf(edition) : null,
        draft: draft && stateOf(draft),
      };
    });
  }

  /** Null if there is nothing that this reader may read. */
  async told(series: Series, readsDrafts: boolean): Promise<SeriesTold | null> {
    const editions = await this.#records.summaries(series);
    const draft = readsDrafts ? await this.#records.draft(series) : null;
    return editions.length === 0 && draft === null ? null : { series, editions, draft: draft && withDigest(draft) };
  }

  /** Resolves when everything that has been asked for is done: then the records may be closed. */
  settled(): Promise<void> {
    return this.#changing.take(async () => undefined);
  }

  /** Another node may have published. */
  reload(): Promise<void> {
    return this.#changing.take(async () => {
      for (const edition of await this.#records.inForce()) {
        if (this.#inForce.get(edition.series)?.version === edition.version) continue;
        this.#inForce.set(edition.series, edition);
        this.#comesIntoForce(edition);
      }
    });
  }

  putDraft(series: Series, editor: Editor, revision: number, body: TextBody): Promise<Answer<TextDraft>> {
    return this.#changing.take(async () => {
      const kept = await this.#records.draft(series);
      const draft = edited(kept?.draft ?? null, body, editor, this.#clock.now());
      return this.#change(series, revision, draft);
    });
  }

  dropDraft(series: Series, revision: number): Promise<Answer<null>> {
    return this.#changing.take(async () => {
      if ((await this.#records.draft(series)) === null) return { ok: false, code: 'not-found' };
      const done = await this.#records.changeDraft(series, revision, null);
      return done === null ? { ok: false, code: 'stale-revision' } : { ok: true, value: null };
    });
  }

  propose(series: Series, editor: Editor, revision: number): Promise<Answer<TextDraft>> {
    return this.#move(series, (draft) => proposed(draft, revision, editor, this.#clock.now()));
  }

  giveBack(series: Series, person: Editor, asked: { revision: number; note: string }): Promise<Answer<TextDraft>> {
    return this.#move(series, (draft) => returned(draft, asked, person, this.#clock.now()));
  }

  /** Publishes exactly what was shown (V3); it is in force when this is answered (V5). */
  approve(
    series: Series,
    person: Editor,
    asked: { revision: number; digest: string },
  ): Promise<Answer<EditionSummary>> {
    return this.#changing.take(async () => {
      const kept = await this.#records.draft(series);
      if (kept === null) return { ok: false, code: 'not-found' };
      const draft = withDigest(kept);
      const code = mayPublish(draft, asked, person);
      if (code !== null) return { ok: false, code };
      if (!this.#canBind(draft.body)) return { ok: false, code: 'not-found' };
      const now = this.#clock.now();
      const had = (await this.#records.summaries(series)).map(({ version }) => version);
      const { staffId, nameShown } = person;
      const edition: Edition = {
        ...{ series, version: nextVersion(had, now), publishedAt: now, origin: 'published' },
        ...{ editedBy: draft.editedBy, approvedBy: { staffId, nameShown }, body: draft.body },
      };
      if (!(await this.#records.publish(edition, draft.revision))) return { ok: false, code: 'stale-revision' };
      this.#inForce.set(series, edition);
      this.#comesIntoForce(edition);
      return { ok: true, value: summaryOf(edition) };
    });
  }

  #move(series: Series, step: (draft: TextDraft) => Drafted): Promise<Answer<TextDraft>> {
    return this.#changing.take(async () => {
      const kept = await this.#records.draft(series);
      if (kept === null) return { ok: false, code: 'not-found' };
      const drafted = step(withDigest(kept));
      return drafted.ok ? this.#change(series, kept.revision, drafted.draft) : drafted;
    });
  }

  async #change(series: Series, revision: number, draft: KeptDraft): Promise<Answer<TextDraft>> {
    const next = await this.#records.changeDraft(series, revision, draft);
    if (next === null) return { ok: false, code: 'stale-revision' };
    return { ok: true, value: withDigest({ series, revision: next, draft }) };
  }

  /** Nobody is bound by a notice that is not there (V8). */
  #canBind(body: TextBody): boolean {
    return body.kind !== 'bindings' || noticesNamed(body.bindings).every((id) => this.#editions.has(id));
  }

  #comesIntoForce(edition: Edition): void {
    const { door } = this.#bindings;
    if (edition.series === BINDINGS) this.#bindings = bindingsIn(edition);
    if (edition.body.kind !== 'notice' && this.#bindings.door === door) return;
    this.#notices = this.#gather();
    for (const listener of this.#listeners) listener();
  }

  #gather(): CurrentNotices {
    const editions = [...this.#inForce.values()].map(noticeEdition).filter((edition) => edition !== null);
    this.#editions = new Map(
      // Whoever holds on to one that is still in force finds the same.
      editions.map((edition) => {
        const before = this.#editions.get(edition.notice);
        return [edition.notice, before?.version === edition.version ? before : edition];
      }),
    );
    return currentNotices(this.#bindings.door, this.#editions.values());
  }
}

/** The program brings the first. */
function bindingsIn(edition: Edition | undefined): BindingsTold {
  if (edition?.body.kind !== 'bindings') throw new Error('no bindings');
  return { version: edition.version, ...edition.body.bindings };
}

function withDigest({ revision, draft }: RevisedDraft): TextDraft {
  return { revision, digest: digestOf(draft.body), ...draft };
}

function summaryOf({ version, publishedAt, origin, editedBy, approvedBy }: Edition): EditionSummary {
  return { version, publishedAt, origin, editedBy, approvedBy };
}

function stateOf({ proposed, returned }: KeptDraft): SeriesRow['draft'] {
  if (proposed !== null) return 'proposed';
  return returned === null ? 'writing' : 'returned';
}
