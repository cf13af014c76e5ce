import { noticeId } from '@dorren/shared/protocol/fields.ts';
import { shortText } from '@dorren/shared/protocol/short-text.ts';
import { kindOf, noticeSeries, type Series, type SeriesRow, type TextBody } from '@dorren/shared/protocol/texts.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import * as v from 'valibot';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { beginningWith } from './notice-draft.ts';
import type { TextsActions } from './texts-actions.ts';

interface NewNoticeDialogProps {
  rows: readonly SeriesRow[];
  actions: TextsActions;
  onBegin(series: Series, body: TextBody): void;
  onClose(): void;
}

/** A notice for those who are bound otherwise: it begins as a copy of one that there is. */
export function NewNoticeDialog({ rows, actions, onBegin, onClose }: NewNoticeDialogProps) {
  const t = useMessages();
  const models = rows.flatMap(({ series, current, name }) =>
    current === null || kindOf(series) !== 'notice' ? [] : [{ id: series, name, version: current.version }],
  );
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [model, setModel] = useState(models[0]?.id ?? '');
  const [faults, setFaults] = useState<{ id: 'wrong' | 'taken' | null; name: boolean }>({ id: null, name: false });
  const { busy, refusal, ask } = useAsked();

  const begin = async (form: HTMLFormElement) => {
    const taken = rows.some(({ series }) => series === noticeSeries(id));
    const found = {
      id: v.is(noticeId, id) ? (taken ? ('taken' as const) : null) : ('wrong' as const),
      name: !v.is(shortText, name),
    };
    setFaults(found);
    if (found.id !== null || found.name) return focusFirstFault(form);
    const chosen = models.find((each) => each.id === model);
    if (!chosen) return;
    await ask(async () => {
      const read = await actions.edition(chosen.id, chosen.version);
      if (!read.ok) return read.code;
      const { body } = read.value;
      if (body.kind !== 'notice') return 'not-found';
      onBegin(noticeSeries(id), { kind: 'notice', notice: beginningWith(body.notice, name.trim()) });
      return null;
    });
  };

  return (
    <Dialog title={t['texts.new.title']()} isOpen isForm onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void begin(event.currentTarget);
        }}
      >
        <p>{t['texts.new.about']()}</p>
        <Field
          label={t['texts.row.name']()}
          help={t['texts.new.nameHelp']()}
          value={name}
          error={faults.name ? t['field.empty']() : null}
          onChange={setName}
          maxLength={120}
          autoComplete="off"
        />
        <Field
          label={t['texts.new.id']()}
          help={t['texts.new.idHelp']()}
          value={id}
          error={faults.id && t[`texts.new.id.${faults.id}`]()}
          onChange={(text) => setId(text.toLowerCase())}
          maxLength={32}
          autoComplete="off"
        />
        <SelectField label={t['texts.new.model']()} value={model} options={models} onChange={setModel} />
        <RefusalNote code={refusal} />
        <div className="row">
          <Button type="submit" look="main" isDisabled={busy}>
            {t['texts.new.begin']()}
          </Button>
          <Button onPress={onClose}>{t['dialog.cancel']()}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
