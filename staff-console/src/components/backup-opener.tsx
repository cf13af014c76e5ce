/** Opens the root key's backup: the file from this computer and its passphrase. Neither leaves the tab. */
import { useState } from 'react';
import { FileTrigger, Form } from 'react-aria-components';
import { Button } from './button.tsx';
import { PassphraseField } from './field.tsx';
import { useMessages } from './messages.tsx';
import { Note } from './note.tsx';
import { Working } from './working.tsx';

/** Far over any backup's size: what is larger is another file. */
const MAX_FILE_BYTES = 64 * 1024;

export type BackupFault = 'not-a-backup' | 'wrong-passphrase' | 'other-key';

interface BackupOpenerProps {
  /** What the button says. */
  submit: string;
  working: string;
  isDisabled?: boolean;
  /** Resolves with what is wrong, or null when all went well. */
  onOpen(content: string, passphrase: string): Promise<string | null>;
}

export function BackupOpener({ submit, working, isDisabled = false, onOpen }: BackupOpenerProps) {
  const t = useMessages();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const open = async () => {
    if (file === null || busy) return;
    setBusy(true);
    setError(null);
    const fault =
      file.size > MAX_FILE_BYTES ? t['backup.fault.not-a-backup']() : await onOpen(await file.text(), passphrase);
    setBusy(false);
    setError(fault);
    if (fault === null) setPassphrase('');
  };

  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <div className="file-choice">
        <FileTrigger
          acceptedFileTypes={['.txt', '.json', 'text/plain', 'application/json']}
          onSelect={(files) => setFile(files?.item(0) ?? null)}
        >
          <Button icon="file">{t['backup.choose']()}</Button>
        </FileTrigger>
        <span className="soft" role="status">
          {file?.name ?? t['backup.none']()}
        </span>
      </div>
      <PassphraseField
        label={t['backup.passphrase']()}
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="off"
      />
      {error !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {error}
        </Note>
      )}
      {busy ? (
        <Working>{working}</Working>
      ) : (
        <Button type="submit" look="main" icon="key" isDisabled={isDisabled || file === null || passphrase === ''}>
          {submit}
        </Button>
      )}
    </Form>
  );
}
