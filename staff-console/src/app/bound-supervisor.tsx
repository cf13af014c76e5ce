import type { FrameProps } from './console-frame.tsx';
import { directoryApi } from './platform.ts';
import type { Session } from './session.ts';
import { SupervisorConsole } from './supervisor-console.tsx';
import { useDirectory } from './use-directory.ts';
import { useFetched } from './use-fetched.ts';

export function BoundSupervisor({ session, frame }: { session: Session; frame: FrameProps }) {
  const { token } = session.account;
  const [directory, directoryActions] = useDirectory(token);
  const [statistics, reloadStatistics] = useFetched(() => directoryApi.statistics(token));
  return (
    <SupervisorConsole
      {...frame}
      directory={directory}
      directoryActions={directoryActions}
      statistics={statistics}
      onReloadStatistics={reloadStatistics}
    />
  );
}
