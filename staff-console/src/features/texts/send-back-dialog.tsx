import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';

interface SendBackDialogProps {
  /** Resolves with whether it went well. */
  onSend(note: string): Promise<boolean>;
  refusal: RefusalCode | null;
  onClose(): void;
}

/** Back to whoever wrote it, with a word on why. */
export function SendBackDialog({ onSend, refusal, onClose }: SendBackDialogProps) {
  const t = useMessages();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog title={t['texts.sendBack.title']()} isOpen isForm onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const isEmpty = note.trim() === '';
          setMissing(isEmpty);
          if (isEmpty) return focusFirstFault(event.currentTarget);
          void onSend(note.trim()).then((sent) => {
            if (sent) onClose();
          });
        }}
      >
        <Field
          label={t['texts.sendBack.note']()}
          help={t['texts.sendBack.help']()}
          value={note}
          error={missing ? t['field.empty']() : null}
          onChange={setNote}
          rows={4}
          maxLength={1200}
          autoComplete="off"
        />
        <RefusalNote code={refusal} />
        <div className="row">
          <Button type="submit" look="main">
            {t['texts.sendBack.submit']()}
          </Button>
          <Button onPress={onClose}>{t['dialog.cancel']()}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
