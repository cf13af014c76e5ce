import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { KeyFingerprint } from '../../components/key-fingerprint.tsx';
import { useMessages } from '../../components/messages.tsx';
import { NewPassphrase } from '../../components/new-passphrase.tsx';
import { Note } from '../../components/note.tsx';
import { type PassphraseFault, passphraseFault } from '../../components/passphrase-rule.ts';
import { saveFile } from '../../components/save-file.ts';
import { Working } from '../../components/working.tsx';
import type { RootBackup } from './set-up-state.ts';

interface MakeKeyProps {
  backup: RootBackup | null;
  taken: boolean;
  /** The backup's passphrase may not be the account's: whoever learns one should not have both. */
  accountPassphrase: string;
  centreName: string;
  onMake(backupPassphrase: string): Promise<void>;
  onTaken(): void;
  onContinue(): void;
}

export function MakeKey({ backup, ...props }: MakeKeyProps) {
  return backup === null ? <ChooseBackupPassphrase {...props} /> : <TakeBackup backup={backup} {...props} />;
}

function ChooseBackupPassphrase({ accountPassphrase, onMake }: Pick<MakeKeyProps, 'accountPassphrase' | 'onMake'>) {
  const t = useMessages();
  const [value, setValue] = useState({ passphrase: '', again: '' });
  const [fault, setFault] = useState<PassphraseFault | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');

  const submit = async () => {
    const found = passphraseFault(value.passphrase, value.again, { taken: accountPassphrase });
    setFault(found);
    if (found !== null || state === 'busy') return;
    setState('busy');
    try {
      await onMake(value.passphrase);
    } catch {
      setState('failed');
    }
  };

  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      <Note icon="key">{t['setUp.whatRootIs']()}</Note>
      <NewPassphrase
        label={t['backup.passphrase']()}
        value={value}
        fault={fault}
        autoComplete="off"
        onChange={setValue}
      />
      {state === 'failed' && (
        <Note tone="clay" icon="alert" role="alert">
          {t['code.unavailable']()}
        </Note>
      )}
      {state === 'busy' ? (
        <Working>{t['setUp.makingKey']()}</Working>
      ) : (
        <Button type="submit" look="main" icon="key">
          {t['setUp.makeKey']()}
        </Button>
      )}
    </Form>
  );
}

type TakeBackupProps = Pick<MakeKeyProps, 'taken' | 'centreName' | 'onTaken' | 'onContinue'> & { backup: RootBackup };

function TakeBackup({ backup, taken, centreName, onTaken, onContinue }: TakeBackupProps) {
  const t = useMessages();
  return (
    <div className="stack">
      <Note tone="glow" icon="alert">
        {t['setUp.onlyCopy']()}
      </Note>
      <div className="row">
        <Button
          look={taken ? 'plain' : 'main'}
          icon="download"
          onPress={() => {
            saveFile(backup.fileName, new Blob([backup.content], { type: 'text/plain;charset=utf-8' }));
            onTaken();
          }}
        >
          {t['setUp.download']()}
        </Button>
        <Button icon="print" onPress={() => window.print()}>
          {t['setUp.print']()}
        </Button>
      </div>
      <p className="soft small">{t['setUp.whereToKeep']()}</p>
      <p role="status" className="soft">
        {taken ? t['setUp.taken']({ file: backup.fileName }) : ''}
      </p>
      <Button look={taken ? 'main' : 'plain'} isDisabled={!taken} onPress={onContinue}>
        {t['setUp.toConfirm']()}
      </Button>
      <section className="only-print">
        <h2>{t['setUp.printTitle']({ centre: centreName })}</h2>
        <p>{t['setUp.printAbout']()}</p>
        <KeyFingerprint label={t['fingerprint.centre']()} value={backup.fingerprint} />
        <pre dir="ltr">{backup.content}</pre>
      </section>
    </div>
  );
}
