/**
 * Youths and counsellors on real sockets at two nodes, who do anything at any moment: after each step everybody sends a frame by every route and
 * in every epoch that they ever knew, and exactly those arrive that ought to, where they ought to (SPEC C2, C3, H4, H5, H9, H10, H16). Meanwhile
 * notices change, staff are bound otherwise, pages say what they like, and concerns are opened and left open (N1–N11).
 */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { readEpoch, readHeader, readRoute } from '@dorren/shared/protocol/frame.ts';
import { acknowledgementContext } from '@dorren/shared/protocol/notice.ts';
import type { ReferralMode } from '@dorren/shared/protocol/referral.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import fc from 'fast-check';
import { expect } from 'vitest';
import { systemRandom } from '../adapters/system/system-random.ts';
import { linksOf } from '../core/changes.ts';
import { concernIn, conversationIn, everybodyIn } from '../core/parties.ts';
import type { ConversationRecord, KeptRecord, SettlingRecord } from '../core/records.ts';
import type { StateStore } from '../ports/state-store.ts';
import { FakeClock } from './fake-clock.ts';
import { isBare } from './ledger.ts';
import { acknowledging } from './records.ts';
import { type RelayOptions, TestRelay } from './relay.ts';
import type { Console, YouthTab } from './test-socket.ts';

const YOUTHS = 2;
const STAFF = 3;
const PLENTY = { perSecond: 1_000_000, burst: 1_000_000 };

type Step =
  | { do: 'join' | 'cut' | 'back' | 'leave' | 'distrust' | 'consent' | 'arrived'; youth: number; node: number }
  | { do: 'hello' | 'bare-hello' | 'away' | 'on' | 'next'; staff: number; node: number }
  | { do: 'step-out' | 'return' | 'end' | 'side-end' | 'answer'; staff: number; youth: number }
  /** `odd`: what was not asked for, or is not in force. */
  | { do: 'acknowledge' | 'decline'; youth: number; node: number; odd: boolean }
  | { do: 'publish' | 'bind'; notice: 'main' | 'school' }
  | { do: 'concern'; staff: number; youth: number; step: 'open' | 'take-over' | 'told' | 'reporting' | null }
  | { do: 'refer'; staff: number; youth: number; mode: ReferralMode; to: number }
  /** An offer that goes well, as far as so many steps. */
  | { do: 'offer'; staff: number; youth: number; mode: ReferralMode; to: number; steps: number }
  | { do: 'time'; ms: number };

const youth = fc.nat(YOUTHS - 1);
const staff = fc.nat(STAFF - 1);
const node = fc.nat(1);
const to = staff;
const mode = fc.constantFrom<ReferralMode[]>('handover', 'join', 'consultation');
const one = <const Value extends string>(...values: [Value, ...Value[]]) => fc.constantFrom(...values);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: one('join', 'back', 'back', 'cut', 'consent', 'arrived'), youth, node }) },
  { weight: 1, arbitrary: fc.record({ do: one('leave', 'distrust'), youth, node }) },
  { weight: 3, arbitrary: fc.record({ do: one('hello', 'hello', 'on', 'on', 'bare-hello', 'away'), staff, node }) },
  { weight: 2, arbitrary: fc.record({ do: one('next'), staff, node }) },
  { weight: 2, arbitrary: fc.record({ do: one('step-out', 'return', 'end', 'side-end', 'answer'), staff, youth }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: one('offer'),
      staff,
      youth,
      mode,
      to,
      steps: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('refer'), staff, youth, mode, to }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: one('acknowledge', 'acknowledge', 'decline'), youth, node, odd: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('publish', 'bind'), notice: one('main', 'school') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('concern'),
      staff,
      youth,
      step: fc.constantFrom('open', 'open', 'take-over', 'told', 'reporting', null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('time'), ms: fc.nat(40_000) }) },
);

interface YouthAgent {
  tab: YouthTab | null;
  id: string;
  resume: string;
  /** What it ever said that it acknowledged. */
  said: AcknowledgedNotice[];
}
interface StaffAgent {
  staffId: string;
  tokens: readonly string[];
  console: Console | null;
}

/** What the nodes have in common, one for each; and when all that was begun over it is done. */
export interface Common {
  readonly shares: readonly Pick<RelayOptions, 'store' | 'bus' | 'nodes'>[];
  readonly store: StateStore;
  readonly quiet: () => Promise<void>;
}

class Town {
  readonly store: StateStore;
  readonly #common: Common;
  readonly clock = new FakeClock();
  readonly nodes: (TestRelay & { clock: FakeClock })[] = [];
  readonly youths: YouthAgent[] = Array.from({ length: YOUTHS }, () => ({ tab: null, id: '', resume: '', said: [] }));
  readonly staff: StaffAgent[] = [];
  /** Every route and epoch that ever was told to anybody. */
  readonly #epochs = new Set<number>();
  readonly #routes = new Set<number>();
  #frames = 0;
  delivered = 0;
  readonly #in = new Set<string>();
  #concerns = new Set<string>();
  #over = 0;

  constructor(common: Common) {
    this.#common = common;
    this.store = common.store;
  }

  async start(): Promise<void> {
    const { clock } = this;
    const settings = { outsideRate: PLENTY, youthRate: PLENTY, staffRate: PLENTY };
    for (const share of this.#common.shares) this.nodes.push(await TestRelay.start({ ...share, clock, settings }));
    for (const relay of this.nodes) relay.bound.set('school', 'school');
    for (let at = 0; at < STAFF; at++) {
      const staffId = systemRandom.id();
      // The last is bound otherwise.
      const teams = at === STAFF - 1 ? (['school'] as const) : [];
      const tokens = this.nodes.map((one) => one.session({ staffId, nameShown: `${at}`, teams }));
      this.staff.push({ staffId, tokens, console: null });
    }
    // Somebody is taken, and somebody claimed, so that a history need not begin at nothing.
    for (let at = 0; at < STAFF; at++) {
      await this.run({ do: 'hello', staff: at, node: at % 2 });
      await this.run({ do: 'on', staff: at, node: 0 });
    }
    for (let at = 0; at < YOUTHS; at++) {
      await this.run({ do: 'join', youth: at, node: 1 - (at % 2) });
      await this.run({ do: 'next', staff: at === 0 ? 0 : STAFF - 1, node: 0 });
    }
  }

  async stop(): Promise<void> {
    for (const relay of this.nodes) await relay.stop();
    expect(this.nodes.flatMap(({ faults }) => faults)).toEqual([]);
    expect(await this.store.all()).toEqual([]);
    expect(this.nodes.flatMap(({ concerns }) => concerns)).toHaveLength(this.#over + this.#concerns.size);
  }

  async records(): Promise<ConversationRecord[]> {
    return (await this.#kept()).flatMap((record) => conversationIn(record) ?? []);
  }

  async #kept(): Promise<KeptRecord[]> {
    const found: KeptRecord[] = [];
    for (const id of await this.store.all()) {
      await this.store.transact(id, null, (record) => {
        if (record !== null) found.push(record);
        return { ok: false, code: 'not-found' };
      });
    }
    return found;
  }

  /** Everything said has been received and answered, and whoever is cut off is known to be. */
  async settle(): Promise<void> {
    for (let round = 0; round < 2; round++) {
      await this.clock.advance(0);
      const sockets = [...this.youths.map(({ tab }) => tab), ...this.staff.map(({ console }) => console)];
      await Promise.all(sockets.map((socket) => (socket?.closeCode === null ? socket.beaten() : null)));
      await this.#common.quiet();
    }
    for (const agent of this.youths) if (agent.tab !== null && agent.tab.closeCode !== null) agent.tab = null;
    for (const agent of this.staff)
      if (agent.console !== null && agent.console.closeCode !== null) agent.console = null;
  }

  async run(step: Step): Promise<void> {
    const before = this.#inForce();
    if (step.do === 'time') await this.clock.advance(step.ms);
    else if ('notice' in step) this.#noticesDo(step);
    else if (step.do === 'offer') await this.#offer(step);
    else if ('staff' in step) await this.#staffDoes(step);
    else await this.#youthDoes(step);
    await this.settle();
    await this.#watch([before, this.#inForce()]);
  }

  #noticesDo({ do: what, notice }: Extract<Step, { notice: string }>): void {
    for (const relay of this.nodes) {
      if (what === 'bind') relay.bound.set('school', notice);
      else relay.publish(notice, `${Number(relay.current(notice).version) + 1}`);
    }
  }

  #inForce(): string[] {
    return ['main', 'school'].map((notice) => acknowledgementContext(this.#current(notice)));
  }

  #current(notice: string): AcknowledgedNotice {
    return this.nodes[0]?.current(notice) ?? acknowledging();
  }

  /** N1–N3, N5, N6: in only by what was said and in force; N10, N11: each concern is over once, and what is settling is bare. */
  async #watch(inForce: string[][]): Promise<void> {
    const records = await this.records();
    for (const record of records) {
      const said = this.youths.find(({ id }) => id === record.id)?.said;
      for (const { epoch, notice, acknowledged } of everybodyIn(record)) {
        const name = `${record.id} ${epoch}`;
        if (this.#in.has(name)) continue;
        this.#in.add(name);
        expect(acknowledged.notice.notice).toBe(notice);
        expect(inForce.flat()).toContain(acknowledgementContext(acknowledged.notice));
        expect(said).toContainEqual(acknowledged.notice);
      }
    }
    const settling: SettlingRecord[] = [];
    for (const record of await this.#kept()) if (record.state === 'settling') settling.push(record);
    for (const record of settling) isBare(record);
    const open = [...records.filter(({ concern }) => concern !== null), ...settling].map(({ id }) => id);
    const over = [...this.#concerns].filter((id) => !open.includes(id)).length;
    this.#over += over;
    this.#concerns = new Set(open);
    expect(this.nodes.flatMap(({ concerns }) => concerns)).toHaveLength(this.#over);
  }

  async #offer({ staff, youth, mode, to, steps }: Extract<Step, { do: 'offer' }>): Promise<void> {
    const holder = (await this.records()).find(({ id }) => id === this.youths[youth]?.id)?.parties[0]?.staffId;
    const from = this.staff.findIndex(({ staffId }) => staffId === holder);
    const course: readonly Step[] = [
      { do: 'refer', staff: from < 0 ? staff : from, youth, mode, to },
      { do: 'consent', youth, node: 0 },
      { do: 'answer', staff: to, youth },
      { do: 'arrived', youth, node: 0 },
    ];
    for (const step of course.slice(0, steps)) await this.run(step);
  }

  async #youthDoes(step: Extract<Step, { node: number; youth: number }>): Promise<void> {
    const { do: what, youth, node } = step;
    const odd = 'odd' in step && step.odd;
    const agent = this.youths[youth];
    const relay = this.nodes[node];
    if (agent === undefined || relay === undefined) return;
    const { tab, id, resume } = agent;
    const record = (await this.records()).find((one) => one.id === id);
    if (what === 'join') {
      if (record !== undefined) return;
      tab?.cut();
      agent.tab = await relay.youth();
      const notice = this.#current('main');
      agent.said = [notice];
      agent.tab.say({ t: 'join', notice, profile: {} });
      const answer = await agent.tab.hearAny('joined', 'refused');
      if (answer.t === 'joined') Object.assign(agent, { id: answer.id, resume: answer.resume });
    } else if (what === 'back') {
      if (record === undefined) return;
      agent.tab = await relay.youth();
      agent.tab.say({ t: 'resume', id, resume });
      await agent.tab.hear('resumed');
    } else if (what === 'cut') {
      tab?.cut();
      await tab?.closed();
    } else if (what === 'acknowledge') {
      // Who has not joined would join.
      if (record === undefined) return;
      const asked = this.#current(record.claim?.by.notice ?? 'main');
      const notice = odd
        ? { ...asked, version: `${node}`, language: node === 0 ? ('so' as const) : asked.language }
        : asked;
      agent.said.push(notice);
      tab?.say({ t: 'join', notice, profile: {} });
    } else if (what === 'decline') {
      tab?.say({ t: 'decline', claim: odd ? systemRandom.id() : (record?.claim?.id ?? id) });
    } else if (what === 'leave') {
      tab?.say({ t: 'leave' });
    } else if (what === 'consent') {
      // What is bound otherwise now and then comes without (N6).
      const notice = node === 0 ? this.#current(record?.offer?.to.notice ?? 'main') : null;
      if (notice !== null) agent.said.push(notice);
      tab?.say({ t: 'consent', offer: record?.offer?.id ?? systemRandom.id(), answer: 'yes', notice });
    } else {
      const epoch = record?.offer?.arriving?.epoch ?? record?.parties.at(-1)?.epoch ?? 1;
      tab?.say(what === 'arrived' ? { t: 'arrived', epoch } : { t: 'distrust', epoch, reason: 'expired' });
    }
  }

  async #staffDoes(step: Exclude<Extract<Step, { staff: number }>, { do: 'offer' }>): Promise<void> {
    const agent = this.staff[step.staff];
    if (agent === undefined) return;
    if ('node' in step) return this.#comesOrGoes(agent, step);
    const id = this.youths[step.youth]?.id || systemRandom.id();
    const kept = (await this.#kept()).find((one) => one.id === id) ?? null;
    const record = conversationIn(kept) ?? undefined;
    // Of a concern mostly whoever it is.
    const likely =
      step.do === 'concern' && step.staff > 0 ? (concernIn(kept)?.owner ?? record?.parties[0]?.staffId) : null;
    const speaker = this.staff.find(({ staffId }) => staffId === likely) ?? agent;
    speaker.console?.say(this.#messageOf(step, id, record));
  }

  async #comesOrGoes(agent: StaffAgent, step: Extract<Step, { staff: number; node: number }>): Promise<void> {
    const { console, staffId, tokens } = agent;
    const relay = this.nodes[step.node];
    if (step.do === 'on') {
      console?.say({ t: 'duty-on', languages: ['sv'], capacity: 2, dutyCertificate: 'CCCC' });
    } else if (step.do === 'next') {
      console?.say({ t: 'take-next' });
    } else if (step.do === 'away') {
      console?.cut();
      await console?.closed();
    } else if (relay !== undefined) {
      const links = (await this.records()).flatMap((record) =>
        linksOf(record).flatMap(({ epoch, staff }) => (staff.includes(staffId) ? [{ id: record.id, epoch }] : [])),
      );
      agent.console = await relay.signedIn(tokens[step.node] ?? '', step.do === 'hello' ? links : []);
    }
  }

  #messageOf(
    step: Extract<Exclude<Step, { do: 'offer' }>, { staff: number; youth: number }>,
    id: string,
    record: ConversationRecord | undefined,
  ): FromStaff {
    switch (step.do) {
      case 'refer':
        return {
          t: 'refer',
          id,
          mode: step.mode,
          to: { kind: 'colleague', staffId: this.staff[step.to]?.staffId ?? id },
        };
      case 'concern':
        return step.step === null
          ? { t: 'concern-outcome', id, outcome: { is: 'reported' }, age: 'unknown' }
          : { t: 'concern', id, step: step.step, age: '15-17' };
      case 'answer':
        return { t: 'answer', id, offer: record?.offer?.id ?? id, accept: true };
      case 'side-end':
        return { t: 'side-end', id, epoch: record?.sides[0]?.epoch ?? 1 };
      case 'return':
        return { t: 'return', id, wanted: {} };
      default:
        return { t: step.do, id };
    }
  }

  /** Sends whatever could be sent, and compares what came. */
  async everybodySpeaks(): Promise<void> {
    this.#learn();
    const records = await this.records();
    const sent = new Map<number, string>();
    const speak = (who: string, send: (sequence: number) => void) => {
      this.#frames += 1;
      sent.set(this.#frames, who);
      send(this.#frames);
    };
    for (const { tab, id } of this.youths) {
      if (tab !== null) for (const epoch of this.#epochs) speak(id, (sequence) => tab.frame(epoch, sequence));
    }
    for (const { console, staffId } of this.staff) {
      if (console === null) continue;
      for (const epoch of this.#epochs) {
        for (const route of this.#routes) speak(staffId, (sequence) => console.frame(epoch, sequence, route));
      }
    }
    await this.settle();
    const came: string[] = [];
    for (const { tab, id } of this.youths) {
      for (; tab !== null && tab.pendingFrames > 0; ) {
        const frame = await tab.hearFrame();
        expect(readRoute(frame)).toBe(0);
        came.push(`${sent.get(readHeader(frame).sequence)} to ${id} in ${readEpoch(frame)}`);
      }
    }
    for (const { console, staffId } of this.staff) {
      for (; console !== null && console.pendingFrames > 0; ) {
        const frame = await console.hearFrame();
        came.push(`${sent.get(readHeader(frame).sequence)} to ${staffId} in ${readEpoch(frame)}`);
      }
    }
    expect(came.sort()).toEqual(this.#expected(records).sort());
    this.delivered += came.length;
  }

  /** One frame each way for each channel of which both ends are connected. */
  #expected(records: readonly ConversationRecord[]): string[] {
    const here = new Set(this.staff.flatMap(({ console, staffId }) => (console === null ? [] : [staffId])));
    for (const { tab, id } of this.youths) if (tab !== null) here.add(id);
    return records.flatMap((record) =>
      linksOf(record).flatMap(({ epoch, staff: [one, other = record.id] }) =>
        here.has(one) && here.has(other) ? [`${one} to ${other} in ${epoch}`, `${other} to ${one} in ${epoch}`] : [],
      ),
    );
  }

  #learn(): void {
    for (const { tab } of this.youths) for (const { epoch } of tab?.pending('accepted') ?? []) this.#epochs.add(epoch);
    for (const { console } of this.staff) {
      if (console === null) continue;
      const welcomes = console.pending('welcome');
      const told = [
        ...[...console.pending('taken'), ...console.pending('parties')].map(({ conversation }) => conversation),
        ...console.pending('side').map(({ side }) => side),
        ...welcomes.flatMap(({ held, sides }) => [...held, ...sides]),
      ];
      for (const { epoch, route } of told) {
        this.#epochs.add(epoch);
        this.#routes.add(route);
      }
    }
  }
}

/** As many random histories, each in a town of its own. */
export async function histories(runs: number, common: () => Promise<Common>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }), async (history) => {
      const town = new Town(await common());
      await town.start();
      try {
        for (const one of history) {
          await town.run(one);
          await town.everybodySpeaks();
        }
      } finally {
        await town.stop();
      }
    }),
    { numRuns: runs },
  );
}
