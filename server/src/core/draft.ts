/** A conversation on its way through a transition of several steps, with what there is to tell and to count so far. */
import { accept } from './decision.ts';
import type { Acceptance, Counted, Effect } from './effects.ts';
import type { ConversationRecord } from './records.ts';

export interface Draft {
  readonly record: ConversationRecord;
  readonly effects: readonly Effect[];
  readonly counted: readonly Counted[];
}

export function draftOf(record: ConversationRecord): Draft {
  return { record, effects: [], counted: [] };
}

export function changed(
  draft: Draft,
  changes: Partial<ConversationRecord>,
  effects: readonly Effect[] = [],
  counted: readonly Counted[] = [],
): Draft {
  return {
    record: { ...draft.record, ...changes },
    effects: [...draft.effects, ...effects],
    counted: [...draft.counted, ...counted],
  };
}

export function decided({ record, effects, counted }: Draft): Acceptance<ConversationRecord> {
  return accept(record, effects, counted);
}
