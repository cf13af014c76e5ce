/** An invited person chooses a passphrase and makes their identity key; its fingerprint is read to the administrator. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { PageLanguage, Role } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Entrance } from '../../components/entrance.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { KeyFingerprint } from '../../components/key-fingerprint.tsx';
import { useMessages } from '../../components/messages.tsx';
import { NewPassphrase } from '../../components/new-passphrase.tsx';
import { Note } from '../../components/note.tsx';
import type { Outcome } from '../../components/outcome.ts';
import { type PassphraseFault, passphraseFault } from '../../components/passphrase-rule.ts';
import { Working } from '../../components/working.tsx';

export interface Invited {
  username: string;
  nameShown: string;
  organisation: string;
  role: Role;
  centreName: string;
}

export type InvitationState =
  | { step: 'loading' }
  | { step: 'refused'; code: RefusalCode }
  | { step: 'choose'; invited: Invited }
  | { step: 'accepted'; invited: Invited; fingerprint: string };

interface InvitationProps {
  state: InvitationState;
  demonstration: boolean;
  onLanguage(language: PageLanguage): void;
  /** Makes the key and accepts; resolves with the key's fingerprint. */
  onAccept(passphrase: string): Promise<Outcome<string>>;
  onSignIn(): void;
}

export function Invitation({ state, demonstration, onLanguage, onAccept, onSignIn }: InvitationProps) {
  const t = useMessages();
  const lead =
    state.step === 'choose'
      ? t['invitation.lead']({ name: state.invited.nameShown, centre: state.invited.centreName })
      : undefined;
  return (
    <Entrance
      title={state.step === 'accepted' ? t['invitation.doneTitle']() : t['invitation.title']()}
      lead={lead}
      demonstration={demonstration}
      onLanguage={onLanguage}
    >
      {state.step === 'loading' && <Working>{t['app.loading']()}</Working>}
      {state.step === 'refused' && (
        <>
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${state.code}`]()}
          </Note>
          <p>{t['invitation.askAgain']()}</p>
          <Button onPress={onSignIn}>{t['invitation.toSignIn']()}</Button>
        </>
      )}
      {state.step === 'choose' && <Choose invited={state.invited} onAccept={onAccept} />}
      {state.step === 'accepted' && (
        <>
          {state.invited.role === 'contact-person' ? (
            <p>{t['invitation.readyToSignIn']()}</p>
          ) : (
            <>
              <p>{t['invitation.readAloud']()}</p>
              <KeyFingerprint label={t['fingerprint.yours']()} value={state.fingerprint} />
              <Note icon="shield">{t['invitation.whyRead']()}</Note>
            </>
          )}
          <Button look="main" onPress={onSignIn}>
            {t['invitation.toSignIn']()}
          </Button>
        </>
      )}
    </Entrance>
  );
}

function Choose({ invited, onAccept }: { invited: Invited; onAccept: InvitationProps['onAccept'] }) {
  const t = useMessages();
  const [value, setValue] = useState({ passphrase: '', again: '' });
  const [fault, setFault] = useState<PassphraseFault | null>(null);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const found = passphraseFault(value.passphrase, value.again, { names: [invited.username, invited.nameShown] });
    setFault(found);
    if (found !== null || busy) return;
    setBusy(true);
    setRefusal(null);
    const outcome = await onAccept(value.passphrase);
    setBusy(false);
    if (!outcome.ok) setRefusal(outcome.code);
  };

  return (
    <>
      <dl className="facts">
        <dt>{t['field.username']()}</dt>
        <dd dir="ltr">{invited.username}</dd>
        <dt>{t['field.role']()}</dt>
        <dd>{t[`role.${invited.role}`]()}</dd>
        <dt>{t['field.organisation']()}</dt>
        <dd>{invited.organisation}</dd>
      </dl>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
          focusFirstFault(event.currentTarget);
        }}
      >
        {/* For whoever keeps passphrases: whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={invited.username} readOnly />
        <NewPassphrase
          label={t['field.passphrase']()}
          value={value}
          fault={fault}
          autoComplete="new-password"
          onChange={setValue}
        />
        <Note icon="key">{t['passphrase.onlyYou']()}</Note>
        {refusal !== null && (
          <Note tone="clay" icon="alert" role="alert">
            {t[`code.${refusal}`]()}
          </Note>
        )}
        {busy ? (
          <Working>{t['invitation.working']()}</Working>
        ) : (
          <Button type="submit" look="main" icon="key">
            {t['invitation.submit']()}
          </Button>
        )}
      </Form>
    </>
  );
}
