import type { Colleague } from '@dorren/shared/protocol/staff-messages.ts';
import { describe, expect, it } from 'vitest';
import type { Conversation, StaffEntry } from '../../lib/staff-state.ts';
import { colleagueThen, introducer, isShared, mayEnd } from './parties.ts';

const person = (staffId: string): Colleague => ({
  staffId,
  nameShown: staffId,
  organisation: 'Centret',
  role: 'counsellor',
});
const inRoom = (staffId: string) => ({ ...person(staffId), arriving: false, present: true, inRoom: true });
const event = (number: number, name: 'joined' | 'stepped-out', staffId: string): StaffEntry => ({
  kind: 'event',
  number,
  at: 0,
  event: name,
  person: person(staffId),
  mode: null,
});
const text = (number: number): StaffEntry => ({
  kind: 'text',
  number,
  at: 0,
  from: 'colleague',
  text: 'hej',
  mark: 'delivered',
});

const conversation = (part: Partial<Conversation>) =>
  ({ phase: 'talking', came: 'taken', arriving: false, other: null, messages: [], ...part }) as Conversation;

describe('who wrote it', () => {
  const messages = [text(1), event(2, 'stepped-out', 'first'), event(3, 'joined', 'second'), text(4)];

  it('is the colleague who was in by then, not the one who is in now', () => {
    expect(colleagueThen({ messages, other: inRoom('second') }, 4)?.staffId).toBe('second');
    expect(colleagueThen({ messages: messages.slice(0, 1), other: inRoom('first') }, 1)?.staffId).toBe('first');
  });

  it('is whoever left first when nobody is there to ask', () => {
    expect(introducer({ messages: messages.slice(0, 2), other: null })?.staffId).toBe('first');
    expect(introducer({ messages: [], other: null })).toBeNull();
  });
});

describe('H9: who may end it', () => {
  it('is the only one, and the one who was in first', () => {
    expect(mayEnd(conversation({}))).toBe(true);
    expect(mayEnd(conversation({ other: inRoom('b') }))).toBe(true);
    expect(mayEnd(conversation({ came: 'join', other: inRoom('a') }))).toBe(false);
  });

  it('is the one who stayed, once another has come', () => {
    const messages = [event(1, 'stepped-out', 'a'), event(2, 'joined', 'c')];
    expect(mayEnd(conversation({ came: 'join', other: inRoom('c'), messages }))).toBe(true);
  });

  it('is nobody who is on the way in, or out', () => {
    expect(mayEnd(conversation({ came: 'handover', arriving: true, other: inRoom('a') }))).toBe(false);
    expect(mayEnd(conversation({ phase: 'ended' }))).toBe(false);
  });
});

it('goes on saying whose each text is after a colleague has left', () => {
  expect(isShared({ other: null, messages: [text(1)] })).toBe(true);
  expect(isShared({ other: null, messages: [] })).toBe(false);
});
