/** Behind sign-in: the console of one's role, bound to the session's client. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useEffect } from 'react';
import type { SignInReason } from '../features/sign-in/sign-in.tsx';
import { BoundAdministrator } from './bound-administrator.tsx';
import { BoundContactPerson } from './bound-contact-person.tsx';
import { BoundCounsellor } from './bound-counsellor.tsx';
import { BoundSupervisor } from './bound-supervisor.tsx';
import type { FrameProps } from './console-frame.tsx';
import { closeSession, type Session } from './session.ts';
import { useSnapshot } from './use-snapshot.ts';

interface SignedInProps {
  session: Session;
  onLanguage(language: PageLanguage): void;
  /** The session is over: keys and texts are wiped. */
  onOver(reason: SignInReason): void;
}

export function SignedIn({ session, onLanguage, onOver }: SignedInProps) {
  const state = useSnapshot(session.client);
  const { client, account } = session;

  useEffect(() => {
    if (state.closed === null) return;
    // Of a session that the server has ended already there is nothing to tell it.
    if (state.closed === 'not-signed-in') session.client.close();
    else closeSession(session);
    onOver(state.closed);
  }, [state.closed, session, onOver]);

  useEffect(() => {
    const hint = () => client.hint();
    window.addEventListener('online', hint);
    document.addEventListener('visibilitychange', hint);
    return () => {
      window.removeEventListener('online', hint);
      document.removeEventListener('visibilitychange', hint);
    };
  }, [client]);

  const frame: FrameProps = {
    state,
    centreName: account.centre.name,
    demonstration: account.demonstration,
    onLanguage,
    onSignOut() {
      closeSession(session);
      onOver('signed-out');
    },
  };
  switch (state.role) {
    case 'counsellor':
      return <BoundCounsellor session={session} frame={frame} />;
    case 'supervisor':
      return <BoundSupervisor session={session} frame={frame} />;
    case 'administrator':
      return <BoundAdministrator session={session} frame={frame} />;
    case 'contact-person':
      return <BoundContactPerson session={session} frame={frame} />;
  }
}
