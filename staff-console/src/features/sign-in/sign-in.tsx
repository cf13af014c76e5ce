import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Entrance } from '../../components/entrance.tsx';
import { Field, PassphraseField } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Working } from '../../components/working.tsx';

/** Why one stands here: first visit, before there is a centre, after a reload (nothing was kept), after signing out, or shut out. */
export type SignInReason = 'first' | 'reloaded' | 'signed-out' | 'not-set-up' | RefusalCode;

interface SignInProps {
  reason: SignInReason;
  demonstration: boolean;
  onLanguage(language: PageLanguage): void;
  /** Resolves with the refusal, or null when signed in. Takes some seconds: Argon2id. */
  onSignIn(username: string, passphrase: string): Promise<RefusalCode | null>;
}

export function SignIn({ reason, demonstration, onLanguage, onSignIn }: SignInProps) {
  const t = useMessages();
  const [username, setUsername] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);

  const submit = async () => {
    if (busy || username === '' || passphrase === '') return;
    setBusy(true);
    setRefusal(null);
    const code = await onSignIn(username.trim().toLowerCase(), passphrase);
    setBusy(false);
    // A name that none can be, such as one with å, is a wrong one to whoever typed it.
    setRefusal(code === 'malformed' ? 'wrong-credentials' : code);
  };

  return (
    <Entrance title={t['signIn.title']()} demonstration={demonstration} onLanguage={onLanguage}>
      <WhyHere reason={reason} />
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={t['field.username']()}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          isReadOnly={busy}
          isRequired
          validationBehavior="aria"
          autoFocus
        />
        <PassphraseField
          label={t['field.passphrase']()}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
          isReadOnly={busy}
          isRequired
          validationBehavior="aria"
        />
        {refusal !== null && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${refusal}`]()}
          </Note>
        )}
        {busy ? (
          <Working>{t['signIn.working']()}</Working>
        ) : (
          <Button type="submit" look="main" isDisabled={username === '' || passphrase === ''}>
            {t['signIn.submit']()}
          </Button>
        )}
      </Form>
      <p className="soft small">{t['signIn.nothingKept']()}</p>
    </Entrance>
  );
}

function WhyHere({ reason }: { reason: SignInReason }) {
  const t = useMessages();
  if (reason === 'first') return null;
  if (reason === 'not-set-up') {
    return (
      <Note tone="glow" icon="door" role="status">
        {t['signIn.notSetUp']()}
      </Note>
    );
  }
  if (reason === 'reloaded') return <Note icon="shield">{t['signIn.reloaded']()}</Note>;
  if (reason === 'signed-out') {
    return (
      <Note tone="pine" icon="check" role="status">
        {t['signIn.signedOut']()}
      </Note>
    );
  }
  return (
    <Note tone="clay" icon="alert" role="alert">
      {t[`code.${reason}`]()}
    </Note>
  );
}
