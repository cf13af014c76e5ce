import type { FrameProps } from './console-frame.tsx';
import { directoryApi, PREVIEW_ADDRESS } from './platform.ts';
import type { Session } from './session.ts';
import { SupervisorConsole } from './supervisor-console.tsx';
import { useDirectory } from './use-directory.ts';
import { useFetched } from './use-fetched.ts';
import { useTexts } from './use-texts.ts';

export function BoundSupervisor({ session, frame }: { session: Session; frame: FrameProps }) {
  const { token, staffId } = session.account;
  const [directory, directoryActions] = useDirectory(token);
  const [texts, textsActions] = useTexts(token, staffId);
  const [statistics, reloadStatistics] = useFetched(() => directoryApi.statistics(token));
  return (
    <SupervisorConsole
      {...frame}
      directory={directory}
      directoryActions={directoryActions}
      texts={texts}
      textsActions={textsActions}
      previewAddress={PREVIEW_ADDRESS}
      statistics={statistics}
      onReloadStatistics={reloadStatistics}
    />
  );
}
