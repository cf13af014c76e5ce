import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import {
  type KeptOrganisation,
  ORGANISATION_KINDS,
  type Organisation,
  type OrganisationKind,
  organisation as organisationSchema,
  type StaffDirectory,
} from '@dorren/shared/protocol/directory.ts';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import * as v from 'valibot';
import { Button } from '../../components/button.tsx';
import { Compared } from '../../components/comparison/compared.tsx';
import { changedFields, merged } from '../../components/comparison/differences.ts';
import { Conflict } from '../../components/conflict.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { faultAt } from '../../components/fault-words.ts';
import { type Faults, faultsOf } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { UnsavedDialog } from '../../components/unsaved-dialog.tsx';
import { useLeaveWarning } from '../../components/use-leave-warning.ts';
import type { DirectoryActions } from './directory-actions.ts';
import { type LocalDraft, textDraft, textOf } from './entry-draft.ts';
import { ORGANISATION_FIELDS, organisationLines } from './in-words.ts';

interface Draft {
  name: LocalDraft;
  kind: OrganisationKind;
  staffNotes: string;
}

const draftOf = (organisation: Organisation | undefined): Draft => ({
  name: textDraft(organisation?.name ?? null),
  kind: organisation?.kind ?? 'social-services',
  staffNotes: organisation?.staffNotes ?? '',
});

interface OrganisationEditorProps {
  directory: StaffDirectory;
  id: string;
  onSave: DirectoryActions['saveOrganisation'];
  onClose(): void;
}

export function OrganisationEditor({ directory, id, onSave, onClose }: OrganisationEditorProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const wording = { t, language, competences: directory.competences };
  const current = directory.organisations.find(({ organisation }) => organisation.id === id) ?? null;
  const [base, setBase] = useState<KeptOrganisation | null>(current);
  const begun = draftOf(base?.organisation);
  const [draft, setDraft] = useState(begun);
  const [faults, setFaults] = useState<Faults>(new Map());
  const [state, setState] = useState<'idle' | 'busy' | RefusalCode>('idle');
  const [leaving, setLeaving] = useState(false);
  const unsaved = JSON.stringify(draft) !== JSON.stringify(begun);
  const overtaken = state !== 'busy' && base !== null && current?.revision !== base.revision;
  useLeaveWarning(unsaved);
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    if (state !== 'busy') setState('idle');
  };

  const save = async () => {
    const parsed = v.safeParse(organisationSchema, {
      id,
      kind: draft.kind,
      name: textOf(draft.name) ?? { sv: '' },
      staffNotes: draft.staffNotes.trim() || null,
    });
    setFaults(new Map(parsed.success ? [] : faultsOf(parsed.issues)));
    if (!parsed.success || state === 'busy') return;
    setState('busy');
    const code = await onSave(base?.revision ?? 0, parsed.output);
    setState(code ?? 'idle');
    if (code === null) onClose();
  };

  const goOn = (next: Draft) => {
    setBase(current);
    setDraft(next);
    setState('idle');
  };

  return (
    <Dialog
      title={base === null ? t['directory.organisation.new']() : t['directory.organisation.edit']()}
      isOpen
      isForm
      onClose={() => (unsaved ? setLeaving(true) : onClose())}
    >
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
          focusFirstFault(event.currentTarget);
        }}
      >
        {PAGE_LANGUAGES.map((each) => (
          <Field
            key={each}
            language={each}
            label={t['directory.organisation.name']({ language: t[`language.${each}`]() })}
            value={draft.name[each]}
            error={faultAt(t, faults, `name.${each}`)}
            onChange={(text) => change({ name: { ...draft.name, [each]: text } })}
            maxLength={120}
            autoComplete="off"
          />
        ))}
        <SelectField
          label={t['directory.field.kind']()}
          value={draft.kind}
          options={ORGANISATION_KINDS.map((kind) => ({ id: kind, name: t[`directory.kind.${kind}`]() }))}
          onChange={(kind) => change({ kind })}
        />
        <Field
          label={t['directory.field.staffNotes']()}
          help={t['directory.help.staffNotes']()}
          value={draft.staffNotes}
          error={faultAt(t, faults, 'staffNotes')}
          onChange={(staffNotes) => change({ staffNotes })}
          maxLength={1200}
          rows={3}
          autoComplete="off"
        />
        {overtaken && (
          <Conflict
            onKeepMine={() => goOn(current === null ? draft : merged(begun, draft, draftOf(current.organisation)))}
            onTakeTheirs={current && (() => goOn(draftOf(current.organisation)))}
          >
            {current && (
              <dl className="differences">
                {changedFields(ORGANISATION_FIELDS, base.organisation, current.organisation).map((field) => (
                  <Compared
                    key={field}
                    name={t[`directory.field.${field}`]()}
                    before={organisationLines(field, base.organisation, wording)}
                    after={organisationLines(field, current.organisation, wording)}
                  />
                ))}
              </dl>
            )}
          </Conflict>
        )}
        {state !== 'idle' && state !== 'busy' && !overtaken && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${state}`]()} {t['directory.form.kept']()}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="main" isDisabled={state === 'busy' || overtaken}>
            {t['settings.save']()}
          </Button>
          <Button onPress={() => (unsaved ? setLeaving(true) : onClose())}>{t['dialog.cancel']()}</Button>
        </div>
      </Form>
      {leaving && <UnsavedDialog onLeave={onClose} onStay={() => setLeaving(false)} />}
    </Dialog>
  );
}
