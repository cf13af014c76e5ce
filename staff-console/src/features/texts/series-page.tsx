/** One series: the draft and what is to be done with it, the version in force, and all that were. */
import { kindOf, type Series, type TextBody } from '@dorren/shared/protocol/texts.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { dateInWords } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { Working } from '../../components/working.tsx';
import { BodyReading } from './body-reading.tsx';
import { type Beginning, DraftDesk } from './draft-desk.tsx';
import { History } from './history.tsx';
import { seriesName } from './in-words.ts';
import { DraftMark, ForLawyer } from './marks.tsx';
import { Review } from './review.tsx';
import { lawyerConfirmed } from './savable.ts';
import type { TextsActions, TextsKnown, TextsViewer } from './texts-actions.ts';
import { useSeries } from './use-series.ts';

interface SeriesPageProps {
  series: Series;
  /** What a new series begins with; null for one that there is. */
  beginning: TextBody | null;
  viewer: TextsViewer;
  texts: TextsKnown;
  actions: TextsActions;
  previewAddress: string;
  onUnsaved(unsaved: boolean): void;
  /** There is nothing of it any more. */
  onGone(): void;
}

export function SeriesPage({ series, beginning, viewer, texts, actions, previewAddress, ...on }: SeriesPageProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const { read, refusal, reload } = useSeries(series, actions);
  const [editing, setEditing] = useState(beginning !== null);
  const row = texts.rows.find((each) => each.series === series);
  const notice = kindOf(series) === 'notice' ? series.slice('notice.'.length) : null;

  // A series that nobody has saved yet is not on the server.
  const isNew = beginning !== null && row === undefined;
  const draft = read?.told.draft ?? null;
  const current = read?.current ?? null;
  const name = beginning?.kind === 'notice' && isNew ? beginning.notice.name : (row?.name ?? '');
  const start: Beginning | null = draft
    ? { revision: draft.revision, version: current?.version ?? null, body: draft.body }
    : current
      ? { revision: 0, version: current.version, body: current.body }
      : beginning && { revision: 0, version: null, body: beginning };
  const isAdministrator = viewer.role === 'administrator';
  const isDesk = isAdministrator && start !== null && (editing || (draft !== null && draft.proposed === null));

  return (
    <div className="stack">
      <header className="stack-close">
        <h3 className="directory-title">{seriesName(t, { series, name })}</h3>
        <div className="row">
          <span className="soft">
            {current === null
              ? t['texts.neverPublished']()
              : t[`texts.inForce.${current.origin}`]({
                  version: current.version,
                  date: dateInWords(current.publishedAt, language),
                })}
          </span>
          {draft && <DraftMark draft={draft.proposed ? 'proposed' : draft.returned ? 'returned' : 'writing'} />}
          {start && !lawyerConfirmed(start.body) && <ForLawyer />}
        </div>
      </header>
      {!isNew && <RefusalNote code={refusal} />}
      {read === null && refusal === null && <Working>{t['app.loading']()}</Working>}
      {isDesk && start && (
        <DraftDesk
          series={series}
          newest={start}
          draft={draft}
          current={current}
          viewer={viewer}
          actions={actions}
          previewAddress={previewAddress}
          onReload={reload}
          onUnsaved={on.onUnsaved}
          onDone={() => {
            setEditing(false);
            if (current === null && draft === null) on.onGone();
          }}
        />
      )}
      {!isDesk && draft && (
        <Review
          series={series}
          draft={draft}
          current={current}
          viewer={viewer}
          actions={actions}
          previewAddress={previewAddress}
          onReload={reload}
          onEdit={() => setEditing(true)}
          onDone={() => (current === null ? on.onGone() : undefined)}
        />
      )}
      {!isDesk && draft === null && current && (
        <>
          {isAdministrator && (
            <div className="row">
              <Button look="main" icon="pencil" onPress={() => setEditing(true)}>
                {t['texts.edit']()}
              </Button>
            </div>
          )}
          <BodyReading
            notice={notice}
            version={current.version}
            publishedAt={current.publishedAt}
            body={current.body}
            previewAddress={previewAddress}
          />
        </>
      )}
      {read && read.told.editions.length > 0 && (
        <History series={series} editions={read.told.editions} actions={actions} previewAddress={previewAddress} />
      )}
    </div>
  );
}
