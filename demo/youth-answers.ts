import type { Profile } from '@dorren/shared/protocol/fields.ts';
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { YouthState } from '../web-client/src/client/state.ts';
import type { YouthClient } from '../web-client/src/client/youth-client.ts';
import { acknowledged } from './acknowledging.ts';
import type { Surroundings } from './surroundings.ts';

/** Of proposals; the rest are put off or refused, so that one sees that too. */
const YES = 0.8;
const NOT_YET = 0.1;
/** Of the lines that would be passed on. */
const STRUCK = 0.25;

type Around = Pick<Surroundings, 'origin' | 'livingClock' | 'chance'>;

/** Answers every proposal after having read it, and the colleague's notice if there is one to read; the returned function stops it. */
export function answerProposals(
  client: Pick<YouthClient, 'subscribe' | 'answer'>,
  { origin, livingClock, chance }: Around,
  language: PageLanguage,
): () => void {
  const read = new Set<string>();
  return client.subscribe(({ visit }: YouthState) => {
    const proposal = visit.phase === 'talking' ? visit.proposal : null;
    if (proposal === null || read.has(proposal.offer)) return;
    const { offer, summary, noticeToRead } = proposal;
    read.add(offer);
    livingClock.after(chance.between(4_000, 10_000), async () => {
      const roll = chance.next();
      const kept = summary.filter(() => chance.next() >= STRUCK);
      const notice = noticeToRead === null ? null : await acknowledged(origin, language, noticeToRead);
      if (roll < YES) client.answer(offer, 'yes', kept, notice);
      else client.answer(offer, roll < YES + NOT_YET ? 'not-yet' : 'no', [], null);
    });
  });
}

/** In the queue: reads what has come into force, and the notice of whoever would take the conversation; the returned function stops it. */
export function readNotices(
  client: Pick<YouthClient, 'subscribe' | 'join' | 'decline'>,
  { origin, livingClock, chance }: Around,
  language: PageLanguage,
  profile: Profile,
): () => void {
  let reading = false;
  return client.subscribe(({ visit, refusal }) => {
    if (visit.phase !== 'waiting' || reading) return;
    const { claim } = visit;
    if (claim === null && refusal !== 'notice-outdated') return;
    reading = true;
    livingClock.after(chance.between(4_000, 10_000), async () => {
      const agrees = claim === null || chance.next() < YES;
      const notice = await acknowledged(origin, language, claim);
      reading = false;
      if (agrees) client.join({ notice, profile });
      else client.decline();
    });
  });
}

/** Fills in what a counsellor asks, or would rather not; the returned function stops it. */
export function fillInForms(
  client: Pick<YouthClient, 'subscribe' | 'fillIn'>,
  { livingClock, chance }: Pick<Around, 'livingClock' | 'chance'>,
  answers: readonly FormAnswers[],
): () => void {
  const seen = new Set<string>();
  return client.subscribe(({ visit }) => {
    if (visit.phase !== 'talking') return;
    for (const entry of visit.messages) {
      if (entry.kind !== 'form' || entry.state !== 'open' || seen.has(entry.ask)) continue;
      seen.add(entry.ask);
      const answer = answers.find(({ form }) => form === entry.form);
      if (answer !== undefined)
        livingClock.after(chance.between(6_000, 15_000), () => client.fillIn(entry.ask, answer));
    }
  });
}
