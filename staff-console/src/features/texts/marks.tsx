import type { SeriesRow } from '@dorren/shared/protocol/texts.ts';
import { useMessages } from '../../components/messages.tsx';

/** Beside every text that nobody whose language it is has read. */
export function NotReviewed() {
  const t = useMessages();
  return (
    <span className="tag" data-tone="glow">
      {t['texts.notReviewed']()}
    </span>
  );
}

/** Beside every text whose legal reference and wording the operator's lawyer has not confirmed. */
export function ForLawyer() {
  const t = useMessages();
  return (
    <span className="tag" data-tone="clay">
      {t['texts.forLawyer']()}
    </span>
  );
}

export function DraftMark({ draft }: { draft: SeriesRow['draft'] }) {
  const t = useMessages();
  if (draft === null) return null;
  return (
    <span className="tag" data-tone={draft === 'writing' ? undefined : 'glow'}>
      {t[`texts.draft.${draft}`]()}
    </span>
  );
}
