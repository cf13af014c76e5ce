import type { Messages } from 'virtual:catalogue/sv';
import type { InsideMessages } from 'virtual:catalogue/sv/inside';
import { estimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { PageState } from '../page/page-state.ts';
import { waitingTime } from '../parts/waiting-time.ts';
import { before } from './before.ts';

/**
 * How things stand while one waits or talks, in a sentence; nothing when there is nothing to say. A screen reader is told
 * when it changes, and the server tells places at most once in a while (SPEC Q6).
 */
export function announcement({ youth }: PageState, words: Messages, insideWords: InsideMessages): string {
  const { visit, connection } = youth;
  if (visit.phase === 'waiting') {
    if (connection !== 'online') return insideWords['queue.lost']();
    return `${before(insideWords, visit.place.place)}. ${waitingTime(words, estimateBucket(visit.place.estimateMs))}`;
  }
  if (visit.phase !== 'talking') return '';
  // What stands between the two, the nearest first.
  if (connection !== 'online') return insideWords['talk.lost']();
  if (!visit.counsellorPresent) return insideWords['talk.away']({ name: visit.counsellor.nameShown });
  return visit.canSend ? '' : insideWords['talk.hold']();
}
