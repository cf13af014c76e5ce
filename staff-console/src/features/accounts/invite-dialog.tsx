import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { ROLES, type Role } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { dateAndTime } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Outcome } from '../../components/outcome.ts';
import { PressToCopy } from '../../components/press-to-copy.tsx';
import { SelectField } from '../../components/select-field.tsx';

export interface Invitee {
  nameShown: string;
  organisation: string;
  username: string;
  role: Role;
}

export interface InvitationLink {
  address: string;
  expiresAt: number;
}

interface InviteDialogProps {
  /** One who is invited anew; null for somebody new. */
  again: { staffId: string; nameShown: string } | null;
  onInvite(invitee: Invitee): Promise<Outcome<InvitationLink>>;
  onInviteAgain(staffId: string): Promise<Outcome<InvitationLink>>;
  onClose(): void;
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;

export function InviteDialog({ again, onInvite, onInviteAgain, onClose }: InviteDialogProps) {
  const t = useMessages();
  const [link, setLink] = useState<InvitationLink | null>(null);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const [busy, setBusy] = useState(false);

  const ask = async (asking: () => Promise<Outcome<InvitationLink>>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const outcome = await asking();
    setBusy(false);
    if (outcome.ok) setLink(outcome.value);
    else setRefusal(outcome.code);
  };

  const title = again ? t['invite.againTitle']({ name: again.nameShown }) : t['invite.title']();
  return (
    <Dialog title={title} isOpen isQuestion={link !== null} onClose={onClose}>
      {refusal !== null && (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${refusal}`]()}
        </Note>
      )}
      {link !== null ? (
        <Shown link={link} onClose={onClose} />
      ) : again ? (
        <div className="stack">
          <p>{t['invite.againAbout']()}</p>
          <Button look="main" isDisabled={busy} onPress={() => void ask(() => onInviteAgain(again.staffId))}>
            {t['invite.againSubmit']()}
          </Button>
        </div>
      ) : (
        <InviteForm busy={busy} onSubmit={(invitee) => void ask(() => onInvite(invitee))} />
      )}
    </Dialog>
  );
}

function Shown({ link, onClose }: { link: InvitationLink; onClose(): void }) {
  const t = useMessages();
  const language = usePageLanguage();
  return (
    <div className="stack">
      <Note tone="glow" icon="alert">
        {t['invite.once']({ until: dateAndTime(link.expiresAt, language) })}
      </Note>
      <code className="link-shown" dir="ltr">
        {link.address}
      </code>
      <PressToCopy text={link.address} />
      <p className="soft small">{t['invite.howToSend']()}</p>
      <Button look="main" onPress={onClose}>
        {t['invite.done']()}
      </Button>
    </div>
  );
}

function InviteForm({ busy, onSubmit }: { busy: boolean; onSubmit(invitee: Invitee): void }) {
  const t = useMessages();
  const [invitee, setInvitee] = useState<Invitee>({
    nameShown: '',
    organisation: '',
    username: '',
    role: 'counsellor',
  });
  const [tried, setTried] = useState(false);
  const empty = (text: string) => (tried && text.trim() === '' ? t['field.empty']() : null);
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (invitee.nameShown.trim() !== '' && invitee.organisation.trim() !== '' && USERNAME.test(invitee.username)) {
          onSubmit(invitee);
        } else focusFirstFault(event.currentTarget);
      }}
    >
      <Field
        label={t['field.nameShown']()}
        help={t['field.nameShownHelp']()}
        error={empty(invitee.nameShown)}
        value={invitee.nameShown}
        onChange={(nameShown) => setInvitee({ ...invitee, nameShown })}
        autoComplete="off"
        maxLength={120}
        autoFocus
      />
      <Field
        label={t['field.organisation']()}
        help={t['field.organisationHelp']()}
        error={empty(invitee.organisation)}
        value={invitee.organisation}
        onChange={(organisation) => setInvitee({ ...invitee, organisation })}
        autoComplete="off"
        maxLength={120}
      />
      <Field
        label={t['field.username']()}
        help={t['field.usernameHelp']()}
        error={tried && !USERNAME.test(invitee.username) ? t['field.usernameWrong']() : null}
        value={invitee.username}
        onChange={(username) => setInvitee({ ...invitee, username: username.toLowerCase() })}
        autoComplete="off"
        maxLength={40}
      />
      <SelectField
        label={t['field.role']()}
        help={t[`invite.role.${invitee.role}`]()}
        value={invitee.role}
        options={ROLES.map((id) => ({ id, name: t[`role.${id}`]() }))}
        onChange={(role) => setInvitee({ ...invitee, role })}
      />
      <Button type="submit" look="main" isDisabled={busy}>
        {t['invite.submit']()}
      </Button>
    </Form>
  );
}
