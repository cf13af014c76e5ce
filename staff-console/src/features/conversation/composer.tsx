import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import { type KeyboardEvent, useRef, useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { RepliesMenu } from './replies-menu.tsx';
import { bytesLeft, NEARLY_FULL_BYTES, withReply } from './text-size.ts';

interface ComposerProps {
  number: number;
  language: string | undefined;
  draft: string;
  replies: Replies;
  mayType: boolean;
  canSend: boolean;
  onDraft(text: string): void;
  onSend(text: string): boolean;
  onWriting(): void;
}

export function Composer({
  number,
  language,
  draft,
  replies,
  mayType,
  canSend,
  onDraft,
  onSend,
  onWriting,
}: ComposerProps) {
  const t = useMessages();
  const area = useRef<HTMLTextAreaElement>(null);
  const [failed, setFailed] = useState(false);
  const left = bytesLeft(draft);
  const ready = canSend && left >= 0 && draft.trim() !== '';

  const send = () => {
    if (!ready) return;
    const sent = onSend(draft.trim());
    setFailed(!sent);
    if (sent) onDraft('');
    area.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Out of the text box, to where single keys are shortcuts.
    if (event.key === 'Escape') area.current?.closest('section')?.focus();
    // While a word is being composed, Enter chooses it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <footer className="composer">
      <TextField
        className="field"
        aria-label={t['composer.label']({ number })}
        value={draft}
        isDisabled={!mayType}
        onChange={(text) => {
          onDraft(text);
          setFailed(false);
          if (text !== '') onWriting();
        }}
        onKeyDown={onKeyDown}
        // What is written here goes to nobody else, so not to a speller on the network either.
        spellCheck="false"
        autoCorrect="off"
        autoComplete="off"
      >
        <TextArea
          ref={area}
          className="input"
          rows={3}
          dir="auto"
          lang={language}
          placeholder={t['composer.placeholder']()}
        />
      </TextField>
      <p className="composer-state small" role="status">
        {stateOf({ t, mayType, canSend, left, failed })}
      </p>
      <div className="composer-row">
        <RepliesMenu
          replies={replies}
          isDisabled={!mayType}
          onChoose={(text) => {
            onDraft(withReply(draft, text));
            area.current?.focus();
          }}
        />
        <Button look="main" icon="send" isDisabled={!ready} onPress={send}>
          {t['composer.send']()}
        </Button>
      </div>
    </footer>
  );
}

function stateOf({
  t,
  mayType,
  canSend,
  left,
  failed,
}: {
  t: ReturnType<typeof useMessages>;
  mayType: boolean;
  canSend: boolean;
  left: number;
  failed: boolean;
}): string {
  if (left < 0) return t['composer.tooLong']();
  if (failed) return t['composer.failed']();
  if (mayType && !canSend) return t['composer.waits']();
  if (left < NEARLY_FULL_BYTES) return t['composer.nearlyFull']();
  return '';
}
