/**
 * Whatever a client says, in whatever order and on however many lines: nobody is let into a conversation whose youth has not acknowledged
 * their notice, as it was in force (server/SPEC.md, N1, N3, N5, N6).
 */
import { encode } from '@dorren/shared/protocol/codec.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { acknowledgementContext } from '@dorren/shared/protocol/notice.ts';
import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { SocketLike } from '@dorren/shared/transport/reconnecting-socket.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Conversation } from '../../staff-console/src/lib/staff-state.ts';
import { House, type Line, PROFILE, type Staff } from './real-relay.ts';

const HISTORIES = 300;
const LINES = 3;
const NOTICES = ['main', 'school'] as const;
const ANSWERING_MS = 3_000;

const version = fc.constantFrom('1', '2', '3', '0');
const acknowledged: fc.Arbitrary<AcknowledgedNotice> = fc.record({
  notice: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NOTICES) },
    { weight: 1, arbitrary: fc.constant('health') },
  ),
  version,
  language: fc.constantFrom('sv', 'en', 'so'),
  level: fc.constantFrom('standard', 'standard', 'easy'),
});
const line = fc.nat({ max: LINES - 1 });
const at = fc.nat({ max: 5 });
const epoch = fc.integer({ min: 1, max: 4 });
const doing = <Do extends string>(what: Do) => ({ do: fc.constant(what), line });

const step = fc.oneof(
  // Of what is in force, and of anything.
  { weight: 10, arbitrary: fc.record({ ...doing('joins-well'), notice: fc.constantFrom(...NOTICES) }) },
  { weight: 6, arbitrary: fc.record({ ...doing('joins'), notice: acknowledged }) },
  { weight: 6, arbitrary: fc.record({ ...doing('consents'), notice: fc.option(acknowledged), well: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ ...doing('arrives'), epoch }) },
  { weight: 1, arbitrary: fc.record({ ...doing('gives-back'), epoch }) },
  { weight: 1, arbitrary: fc.record({ ...doing('distrusts'), epoch }) },
  { weight: 1, arbitrary: fc.record(doing('declines')) },
  { weight: 1, arbitrary: fc.record(doing('leaves')) },
  { weight: 2, arbitrary: fc.record(doing('breaks')) },
  { weight: 3, arbitrary: fc.record({ ...doing('resumes'), at }) },
  { weight: 14, arbitrary: fc.record({ ...doing('takes'), at }) },
  { weight: 6, arbitrary: fc.record({ ...doing('proposes'), at, mode: fc.constantFrom('handover', 'join') }) },
  { weight: 8, arbitrary: fc.record({ ...doing('accepts'), at }) },
  { weight: 2, arbitrary: fc.record({ ...doing('returns'), at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...doing('publishes'),
      notice: fc.constantFrom(...NOTICES),
      version: fc.constantFrom('1', '2', '3'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...doing('turns-the-door'), notice: fc.constantFrom(...NOTICES) }) },
  { weight: 2, arbitrary: fc.record({ ...doing('waits'), ms: fc.constantFrom(200, 1_500, 5_000) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const NO_CLAIM = 'A'.repeat(22);

/** What has been said for a conversation, and whether it was in force when it was said. */
interface Said {
  notice: AcknowledgedNotice;
  wasCurrent: boolean;
}

/** A socket to the relay on which anything can be said that is in the protocol. */
class Hostile {
  readonly line: Line<ToYouth>;
  conversation: { id: string; resume: string } | null = null;
  readonly #house: House;
  #socket: SocketLike | null = null;

  constructor(house: House) {
    this.#house = house;
    this.line = house.youthLine();
  }

  /** The newest, also when it is over. */
  get offered(): Extract<ToYouth, { t: 'offered' }> | undefined {
    return this.line.heard.findLast((message) => message.t === 'offered');
  }

  get claimed(): Extract<ToYouth, { t: 'claimed' }> | undefined {
    return this.line.heard.findLast((message) => message.t === 'claimed');
  }

  async say(message: FromYouth): Promise<void> {
    if (this.#socket === null) {
      const socket = new this.line.network.WebSocket('ws://test/youth/socket', SUBPROTOCOL);
      socket.onclose = () => {
        if (this.#socket === socket) this.#gone();
      };
      this.#socket = socket;
      await this.#house.settle();
    }
    const heard = this.line.heard.length;
    this.#socket?.send(encode(message));
    await this.#house.settle();
    for (const told of this.line.heard.slice(heard)) {
      if (told.t === 'joined') this.conversation = { id: told.id, resume: told.resume };
      if (told.t === 'resumed' && message.t === 'resume')
        this.conversation = { id: message.id, resume: message.resume };
      if (told.t === 'ended') this.conversation = null;
    }
  }

  break(): void {
    this.line.network.cut();
    this.#gone();
  }

  #gone(): void {
    this.#socket = null;
    this.conversation = null;
  }
}

class History {
  readonly house: House;
  readonly staff: readonly Staff[];
  readonly lines: readonly Hostile[];
  readonly #said = new Map<string, Said[]>();
  /** By what each is bound, as they have been told. */
  readonly #bound = new Map<Staff, string>();
  /** All that were ever given out. */
  readonly #tickets: { id: string; resume: string }[] = [];
  readonly #checked = new Map<Staff, number>();

  constructor(house: House, staff: readonly Staff[]) {
    this.house = house;
    this.staff = staff;
    this.lines = Array.from({ length: LINES }, () => new Hostile(house));
  }

  async take(one: Step): Promise<void> {
    const { relay } = this.house;
    const hostile = this.lines[one.line] as Hostile;
    switch (one.do) {
      case 'joins-well':
        await this.#acknowledges(hostile, { t: 'join', notice: relay.current(one.notice), profile: PROFILE });
        break;
      case 'joins':
        await this.#acknowledges(hostile, { t: 'join', notice: one.notice, profile: PROFILE });
        break;
      case 'consents': {
        const asked = this.lines.find(({ conversation, offered }) => conversation !== null && offered) ?? hostile;
        const { offer = 'X'.repeat(22), notice = 'main' } = asked.offered ?? {};
        const told = one.well ? relay.current(notice) : one.notice;
        await this.#acknowledges(asked, { t: 'consent', offer, answer: 'yes', notice: told });
        break;
      }
      case 'arrives':
        await hostile.say({ t: 'arrived', epoch: one.epoch });
        break;
      case 'gives-back':
        await hostile.say({ t: 'give-back', epoch: one.epoch });
        break;
      case 'distrusts':
        await hostile.say({ t: 'distrust', epoch: one.epoch, reason: 'malformed' });
        break;
      case 'declines':
        await hostile.say({ t: 'decline', claim: hostile.claimed?.claim ?? NO_CLAIM });
        break;
      case 'leaves':
        await hostile.say({ t: 'leave' });
        hostile.break();
        break;
      case 'breaks':
        hostile.break();
        break;
      case 'resumes': {
        const ticket = this.#tickets[one.at % Math.max(1, this.#tickets.length)];
        if (ticket === undefined) break;
        hostile.break();
        await hostile.say({ t: 'resume', ...ticket });
        break;
      }
      case 'publishes':
        relay.publish(one.notice, one.version);
        break;
      case 'turns-the-door':
        relay.setDoor(one.notice);
        break;
      case 'waits':
        await this.house.pass(one.ms);
        break;
      default:
        this.#staffDoes(one);
    }
    await this.house.settle();
    this.#check();
  }

  #staffDoes(one: Extract<Step, { do: 'takes' | 'proposes' | 'accepts' | 'returns' }>): void {
    const within = this.staff.filter(isIn);
    const staff =
      (one.do !== 'takes' && within[one.at % within.length]) || (this.staff[one.at % this.staff.length] as Staff);
    const { client } = staff;
    const others = this.staff.filter((other) => other !== staff);
    const other = others[one.line % others.length] as Staff;
    const id = client.state.conversations.find(isLive)?.id;
    if (one.do === 'takes') {
      const entry = client.state.queue.entries[one.line];
      if (entry === undefined) client.takeNext();
      else client.take(entry.id);
    } else if (one.do === 'accepts') {
      for (const { client: asked } of this.staff)
        for (const { offer } of asked.state.requests) asked.answer(offer, true);
    } else if (id !== undefined && one.do === 'returns') {
      client.returnToQueue(id, {});
    } else if (id !== undefined && one.do === 'proposes') {
      client.propose(id, one.mode, { kind: 'colleague', staffId: other.person.staffId }, 'competence', []);
    }
  }

  async #acknowledges(hostile: Hostile, message: Extract<FromYouth, { t: 'join' | 'consent' }>): Promise<void> {
    const said =
      message.notice === null ? [] : [{ notice: message.notice, wasCurrent: this.#isCurrent(message.notice) }];
    const before = hostile.conversation;
    if (before !== null) this.#of(before.id).push(...said);
    await hostile.say(message);
    const { conversation } = hostile;
    if (conversation === null || conversation === before) return;
    this.#tickets.push(conversation);
    this.#of(conversation.id).push(...said);
  }

  #of(id: string): Said[] {
    const all = this.#said.get(id) ?? [];
    this.#said.set(id, all);
    return all;
  }

  #isCurrent({ notice, version: said, language, level }: AcknowledgedNotice): boolean {
    const isThere = said !== '0' && this.house.relay.current(notice).version === said;
    return isThere && (language === 'sv' || (language === 'en' && level === 'standard'));
  }

  /** Of everything that the consoles have been told since. */
  #check(): void {
    for (const staff of this.staff) {
      const { heard } = staff.line;
      for (const message of heard.slice(this.#checked.get(staff) ?? 0)) {
        if (message.t === 'welcome' || message.t === 'notice') this.#bound.set(staff, message.notice);
        if (message.t === 'taken') this.#mayBeIn(staff, message.conversation, true);
        if (message.t === 'parties') this.#mayBeIn(staff, message.conversation, false);
      }
      this.#checked.set(staff, heard.length);
      for (const { endedBy } of staff.client.state.conversations) expect(endedBy).not.toBe('other-notice');
    }
  }

  #mayBeIn(staff: Staff, held: HeldConversation, isNow: boolean): void {
    const said = this.#of(held.id);
    expect(said.some(({ notice, wasCurrent }) => wasCurrent && isSame(notice, held.notice))).toBe(true);
    if (!isNow) return;
    // As it was then: whoever is bound by the door's is bound by another once the door has turned.
    expect(held.notice.notice).toBe(this.#bound.get(staff));
    reached[held.came === 'taken' ? (held.notice.notice === 'main' ? 'door' : 'claim') : 'offer'] += 1;
    if (held.came !== 'taken') return;
    const { door } = this;
    expect(this.#isCurrent(held.notice)).toBe(true);
    expect(said.some(({ notice }) => notice.notice === door && this.#isCurrent(notice))).toBe(true);
  }

  get door(): string {
    return this.house.relay.current().notice;
  }
}

const isLive = ({ phase }: Conversation) => phase !== 'ended' && phase !== 'distrusted';
const isIn = ({ client }: Staff) => client.state.conversations.some(isLive);
const isSame = (a: AcknowledgedNotice, b: AcknowledgedNotice) =>
  acknowledgementContext(a) === acknowledgementContext(b);

/** How somebody was let in. */
const reached = { door: 0, claim: 0, offer: 0 };

it('N1, N3, N5, N6: whatever it says, nobody is let in whose notice was not acknowledged as it was in force', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }), async (steps) => {
      const house = await House.open({ youthAnswerMs: ANSWERING_MS, waitingGraceMs: 20_000 });
      house.relay.bound.set('health', 'school');
      const staff = [await house.staff('Eva'), await house.staff('Ola', ['health']), await house.staff('Mia')];
      const history = new History(house, staff);
      for (const one of steps) await history.take(one);
      await house.close();
    }),
    { numRuns: HISTORIES },
  );
  // Else nothing was tried.
  expect(Object.values(reached).every((times) => times > 10)).toBe(true);
}, 300_000);
