import type { StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { DirectoryActions } from '../features/directory/directory-actions.ts';
import { DirectoryView } from '../features/directory/directory-view.tsx';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import { type Fetched, parts } from './use-fetched.ts';
import { useNews } from './use-news.ts';

export interface ContactPersonConsoleProps extends FrameProps {
  directory: Fetched<StaffDirectory>;
  directoryActions: DirectoryActions;
}

/** One's own organisation in the directory, and nothing else: no queue, no conversation, no key to certify. */
export function ContactPersonConsole(props: ContactPersonConsoleProps) {
  const [news, dismissNews] = useNews(props.state);
  const { value, failed } = parts(props.directory);
  return (
    <ConsoleFrame {...props} news={news} onNewsDismissed={dismissNews}>
      <main className="one-column">
        <DirectoryView viewer="contact-person" directory={value} failed={failed} actions={props.directoryActions} />
      </main>
    </ConsoleFrame>
  );
}
