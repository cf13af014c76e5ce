/** What may be done with a draft, and what becomes of it (SPEC V2, V3). Who may ask at all the routes know. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { TextBody, TextDraft } from '@dorren/shared/protocol/texts.ts';
import type { KeptDraft } from '../ports/records/texts.ts';

export type TextRefusal = Extract<RefusalCode, 'stale-revision' | 'not-found' | 'out-of-state' | 'four-eyes'>;

/** Who does it: what the session says of them. */
export interface Editor {
  readonly staffId: string;
  readonly nameShown: string;
}

export type Drafted = { ok: true; draft: KeptDraft } | { ok: false; code: TextRefusal };

/** The draft with what this person has written; what was proposed is so no longer. */
export function edited(
  before: KeptDraft | null,
  body: TextBody,
  { staffId, nameShown }: Editor,
  at: number,
): KeptDraft {
  const others = (before?.editedBy ?? []).filter((person) => person.staffId !== staffId);
  return {
    body,
    editedBy: [...others, { staffId, nameShown }],
    editedAt: at,
    proposed: null,
    returned: before?.returned ?? null,
  };
}

export function proposed(draft: TextDraft, revision: number, { staffId, nameShown }: Editor, at: number): Drafted {
  const code = staleOr(draft, revision, draft.proposed === null ? null : 'out-of-state');
  if (code !== null) return { ok: false, code };
  return { ok: true, draft: { ...kept(draft), proposed: { by: { staffId, nameShown }, at }, returned: null } };
}

export function returned(
  draft: TextDraft,
  { revision, note }: { revision: number; note: string },
  person: Editor,
  at: number,
): Drafted {
  const code = staleOr(draft, revision, mayDecide(draft, person));
  if (code !== null) return { ok: false, code };
  const { staffId, nameShown } = person;
  return { ok: true, draft: { ...kept(draft), proposed: null, returned: { by: { staffId, nameShown }, at, note } } };
}

/** Null if it may be published: proposed, exactly what was shown, and by somebody else than whoever has edited it. */
export function mayPublish(
  draft: TextDraft,
  { revision, digest }: { revision: number; digest: string },
  person: Editor,
): TextRefusal | null {
  return staleOr(draft, revision, digest === draft.digest ? mayDecide(draft, person) : 'stale-revision');
}

function mayDecide({ proposed, editedBy }: TextDraft, { staffId }: Editor): TextRefusal | null {
  if (proposed === null) return 'out-of-state';
  return editedBy.some((person) => person.staffId === staffId) ? 'four-eyes' : null;
}

function staleOr({ revision }: TextDraft, named: number, otherwise: TextRefusal | null): TextRefusal | null {
  return revision === named ? otherwise : 'stale-revision';
}

function kept({ revision: _, digest: __, ...draft }: TextDraft): KeptDraft {
  return draft;
}
