import { useEffect } from 'react';
import { useMessages } from './messages.tsx';

/** The tab's title: with a number before it while something is unread, and never more than a number. */
export function useTabTitle(unread = 0): void {
  const title = useMessages()['app.consoleTitle']();
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  }, [title, unread]);
}
