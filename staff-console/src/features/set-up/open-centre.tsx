import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { KeyFingerprint } from '../../components/key-fingerprint.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Working } from '../../components/working.tsx';

export function OpenCentre({ fingerprint, onOpen }: { fingerprint: string; onOpen(): Promise<RefusalCode | null> }) {
  const t = useMessages();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const open = async () => {
    setBusy(true);
    setRefusal(null);
    const code = await onOpen();
    setBusy(false);
    setRefusal(code);
  };
  return (
    <div className="stack">
      <Note tone="pine" icon="check" role="status">
        {t['setUp.confirmed']()}
      </Note>
      <KeyFingerprint label={t['fingerprint.centre']()} value={fingerprint} />
      <p className="soft">{t['setUp.posters']()}</p>
      {refusal !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${refusal}`]()}
        </Note>
      )}
      {busy ? (
        <Working>{t['setUp.opening']()}</Working>
      ) : (
        <Button look="main" icon="door" onPress={() => void open()}>
          {t['setUp.open']()}
        </Button>
      )}
    </div>
  );
}
