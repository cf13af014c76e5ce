/** Youths who come when they come, whatever the service does, and counsellors who take them. */
import { setTimeout as after } from 'node:timers/promises';
import * as bare from '../dialects/bare.ts';
import { join, keepAlive, portOf } from '../dialects/product.ts';
import * as socketIo from '../dialects/socket-io.ts';
import { listen } from '../exchange.ts';
import { inParallel } from '../in-parallel.ts';
import { residentKb } from '../operating-system.ts';
import { type Pair, party } from '../pair.ts';
import type { Target } from '../target.ts';
import { type LoadSocket, OPCODE } from '../web-socket.ts';
import { Desk, type Taken } from './desk.ts';
import { Schedule } from './schedule.ts';
import { type Percentiles, percentilesOf, type Step, Steps } from './steps.ts';
import { type Manners, Talk } from './talk.ts';

export interface Evening extends Manners {
  /** So many come, at random times within so long. */
  arrivals: number;
  overMs: number;
  /** So much longer for those who talk to come to an end; then everybody is gone. */
  afterMs: number;
  counsellors: number;
  /** Conversations that one counsellor holds at once. */
  capacity: number;
  /** Youths do the work that a door under pressure asks for. */
  works: boolean;
}

export interface Seen {
  steps: Partial<Record<Step, Percentiles>>;
  came: number;
  joined: number;
  talked: number;
  finished: number;
  /** By code, or what broke. */
  refused: Record<string, number>;
  held: { mean: number; most: number };
  waiting: { most: number };
  /** Delivered while youths were arriving. */
  frames: number;
  framesMs: number;
  allFrames: number;
  /** Resident kB of all nodes before, and when most conversations were held. */
  kbBefore: number;
  kbAtMost: number;
  /** The load's own lateness, which is part of every time that is counted from when something was due. */
  lateMs: Percentiles;
}

const ON_DUTY_AT_ONCE = 16;
const SAMPLE_MS = 100;

export class Visits {
  readonly #target: Target;
  readonly #evening: Evening;
  readonly #schedule = new Schedule();
  readonly #steps = new Steps();
  readonly #sockets = new Set<LoadSocket>();
  readonly #pids: number[];
  /** By conversation: those of whom one side is known. */
  readonly #coming = new Map<string, { taken?: { conversation: Taken; desk: Desk; socket: LoadSocket } }>();
  /** By conversation, and by counsellor's connection and route. */
  readonly #talks = new Map<string, Talk>();
  readonly #routes = new Map<LoadSocket, Map<number, Talk>>();
  readonly #seen = { came: 0, joined: 0, talked: 0, finished: 0, allFrames: 0, held: 0 };
  readonly #refused: Record<string, number> = {};

  constructor(target: Target, evening: Evening) {
    this.#target = target;
    this.#evening = evening;
    this.#pids = [target.pid, ...(target.others ?? [])].slice(0, target.ports?.length ?? 1);
  }

  async run(): Promise<Seen> {
    const { arrivals, overMs, afterMs, counsellors } = this.#evening;
    const isOurs = this.#target.dialect === 'product';
    const stopBeating = isOurs ? keepAlive(this.#sockets) : () => {};
    if (isOurs)
      await inParallel(counsellors, ON_DUTY_AT_ONCE, async (i) => this.#sockets.add((await this.#desk(i)).socket));
    const kbBefore = this.#kb();
    const start = performance.now();
    for (let i = 0; i < arrivals; i += 1) {
      this.#schedule.at(start + Math.random() * overMs, (dueAt) => {
        this.#seen.came += 1;
        const visit = isOurs ? this.#come(i, dueAt) : this.#meet(i, dueAt);
        visit.catch((error: Error) => this.#refuse(error.message));
      });
    }
    let [frames, framesMs, samples, sum, most, kbAtMost, mostWaiting] = [0, 0, 0, 0, 0, kbBefore, 0];
    const sample = (dueAt: number) => {
      const now = performance.now();
      if (now - start > overMs) return;
      [frames, framesMs] = [this.#seen.allFrames, now - start];
      samples += 1;
      sum += this.#seen.held;
      if (this.#seen.held > most) kbAtMost = this.#kb();
      most = Math.max(most, this.#seen.held);
      mostWaiting = Math.max(mostWaiting, this.#seen.joined - this.#seen.talked);
      this.#schedule.at(dueAt + SAMPLE_MS, sample);
    };
    this.#schedule.at(start, sample);
    const isDone = () => {
      const { came, finished } = this.#seen;
      const lost = Object.values(this.#refused).reduce((all, count) => all + count, 0);
      return performance.now() - start > overMs + afterMs || (came === arrivals && finished + lost === came);
    };
    await this.#schedule.run(isDone);
    for (const talk of this.#talks.values()) talk.cut();
    stopBeating();
    await after(SAMPLE_MS);
    for (const socket of this.#sockets) socket.drop();
    const { came, joined, talked, finished, allFrames } = this.#seen;
    return {
      ...{ came, joined, talked, finished, allFrames, frames, framesMs, kbBefore, kbAtMost },
      steps: this.#steps.percentiles(),
      refused: this.#refused,
      held: { mean: sum / Math.max(1, samples), most },
      waiting: { most: mostWaiting },
      lateMs: percentilesOf(this.#schedule.late),
    };
  }

  #desk(number: number): Promise<Desk> {
    const desk: Promise<Desk> = Desk.open(this.#target, number, this.#evening.capacity, {
      schedule: this.#schedule,
      taken: (conversation, socket) =>
        void desk.then((one) => {
          this.#coming.set(conversation.id, { taken: { conversation, desk: one, socket } });
        }),
      ended: (id) => this.#coming.delete(id),
      frame: (route, socket, buffer, at, length) => {
        const talk = this.#routes.get(socket)?.get(route);
        if (talk !== undefined) talk.received(talk.counsellor, buffer, at, length);
      },
    });
    return desk;
  }

  /** One visit to the product. */
  async #come(number: number, dueAt: number): Promise<void> {
    const port = portOf(this.#target, number) ?? this.#target.port;
    let last = dueAt;
    const step = (name: Step) => {
      const now = performance.now();
      this.#steps.took(name, now - last);
      last = now;
    };
    const opened = (open: LoadSocket) => {
      this.#sockets.add(open);
      step('arrival');
    };
    const { conversation, id } = await join({ ...this.#target, port }, { opened, works: this.#evening.works });
    const { socket } = conversation;
    socket.closed = (why) => this.#refuse(why);
    this.#seen.joined += 1;
    step('joined');
    const { epoch } = await conversation.hear('accepted');
    step('taken');
    await this.#talk(id, socket, Number(epoch), dueAt);
    await conversation.hear('ended');
    this.#sockets.delete(socket);
    this.#talks.delete(id);
    socket.drop();
    this.#seen.finished += 1;
  }

  async #talk(id: string, socket: LoadSocket, epoch: number, cameAt: number): Promise<void> {
    // The counsellor is told at the same time, perhaps by another node.
    while (this.#coming.get(id)?.taken === undefined) await after(1);
    const { conversation, desk, socket: theirs } = this.#coming.get(id)?.taken ?? {};
    if (conversation === undefined || desk === undefined || theirs === undefined) return;
    const talk = new Talk(party(socket, { route: 0, epoch }), party(theirs, conversation), {
      ...this.#talkParts(cameAt),
      over: () => {
        this.#routes.get(theirs)?.delete(conversation.route);
        this.#seen.held -= 1;
        desk.end(id);
      },
    });
    this.#talks.set(id, talk);
    const routes = this.#routes.get(theirs) ?? new Map<number, Talk>();
    routes.set(conversation.route, talk);
    this.#routes.set(theirs, routes);
    const controls = socket.received;
    socket.received = (opcode, buffer, at, length) => {
      if (opcode === OPCODE.binary) talk.received(talk.youth, buffer, at, length);
      else controls(opcode, buffer, at, length);
    };
    talk.begin();
  }

  /** The same two people at a relay that only pairs: no queue, and a counsellor for everybody. */
  async #meet(number: number, dueAt: number): Promise<void> {
    const { dialect, port } = this.#target;
    const pair: Pair = await (dialect === 'bare' ? bare.pair(port, number) : socketIo.pair(port, number));
    this.#steps.took('arrival', performance.now() - dueAt);
    this.#sockets.add(pair.a.socket).add(pair.b.socket);
    const over = () => {
      this.#talks.delete(String(number));
      this.#seen.held -= 1;
      this.#seen.finished += 1;
      for (const { socket } of [pair.a, pair.b]) {
        this.#sockets.delete(socket);
        socket.drop();
      }
    };
    const talk = new Talk(pair.a, pair.b, { ...this.#talkParts(dueAt), over });
    this.#talks.set(String(number), talk);
    listen(dialect, [pair], (to) => talk.heard(to === pair.a ? talk.youth : talk.counsellor));
    talk.begin();
  }

  #talkParts(cameAt: number) {
    this.#seen.talked += 1;
    this.#seen.held += 1;
    const delivered = () => {
      this.#seen.allFrames += 1;
    };
    return { schedule: this.#schedule, steps: this.#steps, manners: this.#evening, cameAt, delivered };
  }

  #refuse(why: string): void {
    this.#refused[why] = (this.#refused[why] ?? 0) + 1;
  }

  #kb(): number {
    return this.#pids.reduce((sum, pid) => sum + residentKb(pid), 0);
  }
}
