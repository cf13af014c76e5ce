import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';
import { StaffClient, type StaffClientOptions } from '../staff-console/src/lib/staff-client.ts';
import type { StaffState } from '../staff-console/src/lib/staff-state.ts';
import { consult } from './colleague-aside.ts';
import { isLive, linesIn, talk } from './colleague-talk.ts';
import { type Surroundings, socketAddress } from './surroundings.ts';
import { pause, until } from './watching.ts';

/** Takes this many of the simulated ones at once. */
const PLACES = 2;
/** And has one more for a visitor to the youth's page, and one for a visitor who hands somebody over. */
const CAPACITY = PLACES + 2;
/** A visitor who tries the youth's page and whom nobody has taken by then is taken. */
export const VISITOR_WAITS_MS = 25_000;
const MEAN_REST_MS = 20_000;
/** Between two questions of one's own to a visiting counsellor. */
const MEAN_SILENCE_MS = 150_000;
const LOOK_MS = 1_000;
const MINUTE = 60_000;
/** Of what colleagues ask; the rest is declined, so that one sees that too. */
const ACCEPTED = 0.8;
/** Of one's own questions to colleagues; the rest are handovers. */
const CONSULTATIONS = 0.5;

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
    this.#client.dutyOn(['sv', 'en', 'ar'], CAPACITY);
    await until(this.#client, clock, MINUTE, ({ duty }) => duty.on);
    this.#client.subscribe((state) => this.#attendAll(state));
    this.#takeNow();
    this.#lookForVisitors();
    this.#askNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#client.close();
  }

  get #live(): StaffState['conversations'] {
    return this.#client.state.conversations.filter(isLive);
  }

  /** Now and then the next, while there is a place. */
  #takeNow(): void {
    const { livingClock, chance } = this.#around;
    livingClock.after(chance.gap(MEAN_REST_MS), () => {
      if (this.#isClosed) return;
      if (this.#client.state.queue.waiting > 0 && this.#live.length < PLACES) this.#client.takeNext();
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

  /** Now and then asks a visiting counsellor for advice, or whether they take somebody over. */
  #askNow(): void {
    const { livingClock, chance } = this.#around;
    livingClock.after(chance.gap(MEAN_SILENCE_MS), async () => {
      if (this.#isClosed) return;
      await this.#ask();
      this.#askNow();
    });
  }

  async #ask(): Promise<void> {
    const { clock, chance, simulated, stories } = this.#around;
    const before = this.#client.state.colleagues;
    this.#client.askColleagues();
    await until(this.#client, clock, MINUTE, ({ colleagues }) => colleagues !== before);
    const colleague = this.#client.state.colleagues?.find(({ free }) => free);
    const conversation = this.#live.find(
      ({ id, phase, offer, other }) => simulated.has(id) && phase === 'talking' && offer === null && other === null,
    );
    if (colleague === undefined || conversation === undefined) return;
    const to = { kind: 'colleague', staffId: colleague.staffId } as const;
    const { summary } = linesIn(stories, conversation);
    if (chance.next() < CONSULTATIONS) this.#client.consult(conversation.id, to);
    else this.#client.propose(conversation.id, 'handover', to, 'shift-ends', summary);
  }

  #attendAll({ conversations, consultations, requests }: StaffState): void {
    for (const { id } of conversations.filter(isLive)) {
      this.#attend(`conversation ${id}`, () => talk(this.#client, id, this.#around));
    }
    for (const consultation of consultations) {
      const { id, epoch } = consultation;
      this.#attend(`consultation ${id} ${epoch}`, () => consult(this.#client, consultation, this.#around));
    }
    for (const request of requests) this.#attend(`request ${request.offer}`, () => this.#consider(request));
  }

  #attend(what: string, attending: () => Promise<void>): void {
    if (this.#attended.has(what)) return;
    this.#attended.add(what);
    void attending().finally(() => this.#attended.delete(what));
  }

  /** What colleagues ask for is given most often. */
  async #consider({ offer, mode }: ReferralRequest): Promise<void> {
    const { livingClock, chance } = this.#around;
    await pause(livingClock, chance.between(4_000, 9_000));
    const hasPlace = mode === 'consultation' || this.#live.length < CAPACITY;
    this.#client.answer(offer, hasPlace && chance.next() < ACCEPTED);
  }
}
