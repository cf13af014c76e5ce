import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Settings } from '@dorren/shared/protocol/content.ts';
import { Button } from '../components/button.tsx';
import { useMessages } from '../components/messages.tsx';
import { Note } from '../components/note.tsx';
import { Working } from '../components/working.tsx';
import { Accounts } from '../features/accounts/accounts.tsx';
import type { AccountsActions, ListedAccount } from '../features/accounts/accounts-actions.ts';
import { SettingsForm } from '../features/settings/settings-form.tsx';
import type { AccountList } from './accounts-desk.ts';
import { type CommonPlacesProps, useCommonPlaces } from './common-places.tsx';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import { Places } from './places.tsx';
import { type Fetched, parts } from './use-fetched.ts';
import { useNews } from './use-news.ts';

export interface AdministratorConsoleProps extends FrameProps, CommonPlacesProps {
  accounts: Fetched<AccountList>;
  settings: Fetched<Settings>;
  accountsActions: AccountsActions;
  /** How the service is reached: partners are told it. */
  origin: string;
  onSaveSettings(settings: Settings): Promise<RefusalCode | null>;
  onReload(): void;
}

export function AdministratorConsole(props: AdministratorConsoleProps) {
  const { settings } = props;
  const t = useMessages();
  const [news, dismissNews] = useNews(props.state);
  const accounts = parts(props.accounts);
  const directory = parts(props.directory);
  const { staffId } = props.state;
  const approvers = accounts.value?.list.filter(mayApprove).map((account) => account.staffId) ?? null;
  const { places: common, unfinished } = useCommonPlaces(
    { role: 'administrator', staffId, approvers: approvers?.filter((each) => each !== staffId) ?? null },
    props,
    props.onReload,
  );
  return (
    <ConsoleFrame {...props} news={news} onNewsDismissed={dismissNews} unfinished={unfinished}>
      <Places
        label={t['admin.sections']()}
        places={[
          {
            id: 'accounts',
            name: t['admin.accounts'](),
            content: (
              <Accounts
                accounts={accounts.value?.list ?? null}
                toRevoke={accounts.value?.toRevoke.length ?? 0}
                failed={accounts.failed}
                ownStaffId={staffId}
                directory={directory.value}
                actions={props.accountsActions}
                onReload={props.onReload}
              />
            ),
          },
          ...common,
          {
            id: 'settings',
            name: t['admin.settings'](),
            content: (
              <>
                {settings.state === 'loading' && <Working>{t['app.loading']()}</Working>}
                {settings.state === 'refused' && (
                  <Note tone="clay" icon="alert" role="alert">
                    {t[`code.${settings.code}`]()} <Button onPress={props.onReload}>{t['app.tryAgain']()}</Button>
                  </Note>
                )}
                {settings.state === 'there' && (
                  <SettingsForm settings={settings.value} origin={props.origin} onSave={props.onSaveSettings} />
                )}
              </>
            ),
          },
        ]}
      />
    </ConsoleFrame>
  );
}

/** Who can approve a text that somebody else has written. */
function mayApprove({ role, state }: ListedAccount): boolean {
  return (role === 'administrator' || role === 'supervisor') && state === 'certified';
}
