/** What the views of texts may ask for; `revision` is always the one that was read. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type {
  BindingsTold,
  Edition,
  Series,
  SeriesRow,
  SeriesTold,
  TextBody,
  TextDraft,
} from '@dorren/shared/protocol/texts.ts';
import type { Outcome } from '../../components/outcome.ts';

/** What is known of all texts. */
export interface TextsKnown {
  rows: readonly SeriesRow[];
  /** Proposed, and one has not written in it oneself. */
  waiting: readonly Series[];
  /** In force. */
  bindings: BindingsTold;
}

/** Whoever looks. */
export interface TextsViewer {
  role: 'administrator' | 'supervisor';
  staffId: string;
  /** Who else may approve; null where one cannot know, and need not. */
  approvers: readonly string[] | null;
}

/** Each that changes something resolves when the list is what the server has; null when it went well. */
export interface TextsActions {
  series(series: Series): Promise<Outcome<SeriesTold>>;
  edition(series: Series, version: string): Promise<Outcome<Edition>>;
  save(series: Series, revision: number, body: TextBody): Promise<Outcome<TextDraft>>;
  drop(series: Series, revision: number): Promise<RefusalCode | null>;
  propose(series: Series, revision: number): Promise<RefusalCode | null>;
  /** Exactly what was shown: `digest` is of that. */
  approve(series: Series, revision: number, digest: string): Promise<RefusalCode | null>;
  giveBack(series: Series, revision: number, note: string): Promise<RefusalCode | null>;
  /** Hands the file to the browser. */
  export(series: Series): Promise<RefusalCode | null>;
  reload(): void;
}
