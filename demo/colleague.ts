import { StaffClient, type StaffClientOptions } from '../staff-console/src/lib/staff-client.ts';
import type { Conversation, StaffState } from '../staff-console/src/lib/staff-state.ts';
import { type Surroundings, socketAddress, typingMs } from './surroundings.ts';
import { pause, until } from './watching.ts';

/** Takes this many of the simulated ones at once, and has one more place for a visitor. */
const PLACES = 2;
/** A visitor who tries the youth's page and whom nobody has taken by then is taken. */
export const VISITOR_WAITS_MS = 25_000;
const MEAN_REST_MS = 20_000;
const LOOK_MS = 1_000;
const MINUTE = 60_000;

const isLive = ({ phase }: Conversation) => phase !== 'ended' && phase !== 'distrusted';

/** The simulated colleague, with the client and the cryptography of the console: keeps the door open and the queue moving. */
export class Colleague {
  readonly #client: StaffClient;
  readonly #around: Surroundings;
  readonly #attended = new Set<string>();
  #isClosed = false;

  constructor(around: Surroundings, account: Pick<StaffClientOptions, 'sodium' | 'session' | 'identity'>) {
    this.#around = around;
    const { origin, chance, clock } = around;
    const url = socketAddress(origin, '/staff/socket');
    this.#client = new StaffClient({ url, WebSocket, clock, random: () => chance.next(), ...account });
  }

  /** Resolves when on duty. */
  async begin(): Promise<void> {
    const { clock } = this.#around;
    await until(this.#client, clock, MINUTE, ({ connection }) => connection === 'online');
    this.#client.dutyOn(['sv', 'en', 'ar'], PLACES + 1);
    await until(this.#client, clock, MINUTE, ({ duty }) => duty.on);
    this.#client.subscribe((state) => this.#attendAll(state));
    this.#takeNow();
    this.#lookForVisitors();
  }

  close(): void {
    this.#isClosed = true;
    this.#client.close();
  }

  /** Now and then the next, while there is a place. */
  #takeNow(): void {
    const { livingClock, chance } = this.#around;
    livingClock.after(chance.gap(MEAN_REST_MS), () => {
      if (this.#isClosed) return;
      const { conversations, queue } = this.#client.state;
      if (queue.waiting > 0 && conversations.filter(isLive).length < PLACES) this.#client.takeNext();
      this.#takeNow();
    });
  }

  #lookForVisitors(): void {
    const { livingClock, clock, simulated } = this.#around;
    livingClock.after(LOOK_MS, () => {
      if (this.#isClosed) return;
      const { queue, clockOffsetMs } = this.#client.state;
      const since = clock.now() + clockOffsetMs - VISITOR_WAITS_MS;
      const visitor = queue.entries.find(({ id, joinedAt }) => !simulated.has(id) && joinedAt < since);
      if (visitor) this.#client.take(visitor.id);
      this.#lookForVisitors();
    });
  }

  #attendAll({ conversations }: StaffState): void {
    for (const { id } of conversations) {
      if (this.#attended.has(id)) continue;
      this.#attended.add(id);
      void this.#attend(id);
    }
  }

  async #attend(id: string): Promise<void> {
    const { livingClock, stories, chance } = this.#around;
    const own = (state: StaffState) => state.conversations.find((conversation) => conversation.id === id);
    const isGone = (state: StaffState) => {
      const conversation = own(state);
      return conversation === undefined || !isLive(conversation);
    };
    const comes = async (ms: number, wanted: (conversation: Conversation) => boolean) => {
      await until(this.#client, livingClock, ms, (state) => {
        const conversation = own(state);
        return isGone(state) || (conversation !== undefined && wanted(conversation));
      });
      return !isGone(this.#client.state);
    };
    const say = async (text: string) => {
      this.#client.writing(id);
      await pause(livingClock, typingMs(text));
      return (
        (await comes(2 * MINUTE, ({ canSend, phase }) => canSend && phase === 'talking')) && this.#client.send(id, text)
      );
    };
    const heard = ({ messages }: Conversation) => messages.filter(({ from }) => from === 'youth').length;

    const talk = async () => {
      const language = own(this.#client.state)?.notice.language ?? 'sv';
      const { greeting, replies, farewell } = stories.colleague[language];
      if (!(await comes(MINUTE, ({ phase }) => phase === 'talking')) || !(await say(greeting))) return;
      let before = 0;
      for (const reply of replies) {
        if (!(await comes(3 * MINUTE, (conversation) => heard(conversation) > before))) return;
        await pause(livingClock, chance.between(2_000, 5_000));
        const now = own(this.#client.state);
        before = now ? heard(now) : before;
        this.#client.look(id);
        if (!(await say(reply))) return;
      }
      await comes(MINUTE, (conversation) => heard(conversation) > before);
      await say(farewell);
      await pause(livingClock, chance.between(3_000, 8_000));
    };
    await talk();
    this.#client.end(id);
    await until(this.#client, livingClock, MINUTE, isGone);
    this.#client.dismiss(id);
    this.#attended.delete(id);
  }
}
