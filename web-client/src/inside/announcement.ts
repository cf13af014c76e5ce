import type { InsideMessages } from 'virtual:catalogue/sv/inside';
import { estimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { Visit } from '../client/state.ts';
import type { PageState } from '../page/page-state.ts';
import type { CommonWords } from '../parts/common-words.ts';
import { waitingTime } from '../parts/waiting-time.ts';
import { before } from './before.ts';

/**
 * How things stand while one waits or talks, in a sentence; nothing when there is nothing to say. A screen reader is told
 * when it changes, and the server tells places at most once in a while (SPEC Q6).
 */
export function announcement({ youth }: PageState, words: CommonWords, insideWords: InsideMessages): string {
  const { visit, connection } = youth;
  if (visit.phase === 'waiting') {
    if (connection !== 'online') return insideWords['queue.lost']();
    return `${before(insideWords, visit.place.place)}. ${waitingTime(words, estimateBucket(visit.place.estimateMs))}`;
  }
  if (visit.phase === 'verifying' && visit.slow) return insideWords['queue.verifyingSlow']();
  if (visit.phase !== 'talking') return '';
  return trouble({ youth }, insideWords) || proposed(visit, insideWords);
}

/** What stands between one and whoever one talks with, the nearest first; nothing if all is well. */
export function trouble({ youth }: Pick<PageState, 'youth'>, insideWords: InsideMessages): string {
  const { visit, connection } = youth;
  if (visit.phase !== 'talking') return '';
  if (connection !== 'online') return insideWords['talk.lost']();
  const away = visit.people.find(({ present }) => !present);
  if (away) return insideWords['talk.away']({ name: away.nameShown });
  return visit.canSend ? '' : insideWords['talk.hold']();
}

/** Said once, when it comes and when it moves: the note itself stays on the screen. */
function proposed({ proposal }: Extract<Visit, { phase: 'talking' }>, insideWords: InsideMessages): string {
  if (proposal === null) return '';
  const { mode, agreed, person, from } = proposal;
  const names = { name: person.nameShown, from: from.nameShown };
  return agreed === null
    ? insideWords[`proposal.note.${mode}`](names)
    : insideWords[`proposal.${agreed}.${mode}`](names);
}
