/** The form for one entry, new or known; what others change meanwhile is shown, and nothing typed is lost. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Compared } from '../../components/comparison/compared.tsx';
import { changedFields, merged } from '../../components/comparison/differences.ts';
import { Conflict } from '../../components/conflict.tsx';
import { Dialog } from '../../components/dialog.tsx';
import type { Faults } from '../../components/faults.ts';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { UnsavedDialog } from '../../components/unsaved-dialog.tsx';
import { useLeaveWarning } from '../../components/use-leave-warning.ts';
import type { DirectoryActions } from './directory-actions.ts';
import { draftOf, EMPTY_DRAFT, type EntryDraft, isSame, readDraft } from './entry-draft.ts';
import { EntryFields } from './entry-fields.tsx';
import { ENTRY_FIELDS, entryLines } from './in-words.ts';

const NO_FAULTS: Faults = new Map();

interface EntryEditorProps {
  directory: StaffDirectory;
  /** A new one has no version that was read. */
  id: string;
  organisationId: string;
  onSave: DirectoryActions['saveEntry'];
  onClose(): void;
}

export function EntryEditor({ directory, id, organisationId, onSave, onClose }: EntryEditorProps) {
  const t = useMessages();
  const current = directory.entries.find(({ entry }) => entry.id === id) ?? null;
  const [base, setBase] = useState<KeptEntry | null>(current);
  const begun = base === null ? EMPTY_DRAFT : draftOf(base.entry);
  const [draft, setDraft] = useState<EntryDraft>(begun);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [state, setState] = useState<'idle' | 'busy' | 'saved-unconfirmed' | RefusalCode>('idle');
  const [leaving, setLeaving] = useState(false);
  const unsaved = !isSame(draft, begun);
  const overtaken = state !== 'busy' && base !== null && current?.revision !== base.revision;
  const form = useRef<HTMLFormElement>(null);
  useLeaveWarning(unsaved && state !== 'saved-unconfirmed');

  const change = (part: Partial<EntryDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    if (state !== 'busy') setState('idle');
  };

  const save = async (confirm: boolean) => {
    // What nobody has any more cannot be chosen.
    const known = draft.competences.filter((each) => directory.competences.some((there) => there.id === each));
    const read = readDraft({ ...draft, competences: known }, id, organisationId);
    setFaults(read.ok ? NO_FAULTS : read.faults);
    if (!read.ok && form.current) focusFirstFault(form.current);
    if (!read.ok || state === 'busy') return;
    setState('busy');
    const outcome = await onSave(base?.revision ?? 0, read.entry, confirm);
    setState(outcome === 'saved' ? 'idle' : outcome);
    if (outcome === 'saved') onClose();
  };

  /** From here on, theirs is what is changed. */
  const goOn = (next: EntryDraft) => {
    setBase(current);
    setDraft(next);
    setState('idle');
  };

  const title = base === null ? t['directory.form.new']() : t['directory.form.edit']({ name: base.entry.name.sv });
  if (state === 'saved-unconfirmed')
    return (
      <Dialog title={title} isOpen onClose={onClose}>
        <Note tone="glow" icon="alert" role="alert">
          {t['directory.form.savedUnconfirmed']()}
        </Note>
        <Button autoFocus onPress={onClose}>
          {t['dialog.close']()}
        </Button>
      </Dialog>
    );

  return (
    <Dialog title={title} isOpen isForm onClose={() => (unsaved ? setLeaving(true) : onClose())}>
      <Form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <EntryFields draft={draft} faults={faults} competences={directory.competences} onChange={change} />
        <footer className="form-end">
          {overtaken && (
            <Conflict
              onKeepMine={() => goOn(current === null ? draft : merged(begun, draft, draftOf(current.entry)))}
              onTakeTheirs={current && (() => goOn(draftOf(current.entry)))}
            >
              {current && <Theirs base={base} theirs={current} mine={draft} directory={directory} />}
            </Conflict>
          )}
          {faults.size > 0 && (
            <Note tone="clay" icon="alert" role="alert">
              {t['settings.wrong']()}
            </Note>
          )}
          {state !== 'idle' && state !== 'busy' && !overtaken && (
            <Note tone="clay" icon="alert" role="alert">
              {t[`code.${state}`]()} {t['directory.form.kept']()}
            </Note>
          )}
          <div className="row">
            <Button look="main" icon="check" isDisabled={state === 'busy' || overtaken} onPress={() => void save(true)}>
              {t['directory.form.saveAndConfirm']()}
            </Button>
            <Button type="submit" isDisabled={state === 'busy' || overtaken}>
              {t['directory.form.saveOnly']()}
            </Button>
            <Button onPress={() => (unsaved ? setLeaving(true) : onClose())}>{t['dialog.cancel']()}</Button>
          </div>
        </footer>
      </Form>
      {leaving && <UnsavedDialog onLeave={onClose} onStay={() => setLeaving(false)} />}
    </Dialog>
  );
}

interface TheirsProps {
  base: KeptEntry;
  theirs: KeptEntry;
  mine: EntryDraft;
  directory: StaffDirectory;
}

/** What the other changed, and where one has written too. */
function Theirs({ base, theirs, mine, directory }: TheirsProps) {
  const t = useMessages();
  const wording = { t, language: usePageLanguage(), competences: directory.competences };
  const read = readDraft(mine, base.entry.id, base.entry.organisationId);
  const touched = read.ok ? changedFields(ENTRY_FIELDS, base.entry, read.entry) : [];
  return (
    <dl className="differences">
      {changedFields(ENTRY_FIELDS, base.entry, theirs.entry).map((field) => (
        <Compared
          key={field}
          name={t[`directory.field.${field}`]()}
          before={entryLines(field, base.entry, wording)}
          after={entryLines(field, theirs.entry, wording)}
        >
          {touched.includes(field) && (
            <span className="tag" data-tone="clay">
              {t['conflict.both']()}
            </span>
          )}
        </Compared>
      ))}
    </dl>
  );
}
