import { Board } from '../features/supervision/board.tsx';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import { useNews } from './use-news.ts';

export function SupervisorConsole(props: FrameProps) {
  const [news, dismissNews] = useNews(props.state);
  return (
    <ConsoleFrame {...props} news={news} onNewsDismissed={dismissNews}>
      <main className="one-column">
        <Board counts={props.state.supervision} live={props.state.connection === 'online'} />
      </main>
    </ConsoleFrame>
  );
}
