import { useState } from 'react';
import { Button } from './button.tsx';
import { useMessages } from './messages.tsx';

/** Puts a text on the clipboard and says that it did. */
export function PressToCopy({ text }: { text: string }) {
  const t = useMessages();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <span className="press-to-copy">
      <Button icon="copy" onPress={() => void copy()}>
        {t['copy.press']()}
      </Button>
      <span role="status" className="soft">
        {state !== 'idle' && t[`copy.${state}`]()}
      </span>
    </span>
  );
}
