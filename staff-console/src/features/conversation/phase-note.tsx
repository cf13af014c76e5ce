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
          <Working>{comingIn(t, conversation) ?? t['phase.handshakeAbout']()}</Working>
        </div>
      );
    case 'talking': {
      const coming = comingIn(t, conversation);
      return coming === null ? null : (
        <div className="phase-note">
          <Note tone="glow" icon="door" role="status">
            {coming}
          </Note>
        </div>
      );
    }
    case 'interrupted':
      return (
        <div className="phase-note">
          <Note tone="clay" icon="alert" role="alert">
            <strong>{t['phase.interruptedTitle']()}</strong> {t['phase.interruptedAbout']()}
          </Note>
        </div>
      );
    case 'ended':
      if (conversation.endedBy === 'handed-over')
        return (
          <div className="phase-note">
            <Note tone="pine" icon="check" role="alert">
              <strong>{t['endedBy.handed-over']()}</strong> {t['handover.doneAbout']()} {t['conversation.gone']()}
            </Note>
          </div>
        );
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

/** One has accepted a colleague's offer and is not in yet. */
function comingIn(t: ReturnType<typeof useMessages>, { arriving, other }: Conversation): string | null {
  if (!arriving) return null;
  return other === null ? t['handover.arrivingAlone']() : t['handover.arriving']({ name: other.nameShown });
}
