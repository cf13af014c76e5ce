/** The whole console: who is here, and what they see. All state is in memory; a reload begins anew. */
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Invitation, type InvitationState } from '../features/invitation/invitation.tsx';
import { SetUp } from '../features/set-up/set-up.tsx';
import { SignIn, type SignInReason } from '../features/sign-in/sign-in.tsx';
import { makeCredentials } from '../lib/identity.ts';
import { keyFingerprint, wipeSigningKey } from '../lib/signing-key.ts';
import { outcomeOf, painted, refusalOf } from './asking.ts';
import { LanguageFrame } from './language-frame.tsx';
import type { Link } from './link.ts';
import { api, sodium as loadSodium } from './platform.ts';
import { Safeguard } from './safeguard.tsx';
import { closeSession, openSession, type Session } from './session.ts';
import { setUpFlow } from './set-up-flow.ts';
import { SignedIn } from './signed-in.tsx';
import { useSnapshot } from './use-snapshot.ts';

type Stage =
  | { at: 'set-up'; token: string }
  | { at: 'invitation'; token: string }
  | { at: 'sign-in'; reason: SignInReason }
  | { at: 'signed-in'; session: Session };

/** `reloaded`: the tab was here before. */
export function App({ link, reloaded }: { link: Link; reloaded: boolean }) {
  const [language, setLanguage] = useState(browserLanguage);
  const [stage, setStage] = useState<Stage>(() =>
    link === null ? { at: 'sign-in', reason: reloaded ? 'reloaded' : 'first' } : { at: link.kind, token: link.token },
  );
  const [demonstration, setDemonstration] = useState(false);
  const over = useCallback((reason: SignInReason) => setStage({ at: 'sign-in', reason }), []);
  const enter = useCallback((session: Session) => setStage({ at: 'signed-in', session }), []);

  useEffect(() => {
    void outcomeOf(api.setUpState()).then((state) => {
      if (!state.ok) return;
      const { needed, demonstration } = state.value;
      setDemonstration(demonstration);
      setStage((before) => {
        if (needed && before.at === 'sign-in') return { at: 'sign-in', reason: 'not-set-up' };
        return !needed && before.at === 'set-up' ? { at: 'sign-in', reason: 'token-spent' } : before;
      });
    });
  }, []);

  if (stage.at === 'signed-in') {
    return <InSession language={language} session={stage.session} onLanguage={setLanguage} onOver={over} />;
  }
  const entrance = { demonstration, onLanguage: setLanguage };
  return (
    <LanguageFrame language={language} offsetMs={0}>
      {stage.at === 'set-up' && <BoundSetUp {...entrance} token={stage.token} onOpen={enter} />}
      {stage.at === 'invitation' && (
        <BoundInvitation {...entrance} token={stage.token} onSignIn={() => over('first')} />
      )}
      {stage.at === 'sign-in' && (
        <SignIn
          {...entrance}
          reason={stage.reason}
          onSignIn={(username, passphrase) => refusalOf(openSession(username, passphrase).then(enter))}
        />
      )}
    </LanguageFrame>
  );
}

interface InSessionProps {
  language: PageLanguage;
  session: Session;
  onLanguage(language: PageLanguage): void;
  onOver(reason: SignInReason): void;
}

function InSession({ language, ...props }: InSessionProps) {
  const { clockOffsetMs } = useSnapshot(props.session.client);
  return (
    <LanguageFrame language={language} offsetMs={clockOffsetMs}>
      <Safeguard onBroken={() => closeSession(props.session)}>
        <SignedIn {...props} />
      </Safeguard>
    </LanguageFrame>
  );
}

interface EntranceProps {
  token: string;
  demonstration: boolean;
  onLanguage(language: PageLanguage): void;
}

function BoundSetUp({ token, onOpen, ...entrance }: EntranceProps & { onOpen(session: Session): void }) {
  const actions = useMemo(() => setUpFlow(token, onOpen), [token, onOpen]);
  return <SetUp {...entrance} actions={actions} />;
}

function BoundInvitation({ token, onSignIn, ...entrance }: EntranceProps & { onSignIn(): void }) {
  const [state, setState] = useState<InvitationState>({ step: 'loading' });
  useEffect(() => {
    void outcomeOf(api.invitation(token)).then((outcome) => {
      if (!outcome.ok) return setState({ step: 'refused', code: outcome.code });
      const { centre, ...invited } = outcome.value;
      setState({ step: 'choose', invited: { ...invited, centreName: centre.name } });
    });
  }, [token]);

  const accept = async (passphrase: string) => {
    if (state.step !== 'choose') return { ok: false, code: 'out-of-state' } as const;
    const sodium = await loadSodium();
    await painted();
    const { credentials, identity } = makeCredentials(sodium, state.invited.username, passphrase);
    const fingerprint = keyFingerprint(sodium, identity.publicKey);
    wipeSigningKey(sodium, identity);
    const code = await refusalOf(api.acceptInvitation(token, credentials));
    if (code !== null) return { ok: false, code } as const;
    setState({ step: 'accepted', invited: state.invited, fingerprint });
    return { ok: true, value: fingerprint } as const;
  };

  return <Invitation {...entrance} state={state} onAccept={accept} onSignIn={onSignIn} />;
}

/** The first of the browser's languages that the page speaks; Swedish where it speaks none. */
function browserLanguage(): PageLanguage {
  for (const tag of navigator.languages) {
    const found = PAGE_LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'sv';
}
