/** A draft as whoever may approve it sees it: exactly what would come into force, and what is different from what is. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Edition, Series, TextDraft } from '@dorren/shared/protocol/texts.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { dateAndTime } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { unpublishedIn } from './bindings-draft.ts';
import { BodiesCompared } from './bodies-compared.tsx';
import { BodyReading } from './body-reading.tsx';
import { DropDialog } from './drop-dialog.tsx';
import { useNames } from './names-known.tsx';
import { UNPUBLISHED } from './notice-told.ts';
import { SendBackDialog } from './send-back-dialog.tsx';
import type { TextsActions, TextsViewer } from './texts-actions.ts';
import { UnpublishedNotices } from './unpublished-notices.tsx';
import { WhoMayApprove } from './who-may-approve.tsx';

/** It is no longer what one has read: changed, taken back, or gone. */
const STALE: ReadonlySet<RefusalCode> = new Set(['stale-revision', 'out-of-state', 'not-found']);

interface ReviewProps {
  series: Series;
  draft: TextDraft;
  /** Null: it would be the first. */
  current: Edition | null;
  viewer: TextsViewer;
  actions: TextsActions;
  previewAddress: string;
  onReload(): Promise<void>;
  /** To write in it again. */
  onEdit(): void;
  /** It is gone. */
  onDone(): void;
}

export function Review({ series, draft, current, viewer, actions, previewAddress, ...on }: ReviewProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const { busy, refusal, ask } = useAsked();
  const [open, setOpen] = useState<'approve' | 'drop' | 'send-back' | null>(null);
  const { proposed, revision, digest, body } = draft;
  const isAdministrator = viewer.role === 'administrator';
  const hasWritten = draft.editedBy.some(({ staffId }) => staffId === viewer.staffId);
  const mayApprove = proposed !== null && !hasWritten;
  const { notices } = useNames();
  const canBind = body.kind !== 'bindings' || unpublishedIn(body.bindings, notices).length === 0;

  /** Whatever came of it, what is shown is what the server has. */
  const change = (asking: () => ReturnType<TextsActions['approve']>) =>
    ask(async () => {
      const code = await asking();
      if (code !== 'unavailable') await on.onReload();
      return code;
    });

  return (
    <div className="stack">
      <p>
        {t['texts.writtenBy']({
          by: draft.editedBy.map(({ nameShown }) => nameShown).join(', '),
          when: dateAndTime(draft.editedAt, language),
        })}{' '}
        {proposed && t['texts.proposedBy']({ by: proposed.by.nameShown, when: dateAndTime(proposed.at, language) })}
      </p>
      {proposed === null && <Note icon="pencil">{t['texts.stillWritten']()}</Note>}
      {proposed && hasWritten && (
        <>
          <Note icon="clock">{t['texts.waitsForOther']()}</Note>
          <WhoMayApprove viewer={viewer} editedBy={draft.editedBy} />
        </>
      )}
      {mayApprove && (
        <Note tone="glow" icon="eye">
          {body.kind === 'bindings' ? t['bindings.approve.about']() : t['texts.approve.about']()}
        </Note>
      )}
      {body.kind === 'bindings' && <UnpublishedNotices bindings={body.bindings} />}
      <div className={body.kind === 'notice' ? 'texts-desk' : 'stack'}>
        <section className="stack" aria-labelledby="review-compared">
          <h4 id="review-compared">
            {current ? t['texts.review.compared']({ version: current.version }) : t['texts.review.first']()}
          </h4>
          {current && <BodiesCompared before={current.body} after={body} />}
        </section>
        <section className="texts-beside stack" aria-labelledby="review-preview">
          <h4 id="review-preview">{t['texts.review.asShown']()}</h4>
          <BodyReading
            notice={body.kind === 'notice' ? series.slice('notice.'.length) : null}
            version={UNPUBLISHED}
            publishedAt={draft.editedAt}
            body={body}
            previewAddress={previewAddress}
          />
        </section>
      </div>
      <footer className="form-end desk-end">
        {refusal !== null && (
          <Note tone="clay" icon="alert" role="alert">
            {STALE.has(refusal) ? t['texts.changedMeanwhile']() : t[`code.${refusal}`]()}
          </Note>
        )}
        <div className="row">
          {mayApprove && (
            <>
              <Button look="main" icon="check" isDisabled={busy || !canBind} onPress={() => setOpen('approve')}>
                {t['texts.approve.submit']()}
              </Button>
              <Button icon="undo" isDisabled={busy} onPress={() => setOpen('send-back')}>
                {t['texts.sendBack.button']()}
              </Button>
            </>
          )}
          {isAdministrator && (
            <>
              <span className="spacer" />
              <Button look="quiet" icon="pencil" isDisabled={busy} onPress={on.onEdit}>
                {proposed ? t['texts.editProposed']() : t['texts.edit']()}
              </Button>
              <Button look="quiet" icon="trash" isDisabled={busy} onPress={() => setOpen('drop')}>
                {t['texts.drop.button']()}
              </Button>
            </>
          )}
        </div>
      </footer>
      {open === 'approve' && (
        <ApproveDialog
          kind={body.kind}
          onApprove={() => void change(() => actions.approve(series, revision, digest))}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'send-back' && (
        <SendBackDialog
          onSend={(note) => change(() => actions.giveBack(series, revision, note))}
          refusal={refusal}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'drop' && (
        <DropDialog
          onDrop={async () => {
            const code = await actions.drop(series, revision);
            if (code === null) on.onDone();
            await on.onReload();
            return code;
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
