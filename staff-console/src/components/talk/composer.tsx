import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { Button } from '../button.tsx';
import { useMessages } from '../messages.tsx';
import { bytesLeft, NEARLY_FULL_BYTES } from './text-size.ts';
import './talk.css';

interface ComposerProps {
  /** Says to whom: read aloud, and what tells one text box from another. */
  label: string;
  placeholder: string;
  language?: string | undefined;
  draft: string;
  /** Why nothing can be written now, in words; the draft is kept. */
  closed?: string | null;
  /** Why nothing can be sent just now, in words, when it is not for what is still on its way. */
  waits?: string | null;
  mayType: boolean;
  canSend: boolean;
  /** Beside the sending button; given a way back into the text box. */
  tools?(focus: () => void): ReactNode;
  onDraft(text: string): void;
  onSend(text: string): boolean;
  onWriting(): void;
}

export function Composer(props: ComposerProps) {
  const { label, placeholder, language, draft, closed = null, waits, mayType, canSend, tools, onDraft } = props;
  const t = useMessages();
  const area = useRef<HTMLTextAreaElement>(null);
  const [failed, setFailed] = useState(false);
  const left = bytesLeft(draft);
  const isOpen = mayType && closed === null;
  const ready = isOpen && canSend && left >= 0 && draft.trim() !== '';

  const send = () => {
    if (!ready) return;
    const sent = props.onSend(draft.trim());
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
        aria-label={label}
        value={draft}
        isDisabled={!isOpen}
        onChange={(text) => {
          onDraft(text);
          setFailed(false);
          if (text !== '') props.onWriting();
        }}
        onKeyDown={onKeyDown}
        // What is written here goes to nobody else, so not to a speller on the network either.
        spellCheck="false"
        autoCorrect="off"
        autoComplete="off"
      >
        <TextArea ref={area} className="input" rows={3} dir="auto" lang={language} placeholder={placeholder} />
      </TextField>
      <p className="composer-state small" role="status">
        {closed ?? stateOf({ t, waits: mayType && !canSend ? (waits ?? t['composer.waits']()) : null, left, failed })}
      </p>
      <div className="composer-row">
        {tools ? tools(() => area.current?.focus()) : <span />}
        <Button look="main" icon="send" isDisabled={!ready} onPress={send}>
          {t['composer.send']()}
        </Button>
      </div>
    </footer>
  );
}

function stateOf({
  t,
  waits,
  left,
  failed,
}: {
  t: ReturnType<typeof useMessages>;
  waits: string | null;
  left: number;
  failed: boolean;
}): string {
  if (left < 0) return t['composer.tooLong']();
  if (failed) return t['composer.failed']();
  if (waits !== null) return waits;
  if (left < NEARLY_FULL_BYTES) return t['composer.nearlyFull']();
  return '';
}
