import { useEffect } from 'react';

/** The tab's title: with a number before it while something is unread, and never more than a number. */
export function useTabTitle(title: string, unread = 0): void {
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  }, [title, unread]);
}
