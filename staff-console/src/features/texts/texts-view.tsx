/** Notices, the routine, and whose notice is whose: written by administrators, approved by somebody else. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { Series, TextBody } from '@dorren/shared/protocol/texts.ts';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { UnsavedDialog } from '../../components/unsaved-dialog.tsx';
import { Working } from '../../components/working.tsx';
import { NamesProvider } from './names-known.tsx';
import { SeriesPage } from './series-page.tsx';
import type { TextsActions, TextsKnown, TextsViewer } from './texts-actions.ts';
import { TextsList } from './texts-list.tsx';
import './texts.css';

interface TextsViewProps {
  viewer: TextsViewer;
  /** Null until they are there. */
  texts: TextsKnown | null;
  failed: RefusalCode | null;
  /** For the names of organisations; null until it is there. */
  directory: StaffDirectory | null;
  actions: TextsActions;
  /** Where the youth's page draws what it is given. */
  previewAddress: string;
  /** Something is written and not saved. */
  onUnsaved(unsaved: boolean): void;
}

/** What is open: a series, or one that is about to begin with these words. */
type Open = { at: 'list' } | { at: 'series'; series: Series; beginning: TextBody | null };

export function TextsView({ viewer, texts, failed, directory, actions, previewAddress, onUnsaved }: TextsViewProps) {
  const t = useMessages();
  const [open, setOpen] = useState<Open>({ at: 'list' });
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setUnsaved(false);
    setLeaving(false);
    setOpen({ at: 'list' });
    // Others change them too.
    actions.reload();
  };
  return (
    <section className="stack texts" aria-labelledby="texts-title">
      <h2 id="texts-title" className="only-spoken">
        {t['texts.title']()}
      </h2>
      {failed !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${failed}`]()} <Button onPress={actions.reload}>{t['app.tryAgain']()}</Button>
        </Note>
      )}
      {texts === null && failed === null && <Working>{t['app.loading']()}</Working>}
      {open.at !== 'list' && (
        <div>
          <Button look="quiet" icon="list" onPress={() => (unsaved ? setLeaving(true) : leave())}>
            {t['texts.all']()}
          </Button>
        </div>
      )}
      {texts && open.at === 'list' && (
        <TextsList
          viewer={viewer}
          texts={texts}
          actions={actions}
          onOpen={(series, beginning) => setOpen({ at: 'series', series, beginning })}
        />
      )}
      {texts && open.at === 'series' && (
        <NamesProvider rows={texts.rows} directory={directory}>
          <SeriesPage
            key={open.series}
            series={open.series}
            beginning={open.beginning}
            viewer={viewer}
            texts={texts}
            actions={actions}
            previewAddress={previewAddress}
            onUnsaved={setUnsaved}
            onGone={leave}
          />
        </NamesProvider>
      )}
      {leaving && <UnsavedDialog onLeave={leave} onStay={() => setLeaving(false)} />}
    </section>
  );
}
