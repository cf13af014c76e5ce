import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { StaffClient } from '../staff-console/src/lib/staff-client.ts';
import type { Conversation, StaffState } from '../staff-console/src/lib/staff-state.ts';
import type { ColleagueLines, Stories } from './stories.ts';
import { type Surroundings, typingMs } from './surroundings.ts';
import { pause, until } from './watching.ts';

const MINUTE = 60_000;
/** In a room the other one leads: so many words of one's own are enough. */
const REPLIES_IN_ROOM = 2;
const LEAVE_AGAIN_MS = 5_000;

export const isLive = ({ phase }: Conversation) => phase !== 'ended' && phase !== 'distrusted';

/** In the language that the youth read the notice in, if there are lines in it. */
export function linesIn({ colleague }: Stories, conversation: Conversation | undefined): ColleagueLines {
  const language = conversation?.notice.language;
  return isPageLanguage(language) ? colleague[language] : colleague.sv;
}

function isPageLanguage(language: string | undefined): language is PageLanguage {
  return PAGE_LANGUAGES.some((one) => one === language);
}

/** What came along with a handover is taken on and, since nothing here is real, over at once. */
function settleConcern(client: StaffClient, conversation: Conversation | undefined): void {
  if (!conversation?.concern) return;
  const { id, concern } = conversation;
  if (concern.taken && !concern.mine) return;
  if (!concern.mine) client.concern(id, 'take-over', 'unknown');
  client.concernOutcome(id, { is: 'not-possible', why: 'not-known-who' }, 'unknown');
}

/** The colleague's side of one conversation, however they came to it, from the first words to its end; then it is off the screen. */
export async function talk(client: StaffClient, id: string, around: Surroundings): Promise<void> {
  const { livingClock, stories, chance } = around;
  const own = (state: StaffState) => state.conversations.find((conversation) => conversation.id === id);
  const isGone = (state: StaffState) => {
    const conversation = own(state);
    return conversation === undefined || !isLive(conversation);
  };
  const comes = async (ms: number, wanted: (conversation: Conversation) => boolean) => {
    await until(client, livingClock, ms, (state) => {
      const conversation = own(state);
      return isGone(state) || (conversation !== undefined && wanted(conversation));
    });
    return !isGone(client.state);
  };
  const say = async (text: string) => {
    client.writing(id);
    await pause(livingClock, typingMs(text));
    return (await comes(2 * MINUTE, ({ canSend, phase }) => canSend && phase === 'talking')) && client.send(id, text);
  };
  const heard = ({ messages }: Conversation) =>
    messages.filter((entry) => entry.kind === 'text' && entry.from !== 'counsellor').length;

  const begin = own(client.state);
  const lines = linesIn(stories, begin);
  const first = { taken: lines.greeting, handover: lines.takingOver, join: lines.joining }[begin?.came ?? 'taken'];
  const replies = begin?.came === 'join' ? lines.replies.slice(0, REPLIES_IN_ROOM) : lines.replies;

  const converse = async () => {
    // Whoever joins speaks when all three are there.
    const isIn = ({ phase, arriving }: Conversation) => phase === 'talking' && !arriving;
    if (!(await comes(MINUTE, isIn)) || !(await say(first))) return;
    let before = 0;
    for (const reply of replies) {
      if (!(await comes(3 * MINUTE, (conversation) => heard(conversation) > before))) return;
      await pause(livingClock, chance.between(2_000, 5_000));
      const now = own(client.state);
      before = now ? heard(now) : before;
      client.look(id);
      if (!(await say(reply))) return;
    }
    await comes(MINUTE, (conversation) => heard(conversation) > before);
    const isAlone = own(client.state)?.other === null;
    await say(isAlone ? lines.farewell : lines.leaving);
    await pause(livingClock, chance.between(3_000, 8_000));
  };
  await converse();
  settleConcern(client, own(client.state));
  while (!isGone(client.state)) {
    if (own(client.state)?.other === null) client.end(id);
    else client.stepOut(id);
    await until(client, livingClock, LEAVE_AGAIN_MS, isGone);
  }
  client.dismiss(id);
}
