/**
 * What is watched over at every commit of a random history, by rules written again for the purpose: who is let in by which
 * acknowledgement (SPEC N1–N6), and what becomes of each concern (N7–N11).
 */
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { expect } from 'vitest';
import type { Counted } from '../core/effects.ts';
import type { ConversationEvent } from '../core/events.ts';
import { concernIn, conversationIn, everybodyIn } from '../core/parties.ts';
import type { StaffEvent } from '../core/presence.ts';
import type { Concern, CurrentNotices, KeptRecord, Party } from '../core/records.ts';

interface Seen {
  before: KeptRecord | null;
  after: KeptRecord | null;
}

/** What has to be known of those who are watched. */
interface Watched {
  notices: CurrentNotices;
  /** By which notice who is bound, and who is connected. */
  boundAs: ReadonlyMap<string, string | null>;
  connections: ReadonlyMap<string, string>;
  /** What the page of this conversation ever said that it acknowledged. */
  tabOf(id: string): { said: AcknowledgedNotice[] } | null;
}

/** Ends that take an open concern with them when nobody is left to settle it. */
const ENDS: ReadonlySet<string> = new Set(['leave', 'beacon', 'expire', 'shutdown']);

export class Ledger {
  readonly #house: Watched;
  opened = 0;
  over = 0;
  /** All that came about, so that a test can see that everything does. */
  readonly happened = new Set<string>();

  constructor(house: Watched) {
    this.#house = house;
  }

  refused({ kind }: ConversationEvent | StaffEvent, code: string): void {
    this.happened.add(`${kind} ${code}`);
  }

  committed(event: ConversationEvent, seen: Seen | null, counted: readonly Counted[]): void {
    expect(seen).not.toBeNull();
    if (seen === null) return;
    const { before, after } = seen;
    this.#lettingIn(before, after);
    this.#ofConcern(event, before, after, counted);
    for (const one of counted) if (one.count === 'claim') this.happened.add(`claim ${one.outcome}`);
  }

  #lettingIn(before: KeptRecord | null, after: KeptRecord | null): void {
    const [was, is] = [conversationIn(before), conversationIn(after)];
    if (is === null) return;
    const were = was === null ? [] : everybodyIn(was);
    for (const party of everybodyIn(is)) {
      const known = were.find(({ epoch }) => epoch === party.epoch);
      // Once in, nothing moves what they were let in by.
      if (known !== undefined) expect(party.acknowledged).toEqual(known.acknowledged);
      else this.#isLetIn(is.id, party);
    }
  }

  /** Theirs, in force at this moment, in a text that there is, and said by the page itself. */
  #isLetIn(id: string, { staffId, notice, acknowledged }: Party): void {
    const { notices } = this.#house;
    const told = acknowledged.notice;
    expect(told.notice).toBe(notice);
    expect(this.#house.connections.has(staffId)).toBe(true);
    // V8: at this moment, for one who is bound by the door's.
    expect(notice).toBe(this.#house.boundAs.get(staffId) ?? notices.door);
    expect(told.version).toBe(notices.inForce[notice]?.version);
    expect([...(notices.inForce[notice]?.texts ?? [])]).toContain(`${told.language} ${told.level}`);
    expect(this.#house.tabOf(id)?.said).toContainEqual(told);
    this.happened.add(`in by ${notice}`);
  }

  #ofConcern(
    event: ConversationEvent,
    before: KeptRecord | null,
    after: KeptRecord | null,
    counted: readonly Counted[],
  ): void {
    const [was, is] = [concernIn(before), concernIn(after)];
    const ends = counted.filter((one) => one.count === 'concern');
    // One outcome when it is over, none before.
    expect(ends).toHaveLength(was !== null && is === null ? 1 : 0);
    if (was === null && is !== null) this.#opens(event, before, is);
    if (was !== null && is !== null) this.#goesOn(event, was, is, before, after);
    for (const { outcome, concern } of ends) {
      if (before === null || was === null) continue;
      this.over += 1;
      this.happened.add(`${before.state === 'settling' ? 'settling' : 'in'} ${outcome.is}`);
      expect({ ...concern, age: was.age }).toEqual(was);
      if (outcome.is === 'lost') this.#isLost(event, before, was, after);
      else expect(event).toMatchObject({ kind: 'concern-outcome', staffId: was.owner, outcome, age: concern.age });
    }
    // N8.
    if (event.kind === 'end') expect(was).toBeNull();
    if (before?.state !== 'settling' && after?.state === 'settling') this.happened.add(`settling by ${event.kind}`);
  }

  #opens(event: ConversationEvent, before: KeptRecord | null, is: Concern): void {
    expect(event.kind === 'concern' && event.step).toBe('open');
    const parties = conversationIn(before)?.parties.map(({ staffId }) => staffId) ?? [];
    expect(parties).toContain(is.owner);
    this.opened += 1;
  }

  #goesOn(
    event: ConversationEvent,
    was: Concern,
    is: Concern,
    before: KeptRecord | null,
    after: KeptRecord | null,
  ): void {
    const order = ['concern', 'told', 'reporting'];
    if (was.owner === is.owner) {
      expect(order.indexOf(is.stage)).toBeGreaterThanOrEqual(order.indexOf(was.stage));
      if (was.stage !== is.stage) expect(event).toMatchObject({ kind: 'concern', staffId: was.owner, step: is.stage });
    } else if (is.owner === null) {
      this.happened.add('passed on');
      expect(is.lastOwner).toBe(was.owner);
      expect(is.stage).toBe('concern');
    } else {
      // Nobody takes it from another: it was nobody's.
      expect(was.owner).toBeNull();
      if (after?.state === 'settling') {
        // The holder's, else of whoever had it last.
        const holder = conversationIn(before)?.parties[0]?.staffId ?? null;
        expect(is.owner).toBe(holder ?? was.lastOwner);
        if (holder === null) this.happened.add('settling by the last owner');
        return;
      }
      expect(event).toMatchObject({ kind: 'concern', step: 'take-over', staffId: is.owner });
      this.happened.add('taken over');
    }
  }

  /** N10: nobody was there, or is any more. */
  #isLost(event: ConversationEvent, before: KeptRecord, was: Concern, after: KeptRecord | null): void {
    if (before.state === 'settling') {
      this.happened.add(`lost by ${event.kind}`);
      expect(['shutdown', 'staff-disabled', 'expire']).toContain(event.kind);
      if (event.kind === 'staff-disabled') expect(event.staffId).toBe(was.owner);
      if (event.kind === 'expire') expect(event.at).toBeGreaterThanOrEqual(before.until);
      // Whoever is away is told when they are back.
      const waits = event.kind === 'expire' && !this.#house.connections.has(was.owner ?? '');
      expect(after?.state ?? null).toBe(waits ? 'lost' : null);
      return;
    }
    expect(ENDS).toContain(event.kind);
    if (event.kind === 'shutdown') return;
    expect(conversationIn(before)?.parties).toEqual([]);
    // Nobody had it who might come back.
    expect(was.lastOwner).toBeNull();
  }
}

/** N10: nothing of the youth's. */
export function isBare(record: KeptRecord): void {
  if (record.state === 'lost') expect(Object.keys(record).sort()).toEqual(['id', 'owner', 'state']);
  if (record.state !== 'settling') return;
  expect(Object.keys(record).sort()).toEqual(['concern', 'id', 'state', 'until']);
  const parts = ['age', 'lastOwner', 'owner', 'reporting', 'stage', 'takenOver', 'told'];
  expect(Object.keys(record.concern).sort()).toEqual(parts);
}
