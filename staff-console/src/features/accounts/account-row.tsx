import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/clock.tsx';
import { dateInWords } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import type { ListedAccount } from './accounts-actions.ts';

const TONES = {
  invited: 'plain',
  'awaiting-certificate': 'glow',
  certified: 'pine',
  active: 'pine',
  disabled: 'clay',
} as const;

interface AccountRowProps {
  account: ListedAccount;
  isOwn: boolean;
  onCertify(): void;
  onInviteAgain(): void;
  onSkills(): void;
  onDisable(): void;
}

export function AccountRow({ account, isOwn, onCertify, onInviteAgain, onSkills, onDisable }: AccountRowProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const now = useNow();
  const { state, certifiedUntil } = account;
  const expired = state === 'certified' && certifiedUntil !== null && certifiedUntil <= now;
  return (
    <li className="account" data-state={state}>
      <div className="account-who">
        <p className="account-name">
          {account.nameShown} {isOwn && <span className="soft">{t['accounts.you']()}</span>}
        </p>
        <p className="soft small">
          {t[`role.${account.role}`]()} · {account.organisation} · <span dir="ltr">{account.username}</span>
        </p>
        {account.teams.length > 0 && (
          <p className="soft small">{account.teams.map((team) => t[`team.${team}`]()).join(' · ')}</p>
        )}
      </div>
      <div className="account-state">
        <span className="tag" data-tone={expired ? 'glow' : TONES[state]}>
          {expired ? t['accounts.expired']() : t[`accounts.state.${state}`]()}
        </span>
        {state === 'certified' && certifiedUntil !== null && (
          <span className="soft small">{t['accounts.until']({ date: dateInWords(certifiedUntil, language) })}</span>
        )}
      </div>
      <div className="account-actions">
        {state !== 'disabled' && state !== 'invited' && state !== 'active' && (
          <Button
            size="small"
            look={state === 'awaiting-certificate' || expired ? 'main' : 'plain'}
            icon="key"
            onPress={onCertify}
          >
            {state === 'certified' ? t['accounts.certifyAgain']() : t['accounts.certify']()}
          </Button>
        )}
        {account.role === 'counsellor' && state !== 'disabled' && (
          <Button size="small" onPress={onSkills}>
            {t['accounts.skills']()}
          </Button>
        )}
        {!isOwn && state !== 'disabled' && (
          <Button size="small" onPress={onInviteAgain}>
            {t['accounts.inviteAgain']()}
          </Button>
        )}
        {!isOwn && state !== 'disabled' && (
          <Button size="small" look="clay" onPress={onDisable}>
            {t['accounts.disable']()}
          </Button>
        )}
      </div>
    </li>
  );
}
