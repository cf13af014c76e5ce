import { decode } from '@dorren/shared/protocol/codec.ts';
import { toYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { YouthState } from '../web-client/src/client/state.ts';
import { YouthClient } from '../web-client/src/client/youth-client.ts';
import { acknowledged } from './acknowledging.ts';
import { cuttableSockets } from './cuttable-sockets.ts';
import type { Story } from './stories.ts';
import { type Surroundings, socketAddress, typingMs } from './surroundings.ts';
import { pause, until } from './watching.ts';
import { answerProposals, fillInForms, readNotices } from './youth-answers.ts';

const MINUTE = 60_000;
const FOREVER = 24 * 60 * MINUTE;

const isOver = ({ visit }: YouthState) => visit.phase === 'ended' || visit.phase === 'outside';
const isTalking = ({ visit, connection }: YouthState) =>
  visit.phase === 'talking' && visit.canSend && connection === 'online';

function heardFromCounsellor({ visit }: YouthState): number {
  const messages = 'messages' in visit ? visit.messages : [];
  return messages.filter((entry) => entry.kind === 'text' && entry.from === 'counsellor').length;
}

/** One simulated youth's visit, with the client and the cryptography of the page; resolves when it is over. */
export async function simulateYouth(story: Story, around: Surroundings, stopped: AbortSignal): Promise<void> {
  const { origin, chance, clock, livingClock, simulated } = around;
  const content = around.content[story.language];
  let id: string | null = null;
  const sockets = cuttableSockets((text) => {
    const message = decode(toYouth, text);
    if (!message.ok || message.value.t !== 'joined') return;
    id = message.value.id;
    simulated.add(id);
  });
  const client = new YouthClient({
    url: socketAddress(origin, '/youth/socket'),
    WebSocket: sockets.WebSocket,
    clock,
    random: () => chance.next(),
    loadConversation: () => import('../web-client/src/client/conversation.ts'),
    centre: content.centre,
    beacon: (body) => {
      fetch(`${origin}/youth/leave`, { method: 'POST', body }).catch(() => undefined);
    },
  });
  const wait = (ms: number) => pause(livingClock, ms);
  const comes = (ms: number, wanted: (state: YouthState) => boolean) =>
    until(client, livingClock, ms, (state) => wanted(state) || isOver(state)).then(
      (came) => came && !isOver(client.state),
    );

  const say = async (text: string): Promise<boolean> => {
    const typing = typingMs(text);
    client.writing();
    await wait(typing / 2);
    client.writing();
    await wait(typing / 2);
    return (await comes(2 * MINUTE, isTalking)) && client.send(text);
  };
  /** Waits for the counsellor's next words; asks once whether they are still there. */
  const hear = async (heard: number): Promise<boolean> => {
    const more = (state: YouthState) => heardFromCounsellor(state) > heard;
    if (await comes(75_000, more)) return true;
    return !isOver(client.state) && (await say(story.nudge)) && (await comes(150_000, more));
  };

  const talk = async (): Promise<void> => {
    for (const text of story.opening) {
      await wait(chance.between(1_000, 4_000));
      if (!(await say(text))) return;
    }
    let heard = 0;
    for (const [index, answer] of story.answers.entries()) {
      if (!(await hear(heard))) return;
      if (story.manner === 'loses-connection' && index === 1) {
        sockets.cut();
        await wait(chance.between(12_000, 25_000));
        sockets.restore();
      }
      await wait(chance.between(1_000, 4_000));
      heard = heardFromCounsellor(client.state);
      if (!(await say(answer))) return;
    }
    if (story.manner === 'gives-up' || !(await hear(heard)) || !(await say(story.thanks))) return;
    await comes(story.manner === 'waits-for-the-end' ? 2 * MINUTE : 5_000, () => false);
  };

  stopped.addEventListener('abort', () => client.leave());
  const stopAnswering = answerProposals(client, around, story.language);
  const stopFilling = fillInForms(client, around, around.stories.forms[story.language]);
  client.connect();
  // Nobody joins through a door that is not open.
  await until(client, livingClock, FOREVER, ({ door }) => door?.state === 'open' || stopped.aborted);
  const profile = { ...story.profile, language: story.language };
  client.join({ notice: await acknowledged(origin, story.language, null), profile });
  const stopReading = readNotices(client, around, story.language, profile);
  const patience = story.manner === 'gives-up' ? chance.between(2, 3) : chance.between(5, 9);
  if (await comes(patience * MINUTE, isTalking)) await talk();
  client.leave();
  stopAnswering();
  stopReading();
  stopFilling();
  if (id !== null) simulated.delete(id);
}
