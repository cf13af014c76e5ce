/** The relay: connections, the state store and the core, put together. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { LeaveBeacon } from '@dorren/shared/protocol/youth-messages.ts';
import { COVER_MS } from '@dorren/shared/transport/steady.ts';
import type { Overview } from '../core/records.ts';
import type { Address } from '../ports/bus.ts';
import { OutOfTouch } from '../ports/nodes.ts';
import type { Announcement } from '../ports/state-store.ts';
import { Admission } from './admission.ts';
import { Deeds } from './carry-out.ts';
import { Commits } from './commits.ts';
import type { RelayContext } from './context.ts';
import { DoorKeeper } from './door-keeper.ts';
import { Farewells } from './farewells.ts';
import { Flusher } from './flusher.ts';
import type { Hub, HubParts } from './hub-parts.ts';
import type { Line } from './line.ts';
import { makeRoom } from './making-room.ts';
import { Names } from './names.ts';
import { tellPlaces } from './places.ts';
import { PlainLine } from './plain-line.ts';
import { QueueWindow } from './queue-window.ts';
import { Register } from './register.ts';
import type { RelaySocket } from './relay-socket.ts';
import { Scratch } from './scratch.ts';
import { StaffConnection } from './staff-connection.ts';
import { StaffDesk } from './staff-desk.ts';
import { SteadyLine } from './steady-line.ts';
import { closeAll, endAll, sendAway } from './stopping.ts';
import { supervise, tellSupervisors } from './supervising.ts';
import { Throttle } from './throttle.ts';
import { Sweep } from './timers.ts';
import { Wheel } from './wheel.ts';
import { YouthConnection } from './youth-connection.ts';
import { YouthDesk } from './youth-desk.ts';

const NOTHING_YET: Overview = {
  version: -1,
  waiting: 0,
  seats: 0,
  open: 0,
  interrupted: 0,
  settling: 0,
  concerns: 0,
  concernsNotTakenOn: 0,
  onDuty: 0,
  places: 0,
  medianLengthMs: null,
};

export function createHub(parts: HubParts): Hub {
  return new Relay(parts);
}

class Relay implements Hub {
  readonly #parts: HubParts;
  readonly #context: RelayContext;
  readonly #register = new Register();
  readonly #scratch = new Scratch();
  readonly #wheel: Wheel;
  readonly #commits: Commits;
  readonly #doorKeeper: DoorKeeper;
  readonly #admission: Admission;
  readonly #deeds: Deeds;
  readonly #youthDesk: YouthDesk;
  readonly #staffDesk: StaffDesk;
  readonly #sweep: Sweep;
  readonly #doors: Throttle;
  readonly #places: Throttle;
  readonly #queue: Throttle;
  readonly #supervision: Throttle;
  readonly #stopListening: (() => void)[];
  readonly #farewells: Farewells;
  #closing = false;

  constructor(parts: HubParts) {
    const { store, bus, nodes, clock, random, sessions, centre } = parts;
    const { competences, counters, referrals, settings, work, spentWork, onFault } = parts;
    const register = this.#register;
    const context = { clock, counters, bus, settings, flusher: new Flusher(), onFault };
    const notices = () => centre.notices();
    const commits = new Commits({ store, settings, counters, referrals, concerns: parts.concerns, notices });
    const doorKeeper = new DoorKeeper(context, centre, register, NOTHING_YET);
    const overview = () => doorKeeper.overview;
    const queueWindow = new QueueWindow(store, register, overview);
    this.#parts = parts;
    this.#context = context;
    this.#farewells = new Farewells(clock, Math.max(settings.youthGraceMs, settings.waitingGraceMs));
    this.#wheel = new Wheel(clock, COVER_MS);
    this.#commits = commits;
    this.#doorKeeper = doorKeeper;
    this.#doors = this.#throttled(settings.placeIntervalMs, () => doorKeeper.tellAll());
    this.#places = this.#throttled(settings.placeIntervalMs, () => tellPlaces(store, register, overview));
    this.#queue = this.#throttled(settings.queueIntervalMs, () => queueWindow.tellAll());
    this.#supervision = this.#throttled(settings.supervisionIntervalMs, () => tellSupervisors(store, clock, register));
    this.#deeds = new Deeds({ context, centre, register, queueWindow, askForQueue: () => this.#queue.request() });
    const desk = { commits, register, doorKeeper, names: new Names(nodes), clock, random };
    this.#admission = new Admission({ work, spentWork, clock, counters, settings, doorKeeper });
    this.#youthDesk = new YouthDesk({ ...desk, admission: this.#admission });
    this.#staffDesk = new StaffDesk({
      ...desk,
      store,
      sessions,
      competences,
      centre,
      referrals,
      askForSupervision: () => this.#supervision.request(),
    });
    const swept = () => {
      // Opening hours and waiting times move by themselves.
      this.#doors.request();
      this.#supervision.request();
      this.#admission.forget();
      this.#sayFarewells();
      // As at first, and after whatever was missed (M4).
      if (doorKeeper.overview.version < 0 && nodes.inTouch) this.#guard(async () => this.#know(await store.overview()));
    };
    this.#sweep = new Sweep({ context, store, nodes, commits, register, swept });
    this.#stopListening = [
      store.subscribe((announcement) => this.#heard(announcement)),
      bus.listen((to, frame) => this.#deliver(to, frame)),
      nodes.onLost(() => this.#lost()),
      centre.onNotices(() => this.#noticesChanged()),
      sessions.onEnded((staffId) => this.#guard(() => this.#dismiss(staffId))),
      sessions.onDisabled((staffId) => this.#guard(() => this.#disable(staffId))),
    ];
    this.#guard(async () => this.#know(await store.overview()));
  }

  door() {
    return this.#doorKeeper.door();
  }

  supervision() {
    return supervise(this.#parts.store, this.#parts.clock);
  }

  gauges() {
    const { waiting, open, interrupted, onDuty } = this.#doorKeeper.overview;
    const { connections, unjoined } = this.#register;
    return { connections, unjoined, waiting, open, interrupted, onDuty, ...this.#admission.gauges() };
  }

  async leaveByBeacon(beacon: LeaveBeacon): Promise<void> {
    const event = { kind: 'beacon', at: this.#parts.clock.now(), secret: beacon.resume } as const;
    try {
      const committed = await this.#commits.conversation(beacon.id, null, event);
      if (!committed.ok) this.#parts.counters.refused(committed.code);
    } catch (error) {
      if (!(error instanceof OutOfTouch)) throw error;
      this.#farewells.keep(beacon);
    }
  }

  /** M4: those that came while there was no Redis. */
  #sayFarewells(): void {
    if (!this.#parts.nodes.inTouch) return;
    for (const beacon of this.#farewells.take()) this.#guard(() => this.leaveByBeacon(beacon));
  }

  async shutdown(graceMs: number): Promise<void> {
    const { store, nodes, clock } = this.#parts;
    // M5: whoever is here comes back elsewhere.
    if (!(await nodes.leave())) {
      this.#doorKeeper.stopping = true;
      this.#doors.request();
      if (nodes.inTouch) await endAll({ store, commits: this.#commits, register: this.#register, clock }, graceMs);
    }
    this.#closing = true;
    this.#sweep.stop();
    for (const throttle of [this.#doors, this.#places, this.#queue, this.#supervision]) throttle.stop();
    await closeAll(this.#register);
    for (const stop of this.#stopListening) stop();
  }

  get isOpen(): boolean {
    return !this.#closing && this.#parts.nodes.inTouch;
  }

  refusesConnection(sameOrigin: boolean): RefusalCode | null {
    const refusal = this.#refusal(sameOrigin);
    if (refusal !== null) this.#parts.counters.refused(refusal);
    return refusal;
  }

  acceptYouth(socket: RelaySocket, address: string | null = null): void {
    const share = this.#admission.shareOf(address);
    if (socket.speaksSteadily) this.#acceptSteadily(socket, share);
    else this.#acceptPlainly(socket, share);
  }

  acceptStaff(socket: RelaySocket): void {
    const staff = new StaffConnection(this.#context, new PlainLine(socket, this.#scratch), this.#staffDesk);
    this.#register.add(staff);
    makeRoom(this.#register, this.#context.settings);
    if (!socket.speaksOurs) staff.refuseAndClose('', 'unsupported-version');
  }

  #acceptPlainly(socket: RelaySocket, share: string | null): void {
    const youth = this.#youthOn(new PlainLine(socket, this.#scratch), this.#context.settings.idleMs, share);
    if (socket.speaksOurs) this.#tellDoor(youth);
    else youth.refuseAndClose('', 'unsupported-version');
  }

  #acceptSteadily(socket: RelaySocket, share: string | null): void {
    const line = new SteadyLine(socket, this.#scratch, this.#wheel);
    this.#tellDoor(this.#youthOn(line, this.#context.settings.steadyIdleMs, share));
    line.begin();
  }

  #youthOn(line: Line, outsideMs: number, share: string | null): YouthConnection {
    const youth = new YouthConnection(this.#context, line, this.#youthDesk, outsideMs);
    youth.share = share;
    this.#register.add(youth);
    makeRoom(this.#register, this.#context.settings);
    return youth;
  }

  /** Together with the answer to the upgrade, which is still corked. */
  #tellDoor(youth: YouthConnection): void {
    youth.toldDoor = this.#doorKeeper.message();
    youth.send(youth.toldDoor);
    youth.flush();
  }

  #refusal(sameOrigin: boolean): RefusalCode | null {
    if (!sameOrigin) return 'not-allowed';
    if (this.#closing) return 'shutting-down';
    return this.#parts.nodes.inTouch ? null : 'unavailable';
  }

  #heard(announcement: Announcement): void {
    for (const effect of announcement.effects) this.#deeds.carryOut(effect, announcement);
    if (announcement.queueMoved) this.#queue.request();
    this.#know(announcement.overview);
  }

  #know(overview: Overview): void {
    const { version, waiting } = this.#doorKeeper.overview;
    if (overview.version <= version) return;
    this.#doorKeeper.overview = overview;
    this.#doors.request();
    this.#places.request();
    this.#supervision.request();
    if (overview.waiting !== waiting) this.#queue.request();
  }

  /** A frame from another node. */
  #deliver({ conversationId, epoch, staffId }: Address, frame: Buffer): boolean {
    const end = this.#register.channel(conversationId, epoch)?.endOf(staffId) ?? null;
    if (end === null || end.target === null) return false;
    end.target.sendFrame(frame, end.route);
    return true;
  }

  /** M4: what is known here may not be so. */
  #lost(): void {
    sendAway(this.#register);
    this.#register.unlinkAll();
    this.#doorKeeper.overview = NOTHING_YET;
  }

  #noticesChanged(): void {
    const { door } = this.#parts.centre.notices();
    for (const staff of this.#register.staff.values()) staff.tellBound(door);
    this.#guard(() => this.#sweep.noticesChanged());
  }

  /** A8. */
  async #dismiss(staffId: string): Promise<void> {
    await this.#commits.staff(staffId, { kind: 'dismissed', at: this.#parts.clock.now() });
    await this.#sweep.release(staffId);
  }

  /** A8, N10: what they left open waits for them no longer. */
  async #disable(staffId: string): Promise<void> {
    await this.#dismiss(staffId);
    for (const id of await this.#parts.store.all()) {
      await this.#commits.conversation(id, null, { kind: 'staff-disabled', staffId });
    }
  }

  #throttled(intervalMs: number, task: () => Promise<void>): Throttle {
    return new Throttle(this.#parts.clock, intervalMs, async () => {
      try {
        await task();
      } catch (error) {
        this.#parts.onFault(error);
      }
    });
  }

  #guard(task: () => Promise<void>): void {
    task().catch(this.#parts.onFault);
  }
}
