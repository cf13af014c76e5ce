/** Where a draft is written: saved, compared with the version in force, proposed or dropped. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Edition, Series, TextBody, TextDraft } from '@dorren/shared/protocol/texts.ts';
import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { alike } from '../../components/comparison/differences.ts';
import { Conflict } from '../../components/conflict.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { useLeaveWarning } from '../../components/use-leave-warning.ts';
import { BindingsEditor } from './bindings-editor.tsx';
import { BodiesCompared } from './bodies-compared.tsx';
import { DropDialog } from './drop-dialog.tsx';
import { partName } from './in-words.ts';
import { mergedBody } from './merged-body.ts';
import { NoticeEditor } from './notice-editor.tsx';
import { RoutineEditor } from './routine-editor.tsx';
import { savable, withHeld } from './savable.ts';
import type { TextsActions, TextsViewer } from './texts-actions.ts';
import { WhoMayApprove } from './who-may-approve.tsx';

/** What is written from: a draft of that revision, or with revision 0 a version (null: words of another notice). */
export interface Beginning {
  revision: number;
  version: string | null;
  body: TextBody;
}

interface DraftDeskProps {
  series: Series;
  /** As the server has it. */
  newest: Beginning;
  draft: TextDraft | null;
  current: Edition | null;
  viewer: TextsViewer;
  actions: TextsActions;
  previewAddress: string;
  onReload(): Promise<void>;
  onUnsaved(unsaved: boolean): void;
  /** Nothing is written any more: proposed, or dropped. */
  onDone(): void;
}

export function DraftDesk({ series, newest, draft: there, current, viewer, actions, ...props }: DraftDeskProps) {
  const t = useMessages();
  const [base, setBase] = useState(newest);
  const [body, setBody] = useState(newest.body);
  const [faultsShown, setFaultsShown] = useState(false);
  const [dropping, setDropping] = useState(false);
  const { busy, refusal, ask } = useAsked();
  const unsaved = !alike(body, base.body) || (base.revision === 0 && base.version === null);
  const isCurrent = newest.revision === base.revision && newest.version === base.version;
  const { body: whole, held, broken } = savable(body, base.body);
  const { onUnsaved } = props;
  useLeaveWarning(unsaved);
  useEffect(() => {
    onUnsaved(unsaved);
    return () => onUnsaved(false);
  }, [unsaved, onUnsaved]);
  // Nothing of one's own is at stake: what is newest is what one sees.
  if (!isCurrent && !unsaved && !busy) {
    setBase(newest);
    setBody(newest.body);
  }
  const overtaken = !isCurrent && unsaved && !busy;

  const goOn = (next: TextBody) => {
    setBase(newest);
    setBody(next);
  };

  /** The revision that is saved, or why not. */
  const saved = async (): Promise<number | RefusalCode> => {
    if (whole === null) return 'malformed';
    if (alike(whole, base.body) && base.revision > 0) return base.revision;
    const outcome = await actions.save(series, base.revision, whole);
    if (!outcome.ok) {
      if (outcome.code !== 'unavailable') await props.onReload();
      return outcome.code;
    }
    const { revision, body: kept } = outcome.value;
    setBase({ revision, version: base.version, body: kept });
    // What was written meanwhile stays.
    setBody((now) => mergedBody(body, now, withHeld(kept, body, held)));
    await props.onReload();
    return revision;
  };
  const save = () =>
    ask(async () => {
      const revision = await saved();
      return typeof revision === 'number' ? null : revision;
    });
  const propose = async () => {
    const proposed = await ask(async () => {
      const revision = await saved();
      if (typeof revision !== 'number') return revision;
      const code = await actions.propose(series, revision);
      await props.onReload();
      return code;
    });
    if (proposed) props.onDone();
  };
  const trying = (doIt: () => Promise<unknown>) => {
    setFaultsShown(true);
    if (whole !== null) void doIt();
  };

  const editing = { base: base.body, faultsShown, previewAddress: props.previewAddress };
  const before = current?.body ?? null;
  return (
    <div className="stack">
      {there?.returned && (
        <Note tone="glow" icon="undo">
          <p>
            <strong>{t['texts.returnedBy']({ by: there.returned.by.nameShown })}</strong>
          </p>
          <p className="written" dir="auto">
            {there.returned.note}
          </p>
        </Note>
      )}
      <WhoMayApprove viewer={viewer} editedBy={there?.editedBy ?? []} />
      <Tabs className="tabs">
        <TabList className="tab-list tab-pills" aria-label={t['texts.desk']()}>
          <Tab id="write" className="tab">
            {t['texts.write']()}
          </Tab>
          {before && (
            <Tab id="compare" className="tab">
              {t['texts.compare']()}
            </Tab>
          )}
        </TabList>
        <TabPanel id="write" className="tab-panel" shouldForceMount>
          {body.kind === 'notice' && (
            <NoticeEditor
              {...editing}
              series={series}
              body={body.notice}
              onChange={(notice) => setBody({ kind: 'notice', notice })}
            />
          )}
          {body.kind === 'routine' && (
            <RoutineEditor
              {...editing}
              body={body.routine}
              onChange={(routine) => setBody({ kind: 'routine', routine })}
            />
          )}
          {body.kind === 'bindings' && (
            <BindingsEditor bindings={body.bindings} onChange={(bindings) => setBody({ kind: 'bindings', bindings })} />
          )}
        </TabPanel>
        <TabPanel id="compare" className="tab-panel">
          {before && <BodiesCompared before={before} after={body} />}
        </TabPanel>
      </Tabs>
      <footer className="form-end desk-end">
        {overtaken && (
          <Conflict
            onKeepMine={() => goOn(mergedBody(base.body, body, newest.body))}
            onTakeTheirs={() => goOn(newest.body)}
          >
            <BodiesCompared before={base.body} after={newest.body} mine={body} />
          </Conflict>
        )}
        {faultsShown && broken.length > 0 && (
          <Note tone="clay" icon="alert" role="alert">
            {t['texts.broken']({ parts: broken.map((part) => partName(t, part)).join(', ') })}
          </Note>
        )}
        {faultsShown && whole === null && broken.length === 0 && (
          <Note tone="clay" icon="alert" role="alert">
            {t['settings.wrong']()}
          </Note>
        )}
        {held.length > 0 && (
          <Note tone="glow" icon="alert">
            {t['texts.held']({ parts: held.map((part) => partName(t, part)).join(', ') })}
          </Note>
        )}
        {refusal !== null && !overtaken && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${refusal}`]()} {t['directory.form.kept']()}
          </Note>
        )}
        <div className="row">
          <Button look="main" icon="check" isDisabled={busy || overtaken || !unsaved} onPress={() => trying(save)}>
            {t['texts.save']()}
          </Button>
          <Button icon="send" isDisabled={busy || overtaken || held.length > 0} onPress={() => trying(propose)}>
            {unsaved ? t['texts.saveAndPropose']() : t['texts.propose']()}
          </Button>
          <span className="soft small" role="status">
            {unsaved ? t['texts.unsaved']() : t['texts.allSaved']()}
          </span>
          <span className="spacer" />
          <Button look="quiet" icon="trash" isDisabled={busy} onPress={() => setDropping(true)}>
            {t['texts.drop.button']()}
          </Button>
        </div>
      </footer>
      {dropping && (
        <DropDialog
          onDrop={async () => {
            const code = base.revision === 0 ? null : await actions.drop(series, newest.revision);
            if (code === null) props.onDone();
            await props.onReload();
            return code;
          }}
          onClose={() => setDropping(false)}
        />
      )}
    </div>
  );
}
