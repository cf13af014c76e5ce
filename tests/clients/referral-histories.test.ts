/** Random histories of one youth and three counsellors, with both clients and the relay as they are: whatever breaks, nothing is lost or misplaced. */
import type { Form, FormAnswers, WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import { COVER_MS } from '@dorren/shared/transport/steady.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation, StaffEntry, StaffForm, StaffMessage } from '../../staff-console/src/lib/staff-state.ts';
import { cardName } from '../../staff-console/src/lib/test-desk.ts';
import type { FormEntry, LogEntry } from '../../web-client/src/client/state.ts';
import { House, PROFILE, type Staff, type Youth } from './real-relay.ts';

const NAMES = ['Eva', 'Ola', 'Mia'] as const;
const HISTORIES = { plain: 120, steady: 80 } as const;
/** Longer than every answering time, and short of nothing that is under way. */
const REST_MS = 30_000;

/** Picks one of those who can, however many they are. */
const at = fc.nat({ max: 11 });
const mostly = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const mode = fc.constantFrom('handover' as const, 'join' as const);
const doing = <Do extends string>(what: Do) => ({ do: fc.constant(what), at });

const concernStep = fc.constantFrom(...(['open', 'open', 'take-over', 'take-over', 'told', 'reporting'] as const));

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record(doing('youth-says')) },
  { weight: 8, arbitrary: fc.record(doing('says')) },
  { weight: 8, arbitrary: fc.record({ ...doing('proposes'), mode }) },
  { weight: 2, arbitrary: fc.record(doing('consults')) },
  { weight: 2, arbitrary: fc.record(doing('says-aside')) },
  { weight: 10, arbitrary: fc.record({ ...doing('consents'), yes: mostly }) },
  { weight: 10, arbitrary: fc.record({ ...doing('answers'), yes: mostly }) },
  { weight: 1, arbitrary: fc.record(doing('withdraws')) },
  { weight: 2, arbitrary: fc.record(doing('steps-out')) },
  { weight: 2, arbitrary: fc.record(doing('returns')) },
  { weight: 6, arbitrary: fc.record(doing('takes')) },
  {
    weight: 3,
    arbitrary: fc.record({ ...doing('asks'), form: fc.constantFrom('who' as const, 'safe-contact' as const) }),
  },
  { weight: 4, arbitrary: fc.record(doing('fills-in')) },
  { weight: 2, arbitrary: fc.record(doing('gives-what-now')) },
  { weight: 5, arbitrary: fc.record({ ...doing('concerned'), step: concernStep }) },
  { weight: 2, arbitrary: fc.record(doing('states-outcome')) },
  { weight: 1, arbitrary: fc.record(doing('ends')) },
  { weight: 1, arbitrary: fc.record({ ...doing('leaves'), really: fc.nat({ max: 3 }).map((one) => one === 0) }) },
  { weight: 1, arbitrary: fc.record({ ...doing('publishes'), notice: fc.constantFrom('main', 'school') }) },
  { weight: 4, arbitrary: fc.record(doing('reads')) },
  { weight: 3, arbitrary: fc.record({ ...doing('cut'), ms: fc.constantFrom(100, 3_000, 40_000) }) },
  { weight: 4, arbitrary: fc.record({ ...doing('waits'), ms: fc.constantFrom(50, 200, 1_000) }) },
);
const changesLine = { weight: 3, arbitrary: fc.record({ ...doing('changes-line'), steady: fc.boolean() }) };
const anyStep = fc.oneof({ weight: 90, arbitrary: step }, changesLine);
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

class History {
  readonly house: House;
  readonly youth: Youth;
  readonly staff: readonly Staff[];
  /** Who was there when the youth wrote each; or, if it waits, who was on the way in. */
  readonly #meantFor = new Map<string, ReadonlySet<string>>();
  readonly #askedBy = new Map<string, string>();
  #texts = 0;

  constructor(house: House, youth: Youth, staff: readonly Staff[]) {
    this.house = house;
    this.youth = youth;
    this.staff = staff;
  }

  async take(one: Step): Promise<void> {
    const within = this.staff.filter(({ client }) => client.state.conversations.some(isLive));
    const staff = within[one.at % within.length];
    const id = staff?.client.state.conversations.find(isLive)?.id ?? '';
    const { client } = this.youth;
    switch (one.do) {
      case 'youth-says': {
        const { visit } = client.state;
        const isOn = visit.phase === 'talking';
        const coming = isOn && visit.proposal?.agreed === 'arriving' ? [visit.proposal.person] : [];
        const there = isOn ? visit.people : [];
        const text = `ung ${++this.#texts}`;
        if (!client.send(text)) break;
        const now = client.state.visit;
        const entry =
          'messages' in now ? now.messages.findLast((one) => one.kind === 'text' && one.text === text) : null;
        // Said to those who are there; or it waits for whoever is coming, and for nobody else.
        const isToThere = entry?.kind === 'text' && there.some(({ epoch }) => epoch === entry.epoch);
        this.#meantFor.set(text, new Set((isToThere ? there : coming).map(({ nameShown }) => nameShown)));
        break;
      }
      case 'says':
        staff?.client.send(id, `${staff.person.nameShown} ${++this.#texts}`);
        break;
      case 'proposes':
        staff?.client.propose(id, one.mode, this.#anotherThan(staff, one.at), 'competence', ['en rad']);
        break;
      case 'consults':
        staff?.client.consult(id, this.#anotherThan(staff, one.at));
        break;
      case 'says-aside':
        for (const talker of this.staff) {
          const aside = talker.client.state.consultations.find(({ canSend }) => canSend);
          if (aside !== undefined) talker.client.sendAside(aside.id, aside.epoch, `vid sidan ${++this.#texts}`);
        }
        break;
      case 'consents': {
        const { visit } = client.state;
        const offer = visit.phase === 'talking' ? visit.proposal?.offer : undefined;
        const unread = visit.phase === 'talking' ? (visit.proposal?.noticeToRead ?? null) : null;
        const notice = one.yes && unread !== null ? this.house.relay.current(unread) : null;
        if (offer !== undefined) client.answer(offer, one.yes ? 'yes' : 'not-yet', one.yes ? ['en rad'] : [], notice);
        break;
      }
      case 'publishes':
        this.house.relay.publish(one.notice, `${++this.#texts}`);
        break;
      case 'reads': {
        const { visit, refusal } = client.state;
        const asked = visit.phase === 'waiting' ? visit.claim : null;
        if (asked !== null) client.join({ notice: this.house.relay.current(asked), profile: PROFILE });
        else if (refusal === 'notice-outdated') client.join({ notice: this.house.relay.current(), profile: PROFILE });
        break;
      }
      case 'asks':
        if (staff?.client.ask(id, one.form))
          this.#askedBy.set(formsOf(staff).at(-1)?.ask ?? '', staff.person.nameShown);
        break;
      case 'fills-in': {
        const form = this.#asked().find(({ state }) => state === 'open');
        if (form !== undefined) client.fillIn(form.ask, answersTo(form.form, `svar ${++this.#texts}`));
        break;
      }
      case 'gives-what-now':
        staff?.client.giveWhatNow(id, { ...CARD, heading: `${staff.person.nameShown} ${++this.#texts}` });
        break;
      case 'concerned':
        staff?.client.concern(id, one.step, '15-17');
        break;
      case 'states-outcome':
        for (const { client: owner } of this.staff) stateOutcomes(owner);
        break;
      case 'ends':
        staff?.client.end(id);
        break;
      case 'leaves':
        if (one.really) client.leave();
        break;
      case 'answers':
        for (const asked of this.staff) {
          const request = asked.client.state.requests[0];
          if (request !== undefined) asked.client.answer(request.offer, one.yes);
        }
        break;
      case 'withdraws':
        staff?.client.withdraw(id);
        break;
      case 'steps-out':
        staff?.client.stepOut(id);
        break;
      case 'returns':
        staff?.client.returnToQueue(id, {});
        break;
      case 'takes':
        this.staff[one.at % this.staff.length]?.client.takeNext();
        break;
      case 'cut': {
        const lines = [this.youth.line, ...this.staff.map(({ line }) => line)];
        const line = lines[one.at % lines.length];
        line?.cut();
        await this.house.pass(one.ms);
        line?.restore();
        break;
      }
      case 'changes-line':
        client.setSteady(one.steady);
        break;
      case 'waits':
        await this.house.pass(one.ms);
    }
    // What is said on a steady line takes its time: some of it is answered before the next thing happens.
    if (this.house.steady && one.at % 2 === 0) await this.house.pass(COVER_MS);
    else await this.house.settle();
    this.#always();
  }

  /** Whatever concern is left is taken on, and has an outcome: then there is none, anywhere. */
  async settled(): Promise<void> {
    for (const { client } of this.staff) {
      for (const { id, phase, concern } of client.state.conversations)
        if (phase === 'talking' && concern?.mine === false) client.concern(id, 'take-over', 'unknown');
    }
    await this.house.settle();
    for (const { client } of this.staff) stateOutcomes(client);
    await this.house.pass(1_000);
    for (const { client } of this.staff) {
      expect(client.state.settling).toEqual([]);
      for (const { concern } of client.state.conversations) expect(concern).toBeNull();
    }
  }

  /** All lines hold, and everything that was under way has come to its end. */
  async rest(): Promise<void> {
    await this.house.pass(REST_MS);
    this.#always();
    this.#atRest();
  }

  #anotherThan(staff: Staff, at: number): { kind: 'colleague'; staffId: string } {
    const others = this.staff.filter((one) => one !== staff);
    return { kind: 'colleague', staffId: others[at % others.length]?.person.staffId ?? '' };
  }

  #asked(): FormEntry[] {
    const { visit } = this.youth.client.state;
    return 'messages' in visit ? visit.messages.filter((entry) => entry.kind === 'form') : [];
  }

  #always(): void {
    // A console whose line is lost shows what it last heard, and says that the line is lost.
    const online = this.staff.filter(({ client }) => client.state.connection === 'online');
    const owners = online.filter(({ client }) => client.state.conversations.some((one) => one.concern?.mine));
    expect(owners.length).toBeLessThanOrEqual(1);
    const { visit } = this.youth.client.state;
    if (visit.phase === 'talking') {
      expect(visit.people.length).toBeLessThanOrEqual(2);
      expect(visit.differs).toBe(false);
    }
    for (const { client } of this.staff) {
      for (const conversation of client.state.conversations) {
        expect(conversation.differs).toBe(false);
        // Nobody is in but by the notice that they are bound by.
        expect(conversation.notice.notice).toBe(client.state.notice);
        expect(conversation.endedBy).not.toBe('other-notice');
        // Once it is over, only what is one's own is left to settle.
        if (!isLive(conversation)) expect(conversation.concern?.mine ?? true).toBe(true);
        // Whoever is out writes nothing more.
        if (!isLive(conversation)) expect(client.send(conversation.id, 'för sent')).toBe(false);
      }
    }
  }

  /** Each to whoever asked, once, and to nobody else. */
  #formsAtRest(): void {
    const asked = this.#asked();
    expect(new Set(asked.map(({ ask }) => ask)).size).toBe(asked.length);
    for (const { ask, from, answers, mark } of asked) {
      expect(this.#askedBy.get(ask)).toBe(from.nameShown);
      if (answers === null) continue;
      const own = this.staff.flatMap((staff) =>
        formsOf(staff).map((form) => ({ ...form, by: staff.person.nameShown })),
      );
      const came = own.filter((form) => JSON.stringify(form.answers) === JSON.stringify(answers));
      expect(came.every((form) => form.ask === ask && form.by === from.nameShown)).toBe(true);
      expect(came.length).toBeLessThanOrEqual(1);
      expect(['delivered', 'undelivered']).toContain(mark);
      if (mark === 'delivered') expect(came).toHaveLength(1);
    }
    for (const staff of this.staff) {
      const asks = formsOf(staff).map(({ ask }) => ask);
      expect(asks.every((ask) => this.#askedBy.get(ask) === staff.person.nameShown)).toBe(true);
      for (const { mark } of formsOf(staff)) expect(['delivered', 'undelivered']).toContain(mark);
    }
  }

  /** Each card once to each, and what is marked delivered has come. */
  #cardsAtRest(): void {
    const { visit } = this.youth.client.state;
    const youths = 'messages' in visit ? headings(visit.messages) : null;
    expect(new Set(youths).size).toBe(youths?.length ?? 0);
    for (const { client } of this.staff) {
      const entries = client.state.conversations.flatMap(({ messages }) => messages);
      expect(new Set(headings(entries)).size).toBe(headings(entries).length);
      for (const entry of entries)
        if (entry.kind === 'card' && entry.from === 'counsellor' && entry.mark === 'delivered' && youths !== null)
          expect(youths).toContain(cardName(entry.card));
    }
  }

  #atRest(): void {
    this.#formsAtRest();
    this.#cardsAtRest();
    const { visit } = this.youth.client.state;
    const youths = 'messages' in visit ? visit.messages.filter((entry) => entry.kind === 'text') : [];
    const own = youths.filter(({ from }) => from === 'youth');
    const heard = this.staff.map((staff) => textsOf(staff));
    for (const { text, mark } of own) {
      const copies = heard.flatMap((texts) => texts.filter((one) => one.from === 'youth' && one.text === text));
      // Once to each; to two only in a room, and what is marked delivered has come.
      if (mark === 'delivered') expect(copies.length).toBeGreaterThan(0);
      expect(copies.length).toBeLessThanOrEqual(2);
      expect(['delivered', 'undelivered']).toContain(mark);
    }
    for (const [index, texts] of heard.entries()) {
      const name = NAMES[index] ?? '';
      // Each once, and in the order in which each of them said it.
      for (const speaker of ['ung', ...NAMES]) {
        const numbers = texts
          .filter(({ text }) => text.startsWith(`${speaker} `))
          .map(({ text }) => Number(text.split(' ')[1]));
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }
      for (const { from, text, mark } of texts) {
        if (from !== 'counsellor') continue;
        expect(text.startsWith(name)).toBe(true);
        const isWiped = !('messages' in visit);
        const isThere = youths.some((one) => one.text === text && one.author?.nameShown === name);
        if (mark === 'delivered') expect(isThere || isWiped).toBe(true);
        expect(mark).not.toBe('sent');
      }
      for (const { from, text } of texts) {
        // Who said it is who is said to have said it.
        if (from === 'youth') expect(this.#meantFor.get(text)?.has(name)).toBe(true);
        if (from === 'colleague') expect(text.startsWith(name) || text.startsWith('ung')).toBe(false);
      }
    }
    // Both ends believe the same of who is there.
    const there = this.staff.filter(({ client }) => client.state.conversations.some(isLive));
    if (visit.phase === 'waiting') expect(there).toEqual([]);
    if (visit.phase !== 'talking') return;
    const named = visit.people.map(({ nameShown }) => nameShown);
    expect([...named].sort()).toEqual(there.map(({ person }) => person.nameShown).sort());
    for (const { client } of there) {
      const conversation = client.state.conversations.find(isLive);
      expect(conversation).toMatchObject({ phase: 'talking', canSend: true, arriving: false });
      expect(conversation?.other?.inRoom ?? false).toBe(named.length === 2);
    }
  }
}

const CARD: WhatNowCard = { kind: 'what-now', step: 'we-are-worried', language: 'sv', heading: '-', text: 'Kort.' };

function answersTo(form: Form, text: string): FormAnswers {
  if (form === 'safe-contact') return { form, declined: false, ways: ['school'], when: null, notThrough: text };
  return { form, declined: false, name: null, age: 16, school: null, municipality: null, reach: text };
}

function formsOf({ client }: Staff): StaffForm[] {
  return client.state.conversations.flatMap(({ messages }) => messages.filter((entry) => entry.kind === 'form'));
}

function headings(entries: readonly (LogEntry | StaffEntry)[]): string[] {
  return entries.flatMap((entry) => (entry.kind === 'card' ? [cardName(entry.card)] : []));
}

/** Of whatever concern is one's own. */
function stateOutcomes(client: StaffClient): void {
  const { conversations, settling } = client.state;
  const own = [...conversations.filter(({ concern }) => concern?.mine), ...settling];
  for (const { id } of own) client.concernOutcome(id, { is: 'reported' }, '15-17');
}

function isLive({ phase }: Conversation): boolean {
  return phase !== 'ended' && phase !== 'distrusted';
}

function textsOf({ client }: Staff): StaffMessage[] {
  return client.state.conversations.flatMap(({ messages }) => messages.filter((entry) => entry.kind === 'text'));
}

it.each([
  ['plain', step],
  ['steady', anyStep],
] as const)(
  'H16, W2: whatever happens on %s lines, everything written comes once, in order, to those who are there, and both ends agree on who that is',
  async (kind, steps) => {
    const settings = { youthAnswerMs: 20_000, colleagueAnswerMs: 15_000, arrivingMs: 15_000 };
    await fc.assert(
      fc.asyncProperty(fc.array<Step>(steps, { minLength: 10, maxLength: 80, size: 'max' }), async (history) => {
        const house = await House.open(settings, { steady: kind === 'steady' });
        house.relay.bound.set('health', 'school');
        const eva = await house.staff('Eva');
        const youth = await house.talking(eva);
        const staff = [eva, await house.staff('Ola', ['health']), await house.staff('Mia')];
        const played = new History(house, youth, staff);
        for (const one of history) await played.take(one);
        await played.rest();
        await played.settled();
        // The page is closed: nothing of it runs on.
        youth.client.close();
        await house.close();
      }),
      { numRuns: HISTORIES[kind] },
    );
  },
  300_000,
);
