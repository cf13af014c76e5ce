import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import { useMessages } from '../components/messages.tsx';
import type { DirectoryActions } from '../features/directory/directory-actions.ts';
import { DirectoryView } from '../features/directory/directory-view.tsx';
import { StatisticsView } from '../features/statistics/statistics-view.tsx';
import { Board } from '../features/supervision/board.tsx';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import { Places } from './places.tsx';
import { type Fetched, parts } from './use-fetched.ts';
import { useNews } from './use-news.ts';

export interface SupervisorConsoleProps extends FrameProps {
  directory: Fetched<StaffDirectory>;
  directoryActions: DirectoryActions;
  statistics: Fetched<StatisticsTold>;
  onReloadStatistics(): void;
}

export function SupervisorConsole(props: SupervisorConsoleProps) {
  const t = useMessages();
  const [news, dismissNews] = useNews(props.state);
  const directory = parts(props.directory);
  const statistics = parts(props.statistics);
  return (
    <ConsoleFrame {...props} news={news} onNewsDismissed={dismissNews}>
      <Places
        label={t['admin.supervision']()}
        places={[
          {
            id: 'board',
            name: t['admin.board'](),
            content: <Board counts={props.state.supervision} live={props.state.connection === 'online'} />,
          },
          {
            id: 'directory',
            name: t['admin.directory'](),
            content: (
              <DirectoryView
                viewer="supervisor"
                directory={directory.value}
                failed={directory.failed}
                actions={props.directoryActions}
              />
            ),
          },
          {
            id: 'statistics',
            name: t['admin.statistics'](),
            content: (
              <StatisticsView
                statistics={statistics.value}
                failed={statistics.failed}
                onReload={props.onReloadStatistics}
              />
            ),
          },
        ]}
      />
    </ConsoleFrame>
  );
}
