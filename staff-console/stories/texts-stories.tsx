/** The states of notices and the routine that a person can meet in the console. */
import type { TextDraft } from '@dorren/shared/protocol/texts.ts';
import type { ReactNode } from 'react';
import type { TextsActions, TextsKnown, TextsViewer } from '../src/features/texts/texts-actions.ts';
import { TextsView } from '../src/features/texts/texts-view.tsx';
import { STAFF_DIRECTORY } from './directory-snapshots.ts';
import type { TEXTS_STORY_NAMES } from './texts-names.ts';
import {
  BINDINGS_PROPOSED,
  bindingsKnown,
  DRAFTS,
  MAIN,
  OWN_ID,
  ROUTINE_ALONE,
  textsActions,
  textsKnown,
} from './texts-snapshots.ts';

const ADMINISTRATOR: TextsViewer = { role: 'administrator', staffId: OWN_ID, approvers: ['erik'] };
const ALONE: TextsViewer = { ...ADMINISTRATOR, approvers: [] };
const SUPERVISOR: TextsViewer = { role: 'supervisor', staffId: OWN_ID, approvers: null };

function view(viewer: TextsViewer, texts: TextsKnown | null, actions: TextsActions): ReactNode {
  return (
    <main className="one-column" data-wide>
      <h1 className="only-spoken">Dörren</h1>
      <TextsView
        viewer={viewer}
        texts={texts}
        failed={texts === null ? 'unavailable' : null}
        directory={STAFF_DIRECTORY}
        actions={actions}
        previewAddress="about:blank"
        onUnsaved={() => undefined}
      />
    </main>
  );
}

/** Whatever one saves, somebody else has saved before. */
function overtaken(): ReactNode {
  let draft: TextDraft = { ...DRAFTS.returned, returned: null };
  const actions = textsActions(null);
  return view(ADMINISTRATOR, textsKnown('writing'), {
    ...actions,
    series: (series) => textsActions(draft).series(series),
    async save() {
      draft = DRAFTS.overtaking;
      return { ok: false, code: 'stale-revision' };
    },
  });
}

export function textsStories(): Readonly<Record<(typeof TEXTS_STORY_NAMES)[number], () => ReactNode>> {
  return {
    'texts-alone': () => view(ALONE, textsKnown(), textsActions(null)),
    'texts-approver': () => view(SUPERVISOR, textsKnown('proposed', [MAIN]), textsActions(DRAFTS.proposed)),
    'texts-returned': () => view(ADMINISTRATOR, textsKnown('returned'), textsActions(DRAFTS.returned)),
    'texts-proposed-own': () => view(ADMINISTRATOR, textsKnown('proposed'), textsActions(DRAFTS.own)),
    'texts-routine': () => view(ADMINISTRATOR, ROUTINE_ALONE, textsActions(null)),
    'texts-bindings-proposed': () => view(SUPERVISOR, bindingsKnown(true), textsActions(BINDINGS_PROPOSED)),
    'texts-bindings-not-ready': () => view(SUPERVISOR, bindingsKnown(false), textsActions(BINDINGS_PROPOSED)),
    'texts-overtaken': overtaken,
    'texts-failed': () => view(ADMINISTRATOR, null, textsActions(null)),
  };
}
