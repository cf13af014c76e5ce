import { useEffect, useEffectEvent } from 'react';
import { accountsActions, loadAccounts } from './accounts-desk.ts';
import { AdministratorConsole } from './administrator-console.tsx';
import { refusalOf } from './asking.ts';
import type { FrameProps } from './console-frame.tsx';
import { api, directoryApi, PREVIEW_ADDRESS } from './platform.ts';
import type { Session } from './session.ts';
import { useDirectory } from './use-directory.ts';
import { useFetched } from './use-fetched.ts';
import { useTexts } from './use-texts.ts';

/** While somebody is invited, one waits for them, perhaps on the telephone. */
const LOOK_AGAIN_MS = 4_000;

export function BoundAdministrator({ session, frame }: { session: Session; frame: FrameProps }) {
  const { token, staffId } = session.account;
  const now = () => Date.now() + session.client.state.clockOffsetMs;
  const [accounts, reloadAccounts, setAccounts] = useFetched(() => loadAccounts(session, now()));
  const [settings, reloadSettings, setSettings] = useFetched(() => api.settings(token));

  const [directory, directoryActions] = useDirectory(token);
  const [texts, textsActions] = useTexts(token, staffId);
  const [statistics, reloadStatistics] = useFetched(() => directoryApi.statistics(token));

  const awaited = accounts.state === 'there' && accounts.value.list.some(({ state }) => state === 'invited');
  const lookAgain = useEffectEvent(() => {
    if (document.hidden) return;
    // What cannot be had this time is had the next; what is on the screen stays.
    loadAccounts(session, now()).then(setAccounts, () => undefined);
  });
  useEffect(() => {
    if (!awaited) return;
    const timer = setInterval(lookAgain, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [awaited]);

  const actions = accountsActions({
    session,
    accounts: accounts.state === 'there' ? accounts.value : null,
    now,
    changed: reloadAccounts,
  });

  return (
    <AdministratorConsole
      {...frame}
      accounts={accounts}
      settings={settings}
      accountsActions={actions}
      directory={directory}
      directoryActions={directoryActions}
      texts={texts}
      textsActions={textsActions}
      previewAddress={PREVIEW_ADDRESS}
      statistics={statistics}
      origin={location.origin}
      onSaveSettings={async (changed) => {
        const code = await refusalOf(api.changeSettings(token, changed));
        if (code === null) setSettings(changed);
        return code;
      }}
      onReload={() => {
        reloadAccounts();
        reloadSettings();
        reloadStatistics();
      }}
    />
  );
}
