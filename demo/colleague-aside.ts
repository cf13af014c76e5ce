import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { StaffClient } from '../staff-console/src/lib/staff-client.ts';
import type { Consultation, StaffState } from '../staff-console/src/lib/staff-state.ts';
import { type Surroundings, typingMs } from './surroundings.ts';
import { pause, until } from './watching.ts';

const MINUTE = 60_000;
const PATIENCE_MS = 5 * MINUTE;

/** The colleague's side of one consultation, whoever asked; then it is off the screen. */
export async function consult(
  client: StaffClient,
  { id, epoch, asked }: Pick<Consultation, 'id' | 'epoch' | 'asked'>,
  { livingClock, stories, chance }: Surroundings,
): Promise<void> {
  const own = ({ consultations }: StaffState) => consultations.find((one) => one.id === id && one.epoch === epoch);
  const isOver = (state: StaffState) => ['ended', 'distrusted', undefined].includes(own(state)?.phase);
  const heard = (state: StaffState) => own(state)?.messages.filter(({ from }) => from === 'colleague') ?? [];
  const comes = async (wanted: (state: StaffState) => boolean) => {
    const came = await until(client, livingClock, PATIENCE_MS, (state) => isOver(state) || wanted(state));
    return came && !isOver(client.state);
  };
  const say = async (text: string) => {
    client.writingAside(id, epoch);
    await pause(livingClock, typingMs(text));
    return (await comes((state) => own(state)?.canSend === true)) && client.sendAside(id, epoch, text);
  };

  const answer = async () => {
    for (let answered = 0, round = 0; await comes((state) => heard(state).length > answered); round++) {
      await pause(livingClock, chance.between(1_500, 4_000));
      answered = heard(client.state).length;
      client.lookAside(id, epoch);
      const { advice } = stories.colleague[languageOf(heard(client.state).at(-1)?.text ?? '')];
      if (!(await say(advice[round % advice.length] ?? ''))) return;
    }
  };
  const ask = async () => {
    const lines = stories.colleague.sv;
    if (!(await say(lines.question)) || !(await comes((state) => heard(state).length > 0))) return;
    await pause(livingClock, chance.between(3_000, 6_000));
    client.lookAside(id, epoch);
    await say(lines.thanks);
    await pause(livingClock, chance.between(3_000, 6_000));
  };
  await (asked === 'by-me' ? ask() : answer());
  if (!isOver(client.state)) client.endAside(id, epoch);
  await until(client, livingClock, MINUTE, isOver);
  client.endAside(id, epoch);
}

/** A guess, so that a visitor is answered in what they write. */
function languageOf(text: string): PageLanguage {
  if (/\p{Script=Arabic}/u.test(text)) return 'ar';
  return /[åäö]/i.test(text) ? 'sv' : 'en';
}
