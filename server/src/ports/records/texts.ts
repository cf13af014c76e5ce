import type { Edition, EditionSummary, Series, TextDraft } from '@dorren/shared/protocol/texts.ts';

/** What is kept of a draft beside its revision: its digest follows from its body. */
export type KeptDraft = Omit<TextDraft, 'revision' | 'digest'>;

export interface RevisedDraft {
  series: Series;
  revision: number;
  draft: KeptDraft;
}

/** Texts that are content, with all that was ever published of them (SPEC V). */
export interface TextsRecord {
  /** The newest edition of each series, in order of series. */
  inForce(): Promise<Edition[]>;
  /** Of one series, newest first. */
  summaries(series: Series): Promise<EditionSummary[]>;
  edition(series: Series, version: string): Promise<Edition | null>;
  /** In order of series. */
  drafts(): Promise<RevisedDraft[]>;
  draft(series: Series): Promise<RevisedDraft | null>;
  /**
   * Puts a draft in the place of the one with this revision, 0 for none; null removes it. Gives its new revision, which is higher than any
   * that the series has had; null, and nothing done, if it is another by now.
   */
  changeDraft(series: Series, revision: number, draft: KeptDraft | null): Promise<number | null>;
  /**
   * Adds an edition, newest of its series, and removes the draft with this revision, in one; null for an edition that had no draft. False,
   * and nothing done, if the draft is another by now or the series has had this version.
   */
  publish(edition: Edition, draftRevision: number | null): Promise<boolean>;
}
