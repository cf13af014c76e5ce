import { useCallback, useState } from 'react';
import type { StaffState } from '../lib/staff-state.ts';
import { type NewsItem, NO_NEWS, withNews } from './news.ts';

/** What is new in a snapshot, until it is dismissed. */
export function useNews(state: StaffState): [readonly NewsItem[], () => void] {
  const [told, setTold] = useState(NO_NEWS);
  // Drawn from the snapshot while drawing, so that no stale news is ever shown for a moment.
  const news = withNews(told, state);
  if (news !== told) setTold(news);
  const dismiss = useCallback(() => setTold((before) => ({ ...before, items: [] })), []);
  return [news.items, dismiss];
}
