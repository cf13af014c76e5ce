import type { EditionSummary } from '@dorren/shared/protocol/texts.ts';
import { type Edition, edition, editionSummary, textDraft } from '@dorren/shared/protocol/texts.ts';
import type { Selectable } from 'kysely';
import * as v from 'valibot';
import type { RevisedDraft } from '../../ports/records/texts.ts';
import type { Tables } from './tables.ts';

type EditionRow = Selectable<Tables['editions']>;

export const SUMMARY = ['version', 'published_at', 'origin', 'edited_by', 'approved_by'] as const;

const keptDraft = v.omit(textDraft, ['revision', 'digest']);

function unpacked(row: Pick<EditionRow, (typeof SUMMARY)[number]>) {
  const { version, published_at: publishedAt, origin, edited_by: editedBy, approved_by: approvedBy } = row;
  return {
    ...{ version, publishedAt, origin },
    editedBy: JSON.parse(editedBy),
    approvedBy: approvedBy === null ? null : JSON.parse(approvedBy),
  };
}

export function toSummary(row: Pick<EditionRow, (typeof SUMMARY)[number]>): EditionSummary {
  return v.parse(editionSummary, unpacked(row));
}

export function toEdition(row: EditionRow): Edition {
  return v.parse(edition, { series: row.series, ...unpacked(row), body: JSON.parse(row.body) });
}

/** None for one that is no more. */
export function toRevisedDraft({ series, revision, body }: Selectable<Tables['text_drafts']>): RevisedDraft[] {
  return body === null ? [] : [{ series, revision, draft: v.parse(keptDraft, JSON.parse(body)) }];
}
