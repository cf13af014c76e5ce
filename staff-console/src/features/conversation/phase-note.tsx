import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Working } from '../../components/working.tsx';
import type { Conversation } from '../../lib/staff-state.ts';

/** What the counsellor must know about the conversation's state, in words, the moment it changes. */
export function PhaseNote({ conversation }: { conversation: Conversation }) {
  const t = useMessages();
  switch (conversation.phase) {
    case 'handshake':
      return (
        <div className="phase-note">
          <Working>{t['phase.handshakeAbout']()}</Working>
        </div>
      );
    case 'talking':
      return null;
    case 'interrupted':
      return (
        <div className="phase-note">
          <Note tone="clay" icon="alert" role="alert">
            <strong>{t['phase.interruptedTitle']()}</strong> {t['phase.interruptedAbout']()}
          </Note>
        </div>
      );
    case 'ended':
      return (
        <div className="phase-note">
          <Note tone="glow" icon="door" role="alert">
            {conversation.endedBy === 'requeued'
              ? t['conversation.requeued']()
              : t[`endedBy.${conversation.endedBy ?? 'shutdown'}`]()}{' '}
            {t['conversation.gone']()}
          </Note>
        </div>
      );
    case 'distrusted':
      return (
        <div className="phase-note">
          <Note tone="clay" icon="alert" role="alert">
            <strong>{t['conversation.distrusted']()}</strong>{' '}
            {conversation.distrust && t[`distrust.${conversation.distrust}`]()} {t['conversation.distrustedAbout']()}
          </Note>
        </div>
      );
  }
}
