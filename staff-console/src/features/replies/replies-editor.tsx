/** A counsellor's own ready-made replies. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { type Replies, replies as repliesSchema } from '@dorren/shared/protocol/staff-http.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import * as v from 'valibot';
import { Button, IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { MAX_REPLIES, moved } from './reply-list.ts';
import './replies.css';

interface RepliesEditorProps {
  replies: Replies;
  onSave(replies: Replies): Promise<RefusalCode | null>;
  onClose(): void;
}

export function RepliesEditor({ replies, onSave, onClose }: RepliesEditorProps) {
  const t = useMessages();
  const [draft, setDraft] = useState<Replies>(replies);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (index: number, part: Partial<Replies[number]>) =>
    setDraft(draft.map((reply, place) => (place === index ? { ...reply, ...part } : reply)));

  const save = async () => {
    setTried(true);
    const parsed = v.safeParse(repliesSchema, draft);
    if (!parsed.success || busy) return;
    setBusy(true);
    const code = await onSave(parsed.output);
    setBusy(false);
    setRefusal(code);
    if (code === null) onClose();
  };

  const empty = (text: string) => (tried && text.trim() === '' ? t['field.empty']() : null);
  return (
    <Dialog title={t['replies.title']()} isOpen isQuestion wide onClose={onClose}>
      <p className="soft">{t['replies.about']()}</p>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
          focusFirstFault(event.currentTarget);
        }}
      >
        {draft.length === 0 && <p className="empty">{t['replies.none']()}</p>}
        <ol className="reply-list">
          {draft.map((reply, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: replies have no other name
            <li key={index} className="reply">
              <Field
                label={t['replies.name']()}
                value={reply.name}
                error={empty(reply.name)}
                onChange={(name) => set(index, { name })}
                maxLength={120}
                autoComplete="off"
              />
              <div className="row reply-buttons">
                <IconButton
                  label={t['replies.up']({ name: reply.name })}
                  icon="up"
                  isDisabled={index === 0}
                  onPress={() => setDraft(moved(draft, index, -1))}
                />
                <IconButton
                  label={t['replies.down']({ name: reply.name })}
                  icon="down"
                  isDisabled={index === draft.length - 1}
                  onPress={() => setDraft(moved(draft, index, 1))}
                />
                <IconButton
                  label={t['replies.remove']({ name: reply.name })}
                  icon="trash"
                  onPress={() => setDraft(draft.filter((_, place) => place !== index))}
                />
              </div>
              <div className="reply-text" dir="auto">
                <Field
                  label={t['replies.text']()}
                  value={reply.text}
                  error={empty(reply.text)}
                  onChange={(text) => set(index, { text })}
                  maxLength={2000}
                  rows={3}
                  autoComplete="off"
                />
              </div>
            </li>
          ))}
        </ol>
        <Button
          icon="plus"
          isDisabled={draft.length >= MAX_REPLIES}
          onPress={() => setDraft([...draft, { name: '', text: '' }])}
        >
          {t['replies.add']()}
        </Button>
        {refusal !== null && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${refusal}`]()}
          </Note>
        )}
        <div className="row">
          <Button type="submit" look="main" isDisabled={busy}>
            {t['replies.save']()}
          </Button>
          <Button onPress={onClose}>{t['dialog.cancel']()}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
