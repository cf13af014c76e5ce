import { BINDINGS, ROUTINE, type Series, type SeriesRow, type TextBody } from '@dorren/shared/protocol/texts.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { dateInWords } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { seriesName } from './in-words.ts';
import { DraftMark } from './marks.tsx';
import { NewNoticeDialog } from './new-notice-dialog.tsx';
import type { TextsActions, TextsKnown, TextsViewer } from './texts-actions.ts';

interface TextsListProps {
  viewer: TextsViewer;
  texts: TextsKnown;
  actions: TextsActions;
  /** `beginning`: what a new series is written after. */
  onOpen(series: Series, beginning: TextBody | null): void;
}

/** Every series: what waits for oneself first, then notices, then the routine; and whose notice is whose. */
export function TextsList({ viewer, texts, actions, onOpen }: TextsListProps) {
  const t = useMessages();
  const [beginning, setBeginning] = useState(false);
  const { rows, waiting, bindings } = texts;
  const isWaiting = ({ series }: SeriesRow) => waiting.includes(series);
  // They have their own place below, in words.
  const others = rows
    .filter((row) => !isWaiting(row) && row.series !== BINDINGS)
    .toSorted((one, other) => rank(one) - rank(other));
  const bindingsRow = rows.find(({ series }) => series === BINDINGS);
  const door = rows.find(({ series }) => series === `notice.${bindings.door}`);
  return (
    <div className="page">
      {waiting.length > 0 && (
        <section className="stack" aria-labelledby="texts-waiting">
          <h3 id="texts-waiting">{t['texts.waiting']({ waiting: waiting.length })}</h3>
          <ul className="rows">
            {rows.filter(isWaiting).map((row) => (
              <Row key={row.series} row={row} waits onOpen={() => onOpen(row.series, null)} />
            ))}
          </ul>
        </section>
      )}
      {viewer.approvers?.length === 0 && (
        <Note tone="glow" icon="people">
          <p>
            <strong>{t['texts.alone.title']()}</strong>
          </p>
          <p>{t['texts.alone.about']()}</p>
        </Note>
      )}
      <section className="stack" aria-labelledby="texts-all">
        <h3 id="texts-all" className={waiting.length > 0 ? undefined : 'only-spoken'}>
          {t['texts.others']()}
        </h3>
        <p className="soft">{t['texts.about']()}</p>
        <ul className="rows">
          {others.map((row) => (
            <Row key={row.series} row={row} onOpen={() => onOpen(row.series, null)} />
          ))}
        </ul>
        {viewer.role === 'administrator' && (
          <div className="row">
            <Button icon="plus" onPress={() => setBeginning(true)}>
              {t['texts.new.button']()}
            </Button>
          </div>
        )}
      </section>
      <section className="card stack-close" aria-labelledby="texts-bindings">
        <h3 id="texts-bindings">{t['bindings.title']()}</h3>
        <p>
          {t['bindings.summary']({
            door: door?.name ?? bindings.door,
            others: bindings.bindings.length,
          })}
        </p>
        <div className="row">
          <Button icon="people" onPress={() => onOpen(BINDINGS, null)}>
            {t['bindings.read']()}
          </Button>
          <DraftMark draft={bindingsRow?.draft ?? null} />
        </div>
      </section>
      {beginning && (
        <NewNoticeDialog
          rows={rows}
          actions={actions}
          onBegin={(series, body) => {
            setBeginning(false);
            onOpen(series, body);
          }}
          onClose={() => setBeginning(false)}
        />
      )}
    </div>
  );
}

interface RowProps {
  row: SeriesRow;
  waits?: boolean;
  onOpen(): void;
}

function Row({ row, waits = false, onOpen }: RowProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const { current } = row;
  const name = seriesName(t, row);
  return (
    <li className="rows-item texts-row">
      <div>
        <h4>{name}</h4>
        <p className="soft">
          {current === null
            ? t['texts.neverPublished']()
            : t[`texts.inForce.${current.origin}`]({
                version: current.version,
                date: dateInWords(current.publishedAt, language),
              })}
        </p>
      </div>
      <DraftMark draft={row.draft} />
      <Button
        look={waits ? 'main' : 'plain'}
        aria-label={waits ? t['texts.reviewOf']({ name }) : t['texts.openOf']({ name })}
        onPress={onOpen}
      >
        {waits ? t['texts.review']() : t['texts.open']()}
      </Button>
    </li>
  );
}

const rank = ({ series }: SeriesRow) => (series === ROUTINE ? 1 : 0);
