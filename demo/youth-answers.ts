import type { YouthState } from '../web-client/src/client/state.ts';
import type { YouthClient } from '../web-client/src/client/youth-client.ts';
import type { Surroundings } from './surroundings.ts';

/** Of proposals; the rest are put off or refused, so that one sees that too. */
const YES = 0.8;
const NOT_YET = 0.1;
/** Of the lines that would be passed on. */
const STRUCK = 0.25;

/** Answers every proposal after having read it; the returned function stops it. */
export function answerProposals(
  client: Pick<YouthClient, 'subscribe' | 'answer'>,
  { livingClock, chance }: Pick<Surroundings, 'livingClock' | 'chance'>,
): () => void {
  const read = new Set<string>();
  return client.subscribe(({ visit }: YouthState) => {
    const proposal = visit.phase === 'talking' ? visit.proposal : null;
    if (proposal === null || read.has(proposal.offer)) return;
    const { offer, summary } = proposal;
    read.add(offer);
    livingClock.after(chance.between(4_000, 10_000), () => {
      const roll = chance.next();
      const kept = summary.filter(() => chance.next() >= STRUCK);
      if (roll < YES) client.answer(offer, 'yes', kept);
      else client.answer(offer, roll < YES + NOT_YET ? 'not-yet' : 'no', []);
    });
  });
}
