/**
 * Both clients, as they are, and the relay, as it is, on a network and a clock that the test moves by hand. Each tab has a line of its own,
 * which can be cut, and whose messages the test can change on the way: a server that lies.
 */
import { decode, encode } from '@dorren/shared/protocol/codec.ts';
import { type ToStaff, toStaff } from '@dorren/shared/protocol/staff-messages.ts';
import { type ToYouth, toYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { FakeNetwork } from '@dorren/shared/transport/fake-network.ts';
import type { Hub } from '../../server/src/relay/hub-parts.ts';
import type { RelaySocket } from '../../server/src/relay/relay-socket.ts';
import type { RelaySettings } from '../../server/src/relay/settings.ts';
import { TestRelay } from '../../server/src/testing/relay.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation } from '../../staff-console/src/lib/staff-state.ts';
import { cardName, makePerson, makeRoot, type Person, sodium } from '../../staff-console/src/lib/test-desk.ts';
import type { Visit } from '../../web-client/src/client/state.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { lineSocket } from './line-socket.ts';

// So that loading it takes no time in the tests, which turn time by hand.
await import('../../web-client/src/client/conversation.ts').then(({ makeConversations }) =>
  makeConversations({ id: '', rootKey: '' }, new FakeClock()),
);

type Message = ToStaff | ToYouth;
const STEP_MS = 50;
export const PROFILE = { ageBand: '15-17' } as const;

/** One tab's way to the relay. */
export class Line<M extends Message = Message> {
  readonly network = new FakeNetwork();
  /** Control messages that the tab sent, and those that it was sent. */
  readonly said: { t: string }[] = [];
  readonly heard: M[] = [];
  /** What becomes of each message to the tab. */
  lies: (message: M) => readonly M[] = (message) => [message];
  /** What becomes of each frame to the tab. */
  passes: (frame: Uint8Array) => readonly Uint8Array[] = (frame) => [frame];
  readonly #read: (text: string) => M;

  constructor(read: (text: string) => M, hub: Hub, accept: (socket: RelaySocket) => void) {
    this.#read = read;
    this.network.refuses = () => hub.refusesConnection(true) !== null;
    this.network.accept = (end) =>
      accept(
        lineSocket(end, {
          says: (text) => this.said.push(JSON.parse(text)) > 0,
          tells: (text) => this.#told(text),
          passes: (frame) => this.passes(frame),
        }),
      );
  }

  cut(): void {
    this.network.isUp = false;
    this.network.cut();
  }

  restore(): void {
    this.network.isUp = true;
  }

  #told(text: string): string[] {
    const messages = this.lies(this.#read(text));
    this.heard.push(...messages);
    return messages.map(encode);
  }
}

function reader<M>(schema: Parameters<typeof decode<M>>[0]): (text: string) => M {
  return (text) => {
    const message = decode(schema, text);
    if (!message.ok) throw new Error(`the relay said what it may not: ${text}`);
    return message.value;
  };
}

/** A member of staff with their tab. */
export interface Staff {
  person: Person;
  client: StaffClient;
  line: Line<ToStaff>;
  token: string;
}

export interface Youth {
  client: YouthClient;
  line: Line<ToYouth>;
}

export class House {
  readonly clock = new FakeClock();
  readonly root = makeRoot();
  readonly relay: TestRelay;
  /** Whether the youths' lines are. */
  readonly steady: boolean;
  readonly #lines: { network: FakeNetwork }[] = [];

  private constructor(relay: TestRelay, clock: FakeClock, steady: boolean) {
    this.relay = relay;
    this.clock = clock;
    this.steady = steady;
    relay.revocations = '';
  }

  static async open(settings: Partial<RelaySettings> = {}, { steady = false } = {}): Promise<House> {
    const clock = new FakeClock();
    return new House(await TestRelay.start({ clock, settings }), clock, steady);
  }

  async close(): Promise<void> {
    let isStopped = false;
    const stopped = this.relay.stop().then(() => {
      isStopped = true;
    });
    while (!isStopped) await this.pass(1_000);
    await stopped;
    if (this.relay.faults.length > 0) throw this.relay.faults[0];
  }

  /** Comes on duty. */
  async staff(nameShown: string, teams: readonly ('health' | 'police-coordinator')[] = []): Promise<Staff> {
    const person = makePerson(this.root, this.clock, nameShown);
    const { staffId, staffCertificate, organisation } = person;
    const token = this.relay.session({ staffId, nameShown, organisation, staffCertificate, teams: [...teams] });
    const staff = await this.#tab(person, token);
    await this.onDuty(staff);
    return staff;
  }

  /** The tab is closed and opened anew: its keys and texts are gone, the session is not. */
  async reloaded({ person, client, token }: Staff): Promise<Staff> {
    client.close();
    return this.#tab(person, token);
  }

  async onDuty({ client }: Staff): Promise<void> {
    client.dutyOn(['sv'], 2);
    await this.until(() => client.state.duty.on);
  }

  async #tab(person: Person, token: string): Promise<Staff> {
    const { staffId, nameShown, staffCertificate, identity } = person;
    const line = new Line(reader<ToStaff>(toStaff), this.relay.hub, (socket) => this.relay.hub.acceptStaff(socket));
    this.#lines.push(line);
    const client = new StaffClient({
      ...{ url: 'ws://test/staff/socket', WebSocket: line.network.WebSocket },
      ...{ clock: this.clock, random: () => 1, sodium },
      session: { token, staffId, role: 'counsellor', nameShown, staffCertificate, centre: this.root.centre },
      identity: { publicKey: identity.publicKey, secretKey: identity.secretKey.slice() },
    });
    await this.until(() => client.state.connection === 'online');
    return { person, client, line, token };
  }

  /** A way to the relay for whatever speaks as a youth's page does. */
  youthLine(): Line<ToYouth> {
    const line = new Line(reader<ToYouth>(toYouth), this.relay.hub, (socket) => this.relay.hub.acceptYouth(socket));
    this.#lines.push(line);
    return line;
  }

  /** A youth's page that was just opened. */
  reader(): Youth & { beacons: string[] } {
    const line = this.youthLine();
    const beacons: string[] = [];
    const client = new YouthClient({
      ...{ url: 'ws://test/youth/socket', WebSocket: line.network.WebSocket, clock: this.clock, random: () => 1 },
      loadConversation: () => import('../../web-client/src/client/conversation.ts'),
      centre: this.root.centre,
      beacon: (body) => {
        beacons.push(body);
        void this.relay.hub.leaveByBeacon(JSON.parse(body));
      },
      steady: this.steady,
    });
    client.connect();
    return { client, line, beacons };
  }

  async youth(): Promise<Youth> {
    const { client, line } = this.reader();
    await this.until(() => client.state.door?.state === 'open');
    client.join({ notice: this.relay.current(), profile: PROFILE });
    await this.until(() => client.state.visit.phase === 'waiting');
    return { client, line };
  }

  /** A youth who talks with this member of staff. */
  async talking(staff: Staff): Promise<Youth> {
    const youth = await this.youth();
    await this.until(() => staff.client.state.queue.entries.length > 0);
    staff.client.takeNext();
    await this.until(
      () => youth.client.state.visit.phase === 'talking' && staff.client.state.conversations.at(-1)?.canSend === true,
    );
    return youth;
  }

  /** Lets everything under way arrive. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) {
      for (const { network } of this.#lines) network.settle();
      // One full turn of the loop: the relay gathers what it writes until then.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.clock.advance(Math.min(left, STEP_MS));
      await this.settle();
    }
  }

  /** Lets time pass until it is so. @throws Error if it is not so within a minute. */
  async until(holds: () => boolean): Promise<void> {
    await this.settle();
    for (let left = 60_000; !holds(); left -= STEP_MS) {
      if (left <= 0) throw new Error('it does not come about');
      await this.pass(STEP_MS);
    }
  }
}

export function talkingOf({ client }: Youth): Extract<Visit, { phase: 'talking' }> {
  const { visit } = client.state;
  if (visit.phase !== 'talking') throw new Error(`the visit is ${visit.phase}`);
  return visit;
}

export function conversationOf({ client }: Staff, index = 0): Conversation {
  const conversation = client.state.conversations[index];
  if (conversation === undefined) throw new Error('no such conversation');
  return conversation;
}

/** The log in short: texts with who said them and how far they are, cards, events. */
export function staffLog(staff: Staff): string[] {
  return conversationOf(staff).messages.map((entry) => {
    if (entry.kind === 'text') return `${entry.from}: ${entry.text} (${entry.mark})`;
    if (entry.kind === 'card') return `card ${cardName(entry.card)} (${entry.mark})`;
    if (entry.kind === 'form') return `form ${entry.form} (${entry.answers === null ? entry.mark : 'answered'})`;
    return `${entry.event} ${entry.person.nameShown}`;
  });
}

export function youthLog(youth: Youth): string[] {
  const { visit } = youth.client.state;
  const messages = 'messages' in visit ? visit.messages : [];
  return messages.map((entry) => {
    if (entry.kind === 'text') return `${entry.author?.nameShown ?? 'youth'}: ${entry.text} (${entry.mark})`;
    if (entry.kind === 'card') return `card ${cardName(entry.card)}`;
    if (entry.kind === 'form') return `form ${entry.form} (${entry.state})`;
    return `${entry.event} ${entry.person.nameShown}`;
  });
}
