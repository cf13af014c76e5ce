import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import { useMessages } from '../components/messages.tsx';
import type { DirectoryActions } from '../features/directory/directory-actions.ts';
import { DirectoryView } from '../features/directory/directory-view.tsx';
import { StatisticsView } from '../features/statistics/statistics-view.tsx';
import type { Place } from './places.tsx';
import { type Fetched, parts } from './use-fetched.ts';

/** What these places are drawn from. */
export interface CommonPlacesProps {
  directory: Fetched<StaffDirectory>;
  directoryActions: DirectoryActions;
  statistics: Fetched<StatisticsTold>;
}

/** The directory and the statistics, as supervisors and administrators both have them. */
export function useCommonPlaces(
  viewer: 'administrator' | 'supervisor',
  props: CommonPlacesProps,
  onReloadStatistics: () => void,
): readonly Place[] {
  const t = useMessages();
  const directory = parts(props.directory);
  const statistics = parts(props.statistics);
  return [
    {
      id: 'directory',
      name: t['admin.directory'](),
      content: (
        <DirectoryView
          viewer={viewer}
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
        <StatisticsView statistics={statistics.value} failed={statistics.failed} onReload={onReloadStatistics} />
      ),
    },
  ];
}
