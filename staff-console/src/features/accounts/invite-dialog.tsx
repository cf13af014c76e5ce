import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { dateAndTime } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import type { Outcome } from '../../components/outcome.ts';
import { PressToCopy } from '../../components/press-to-copy.tsx';
import { type Invitee, InviteForm } from './invite-form.tsx';

export interface InvitationLink {
  address: string;
  expiresAt: number;
}

interface InviteDialogProps {
  /** Null while it is not there. */
  directory: StaffDirectory | null;
  /** One who is invited anew; null for somebody new. */
  again: { staffId: string; nameShown: string } | null;
  onInvite(invitee: Invitee): Promise<Outcome<InvitationLink>>;
  onInviteAgain(staffId: string): Promise<Outcome<InvitationLink>>;
  onClose(): void;
}

export function InviteDialog({ directory, again, onInvite, onInviteAgain, onClose }: InviteDialogProps) {
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
        <InviteForm directory={directory} busy={busy} onSubmit={(invitee) => void ask(() => onInvite(invitee))} />
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
