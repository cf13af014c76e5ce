import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Settings } from '@dorren/shared/protocol/content.ts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { useMessages } from '../components/messages.tsx';
import { Note } from '../components/note.tsx';
import { Working } from '../components/working.tsx';
import { Accounts } from '../features/accounts/accounts.tsx';
import type { AccountsActions } from '../features/accounts/accounts-actions.ts';
import { SettingsForm } from '../features/settings/settings-form.tsx';
import type { AccountList } from './accounts-desk.ts';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import type { Fetched } from './use-fetched.ts';
import { useNews } from './use-news.ts';

export interface AdministratorConsoleProps extends FrameProps {
  accounts: Fetched<AccountList>;
  settings: Fetched<Settings>;
  accountsActions: AccountsActions;
  onSaveSettings(settings: Settings): Promise<RefusalCode | null>;
  onReload(): void;
}

export function AdministratorConsole(props: AdministratorConsoleProps) {
  const { accounts, settings } = props;
  const t = useMessages();
  const [news, dismissNews] = useNews(props.state);
  return (
    <ConsoleFrame {...props} news={news} onNewsDismissed={dismissNews}>
      <main className="one-column">
        <Tabs className="tabs sections">
          <TabList className="tab-list" aria-label={t['admin.sections']()}>
            <Tab id="accounts" className="tab">
              {t['admin.accounts']()}
            </Tab>
            <Tab id="settings" className="tab">
              {t['admin.settings']()}
            </Tab>
          </TabList>
          <TabPanel id="accounts" className="tab-panel">
            <Accounts
              accounts={accounts.state === 'there' ? accounts.value.list : null}
              toRevoke={accounts.state === 'there' ? accounts.value.toRevoke.length : 0}
              failed={accounts.state === 'refused' ? accounts.code : null}
              ownStaffId={props.state.staffId}
              actions={props.accountsActions}
              onReload={props.onReload}
            />
          </TabPanel>
          <TabPanel id="settings" className="tab-panel">
            {settings.state === 'loading' && <Working>{t['app.loading']()}</Working>}
            {settings.state === 'refused' && (
              <Note tone="clay" icon="alert" role="alert">
                {t[`code.${settings.code}`]()} <Button onPress={props.onReload}>{t['app.tryAgain']()}</Button>
              </Note>
            )}
            {settings.state === 'there' && <SettingsForm settings={settings.value} onSave={props.onSaveSettings} />}
          </TabPanel>
        </Tabs>
      </main>
    </ConsoleFrame>
  );
}
