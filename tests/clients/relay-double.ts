/**
 * A relay for tests of the clients, over a fake network and a fake clock: it speaks the protocol as server/SPEC.md has it for a few
 * parties, and can lie. That the real one does so too is shown by `clients.test.ts`.
 */

import { encode } from '@dorren/shared/protocol/codec.ts';
import { CLOSE, type DistrustReason, type EndedBy, type RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice, CertificateChain, Profile } from '@dorren/shared/protocol/fields.ts';
import { isFrame, readEpoch, readRoute, writeRoute } from '@dorren/shared/protocol/frame.ts';
import {
  type FromStaff,
  fromStaff,
  type HeldConversation,
  type ToStaff,
} from '@dorren/shared/protocol/staff-messages.ts';
import { type FromYouth, fromYouth, type ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import type { FakeNetwork, ServerEnd } from '@dorren/shared/transport/fake-network.ts';
import * as v from 'valibot';

const GRACE_MS = 30_000;

export interface Counsellor {
  staffId: string;
  token: string;
  nameShown: string;
  staffCertificate: string;
}

interface StaffSeat extends Counsellor {
  end: ServerEnd | null;
  duty: Extract<FromStaff, { t: 'duty-on' }> | null;
  nextRoute: number;
  cancelGrace: () => void;
}

interface Talk {
  id: string;
  resume: string;
  notice: AcknowledgedNotice;
  profile: Profile;
  joinedAt: number;
  youth: ServerEnd | null;
  holder: StaffSeat | null;
  epoch: number;
  route: number;
  first: boolean;
  excluded: Set<string>;
}

export class RelayDouble {
  readonly #clock: FakeClock;
  readonly #staff: Map<string, StaffSeat>;
  readonly talks = new Map<string, Talk>();
  revocations = '';
  /** Lies about the chain. */
  presents: (chain: CertificateChain) => CertificateChain = (chain) => chain;
  /** What becomes of each frame under way: itself, nothing, or several. */
  passes: (frame: Uint8Array, to: 'youth' | 'counsellor') => readonly Uint8Array[] = (frame) => [frame];
  /** Every `join` is. */
  refuses: RefusalCode | null = null;
  readonly heard: string[] = [];
  #ids = 0;

  constructor(network: FakeNetwork, clock: FakeClock, counsellors: readonly Counsellor[]) {
    this.#clock = clock;
    this.#staff = new Map(
      counsellors.map((counsellor) => [
        counsellor.token,
        { ...counsellor, end: null, duty: null, nextRoute: 1, cancelGrace: () => undefined },
      ]),
    );
    network.accept = (end) => (end.url.endsWith('/youth/socket') ? this.#acceptYouth(end) : this.#acceptStaff(end));
  }

  /** What a tab posts to `/youth/leave` (C7). */
  beacon(body: string): void {
    const { id, resume } = JSON.parse(body);
    const talk = this.talks.get(id);
    if (talk !== undefined && talk.resume === resume) this.#end(talk, 'youth');
  }

  /** Everything is forgotten, as by a restart. */
  restart(): void {
    this.talks.clear();
  }

  #acceptYouth(end: ServerEnd): void {
    let talk: Talk | null = null;
    tell(end, { t: 'door', door: { state: 'open', waiting: this.talks.size, estimateMs: null, opensAt: null } });
    end.onData = (data) => {
      if (typeof data !== 'string') {
        if (talk !== null) this.#relayFromYouth(talk, data);
        return;
      }
      const message: FromYouth = v.parse(fromYouth, JSON.parse(data));
      this.heard.push(message.t);
      if (message.t === 'join') talk = this.#asked(end, talk, message);
      else if (message.t === 'resume') talk = this.#resume(end, message);
      else if (message.t === 'beat') tell(end, { t: 'beat' });
      else if (talk !== null && talk.youth === end) {
        if (message.t === 'leave') this.#end(talk, 'youth');
        if (message.t === 'distrust' && message.epoch === talk.epoch) this.#requeue(talk, 'distrusted', message.reason);
      }
    };
    end.onGone = () => {
      if (talk === null || talk.youth !== end) return;
      talk.youth = null;
      this.#tellHolder(talk, { t: 'presence', id: talk.id, youthPresent: false });
    };
  }

  /** N4: a version that is out of force is told to whoever waits. */
  changeNotice(version: string): void {
    for (const talk of this.talks.values()) {
      if (talk.notice.version !== version) tellMaybe(talk.youth, { t: 'refused', code: 'notice-outdated' });
    }
  }

  #asked(end: ServerEnd, talk: Talk | null, message: Extract<FromYouth, { t: 'join' }>): Talk | null {
    if (this.refuses !== null) {
      tell(end, { t: 'refused', code: this.refuses });
      return talk;
    }
    if (talk === null) return this.#join(end, message);
    talk.notice = message.notice;
    tell(end, { t: 'place', ...PLACE });
    return talk;
  }

  #join(end: ServerEnd, { notice, profile }: Extract<FromYouth, { t: 'join' }>): Talk {
    const id = `${++this.#ids}`.padStart(22, 'C');
    const talk: Talk = {
      ...{ id, resume: id.padEnd(43, 'R'), notice, profile },
      joinedAt: this.#clock.now(),
      youth: end,
      ...{ holder: null, epoch: 0, route: 0, first: false },
      excluded: new Set(),
    };
    this.talks.set(id, talk);
    tell(end, { t: 'joined', id, resume: talk.resume, ...PLACE });
    this.#showQueue(talk);
    return talk;
  }

  #resume(end: ServerEnd, { id, resume }: Extract<FromYouth, { t: 'resume' }>): Talk | null {
    const talk = this.talks.get(id);
    if (talk === undefined || talk.resume !== resume) {
      tell(end, { t: 'refused', code: 'unknown-conversation' });
      return null;
    }
    talk.youth?.close(CLOSE.replaced);
    talk.youth = end;
    if (talk.holder === null) {
      tell(end, { t: 'resumed', state: 'waiting', epoch: null });
      tell(end, { t: 'place', ...PLACE });
    } else {
      tell(end, { t: 'resumed', state: 'open', epoch: talk.epoch });
      tell(end, { t: 'accepted', epoch: talk.epoch, chain: this.#chain(talk.holder) });
      tell(end, { t: 'peer', present: talk.holder.end !== null });
      this.#tellHolder(talk, { t: 'presence', id, youthPresent: true });
    }
    return talk;
  }

  #acceptStaff(end: ServerEnd): void {
    let seat: StaffSeat | null = null;
    end.onData = (data) => {
      if (typeof data !== 'string') {
        if (seat !== null) this.#relayFromStaff(seat, data);
        return;
      }
      const message: FromStaff = v.parse(fromStaff, JSON.parse(data));
      this.heard.push(message.t);
      if (message.t === 'hello') seat = this.#hello(end, message);
      else if (message.t === 'beat') tell(end, { t: 'beat' });
      else if (seat?.end === end) this.#obey(seat, end, message);
    };
    end.onGone = () => {
      if (seat === null || seat.end !== end) return;
      const gone = seat;
      gone.end = null;
      for (const talk of this.#heldBy(gone)) tellMaybe(talk.youth, { t: 'peer', present: false });
      gone.cancelGrace = this.#clock.after(GRACE_MS, () => {
        for (const talk of this.#heldBy(gone)) this.#requeue(talk, 'counsellor-vanished');
        gone.duty = null;
      });
    };
  }

  #hello(end: ServerEnd, { token, holding }: Extract<FromStaff, { t: 'hello' }>): StaffSeat | null {
    const seat = this.#staff.get(token);
    if (seat === undefined) {
      end.close(CLOSE.notSignedIn);
      return null;
    }
    seat.cancelGrace();
    seat.end?.close(CLOSE.signedInElsewhere);
    seat.end = end;
    seat.nextRoute = 1;
    const held = this.#heldBy(seat).filter(({ id }) => holding.includes(id));
    const { staffId, nameShown, duty } = seat;
    const now = this.#clock.now();
    for (const talk of held) talk.route = seat.nextRoute++;
    tell(end, {
      t: 'welcome',
      staffId,
      role: 'counsellor',
      nameShown,
      now,
      held: held.map((talk) => this.#held(talk)),
    });
    tell(end, { t: 'duty', on: duty !== null, languages: duty?.languages ?? [], capacity: duty?.capacity ?? 0 });
    for (const talk of this.#heldBy(seat)) {
      if (held.includes(talk)) tellMaybe(talk.youth, { t: 'peer', present: true });
      else this.#requeue(talk, 'counsellor-vanished');
    }
    for (const talk of this.talks.values()) if (talk.holder === null) this.#showQueue(talk);
    return seat;
  }

  #obey(seat: StaffSeat, end: ServerEnd, message: FromStaff): void {
    switch (message.t) {
      case 'duty-on':
        seat.duty = message;
        tell(end, { t: 'duty', on: true, languages: message.languages, capacity: message.capacity });
        for (const talk of this.talks.values()) if (talk.holder === null) this.#showQueue(talk);
        break;
      case 'duty-change':
        if (seat.duty !== null) seat.duty.capacity = message.capacity;
        tell(end, { t: 'duty', on: true, languages: message.languages, capacity: message.capacity });
        break;
      case 'duty-off':
        if (this.#heldBy(seat).length > 0) {
          tell(end, { t: 'refused', re: message.t, code: 'conversations-open' });
          return;
        }
        seat.duty = null;
        tell(end, { t: 'duty', on: false, languages: [], capacity: 0 });
        break;
      case 'take':
      case 'take-next':
        this.#take(seat, end, message);
        break;
      case 'end': {
        const talk = this.talks.get(message.id);
        if (talk?.holder === seat) this.#end(talk, 'counsellor');
        else tell(end, { t: 'refused', re: 'end', code: 'unknown-conversation', id: message.id });
      }
    }
  }

  #take(seat: StaffSeat, end: ServerEnd, message: Extract<FromStaff, { t: 'take' | 'take-next' }>): void {
    const free = (talk: Talk): boolean => talk.youth !== null && !talk.excluded.has(seat.staffId);
    const wanted = [...this.talks.values()].filter((talk) => message.t === 'take-next' || talk.id === message.id);
    const talk = wanted.find((one) => one.holder === null && free(one));
    if (talk === undefined || seat.duty === null) {
      const holder = wanted[0]?.holder;
      tell(end, {
        ...{ t: 'refused', re: message.t, code: holder ? 'already-taken' : 'queue-empty' },
        ...(holder ? { by: holder.nameShown } : {}),
      });
      return;
    }
    talk.holder = seat;
    talk.epoch++;
    talk.route = seat.nextRoute++;
    for (const other of this.#staff.values()) {
      tellMaybe(other.end, {
        ...{ t: 'queue', all: false, added: [], waiting: 0 },
        removed: [{ id: talk.id, takenBy: seat.nameShown }],
      });
    }
    tell(end, { t: 'taken', conversation: this.#held(talk) });
    tellMaybe(talk.youth, { t: 'accepted', epoch: talk.epoch, chain: this.#chain(seat) });
  }

  #relayFromYouth(talk: Talk, frame: Uint8Array): void {
    const end = talk.holder?.end;
    if (!isFrame(frame) || readEpoch(frame) !== talk.epoch || !end) return;
    for (const passed of this.passes(frame, 'counsellor')) {
      const routed = passed.slice();
      writeRoute(routed, talk.route);
      end.send(routed);
    }
  }

  #relayFromStaff(seat: StaffSeat, frame: Uint8Array): void {
    const talk = this.#heldBy(seat).find(({ route }) => route === readRoute(frame));
    if (talk === undefined || !isFrame(frame) || readEpoch(frame) !== talk.epoch) return;
    for (const passed of this.passes(frame, 'youth')) {
      const routed = passed.slice();
      writeRoute(routed, 0);
      talk.youth?.send(routed);
    }
  }

  #requeue(talk: Talk, reason: 'counsellor-vanished' | 'distrusted', why: DistrustReason | null = null): void {
    if (why !== null) {
      if (talk.holder) talk.excluded.add(talk.holder.staffId);
      this.#tellHolder(talk, { t: 'distrusted', id: talk.id, reason: why });
    }
    talk.holder = null;
    talk.first = true;
    tellMaybe(talk.youth, { t: 'requeued', reason, ...PLACE });
    this.#showQueue(talk);
  }

  #end(talk: Talk, by: EndedBy): void {
    this.talks.delete(talk.id);
    this.#tellHolder(talk, { t: 'ended', id: talk.id, by });
    if (by !== 'youth') tellMaybe(talk.youth, { t: 'ended', by });
  }

  #showQueue({ id, joinedAt, first, profile, notice }: Talk): void {
    const added = [{ id, joinedAt, first, profile, notice }];
    for (const { end, duty } of this.#staff.values()) {
      if (duty !== null) tellMaybe(end, { t: 'queue', all: false, added, removed: [], waiting: 1 });
    }
  }

  #chain({ staffId, staffCertificate, duty }: StaffSeat): CertificateChain {
    const dutyCertificate = duty?.dutyCertificate ?? '';
    return this.presents({ staffId, staffCertificate, dutyCertificate, revocations: this.revocations });
  }

  #held({ id, route, epoch, joinedAt, youth, profile, notice }: Talk): HeldConversation {
    const takenAt = this.#clock.now();
    return {
      id,
      route,
      epoch,
      joinedAt,
      takenAt,
      youthPresent: youth !== null,
      profile,
      notice,
      acknowledgedAt: joinedAt,
    };
  }

  #heldBy(seat: StaffSeat): Talk[] {
    return [...this.talks.values()].filter(({ holder }) => holder === seat);
  }

  #tellHolder(talk: Talk, message: ToStaff): void {
    tellMaybe(talk.holder?.end ?? null, message);
  }
}

const PLACE = { place: 1, waiting: 1, estimateMs: null };

function tell(end: ServerEnd, message: ToYouth | ToStaff): void {
  end.send(encode(message));
}

function tellMaybe(end: ServerEnd | null, message: ToYouth | ToStaff): void {
  if (end !== null) tell(end, message);
}
