import { useMessages } from '../components/messages.tsx';
import { Board } from '../features/supervision/board.tsx';
import { type CommonPlacesProps, useCommonPlaces } from './common-places.tsx';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import { Places } from './places.tsx';
import { useNews } from './use-news.ts';

export interface SupervisorConsoleProps extends FrameProps, CommonPlacesProps {
  onReloadStatistics(): void;
}

export function SupervisorConsole(props: SupervisorConsoleProps) {
  const t = useMessages();
  const [news, dismissNews] = useNews(props.state);
  const { places: common, unfinished } = useCommonPlaces(
    { role: 'supervisor', staffId: props.state.staffId, approvers: null },
    props,
    props.onReloadStatistics,
  );
  return (
    <ConsoleFrame {...props} news={news} onNewsDismissed={dismissNews} unfinished={unfinished}>
      <Places
        label={t['admin.supervision']()}
        places={[
          {
            id: 'board',
            name: t['admin.board'](),
            content: <Board counts={props.state.supervision} live={props.state.connection === 'online'} />,
          },
          ...common,
        ]}
      />
    </ConsoleFrame>
  );
}
