import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { StatisticsTold } from '@dorren/shared/protocol/statistics.ts';
import { useState } from 'react';
import { useMessages } from '../components/messages.tsx';
import type { DirectoryActions } from '../features/directory/directory-actions.ts';
import { DirectoryView } from '../features/directory/directory-view.tsx';
import { StatisticsView } from '../features/statistics/statistics-view.tsx';
import type { TextsActions, TextsKnown, TextsViewer } from '../features/texts/texts-actions.ts';
import { TextsView } from '../features/texts/texts-view.tsx';
import type { Place } from './places.tsx';
import { type Fetched, parts } from './use-fetched.ts';

/** What these places are drawn from. */
export interface CommonPlacesProps {
  directory: Fetched<StaffDirectory>;
  directoryActions: DirectoryActions;
  texts: Fetched<TextsKnown>;
  textsActions: TextsActions;
  previewAddress: string;
  statistics: Fetched<StatisticsTold>;
}

/** The directory, the texts and the statistics, as supervisors and administrators both have them, and what would be lost by signing out. */
export function useCommonPlaces(
  viewer: TextsViewer,
  props: CommonPlacesProps,
  onReloadStatistics: () => void,
): { places: readonly Place[]; unfinished: string | null } {
  const t = useMessages();
  const [unsaved, setUnsaved] = useState(false);
  const directory = parts(props.directory);
  const texts = parts(props.texts);
  const statistics = parts(props.statistics);
  const waiting = texts.value?.waiting.length ?? 0;
  const places = [
    {
      id: 'directory',
      name: t['admin.directory'](),
      content: (
        <DirectoryView
          viewer={viewer.role}
          directory={directory.value}
          failed={directory.failed}
          actions={props.directoryActions}
        />
      ),
    },
    {
      id: 'texts',
      name: t['admin.texts'](),
      waiting: { count: waiting, words: t['texts.waiting']({ waiting }) },
      content: (
        <TextsView
          viewer={viewer}
          texts={texts.value}
          failed={texts.failed}
          directory={directory.value}
          actions={props.textsActions}
          previewAddress={props.previewAddress}
          onUnsaved={setUnsaved}
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
  return { places, unfinished: unsaved ? t['texts.signOut']() : null };
}
