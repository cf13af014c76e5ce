import type { Colleague, OfferStanding } from '@dorren/shared/protocol/staff-messages.ts';
import { expect, it } from 'vitest';
import type { Conversation, StaffEvent } from '../../lib/staff-state.ts';
import { hindrance, lastFailure } from './possible.ts';
import { STEPS } from './referral-plan.ts';

const YUSUF: Colleague = { staffId: 'y', nameShown: 'Yusuf', organisation: 'Region', role: 'counsellor' };
const OFFER: OfferStanding = { offer: 'o', mode: 'handover', to: YUSUF, stage: 'asking-youth', deadline: 0 };
const conversation = (part: Partial<Conversation>) =>
  ({
    phase: 'talking',
    arriving: false,
    offer: null,
    other: null,
    awaitsSide: false,
    messages: [],
    ...part,
  }) as Conversation;
const event = (number: number, name: StaffEvent['event']): StaffEvent => ({
  kind: 'event',
  number,
  at: 0,
  event: name,
  person: YUSUF,
  mode: name === 'joined' ? null : 'handover',
});

it('lets everything be done in a conversation of two that goes on', () => {
  for (const step of [...STEPS, 'card'] as const) expect(hindrance(step, conversation({}))).toBeNull();
});

it('H1: makes no second offer while one is under way', () => {
  for (const step of ['join', 'handover', 'consultation', 'return'] as const)
    expect(hindrance(step, conversation({ offer: OFFER }))).toBe('pending');
  expect(hindrance('card', conversation({ offer: OFFER }))).toBeNull();
});

it('H1, H12: makes no room of three, and returns nobody whom another is with', () => {
  const other = { ...YUSUF, arriving: false, present: true, inRoom: true };
  for (const step of ['join', 'handover', 'return'] as const)
    expect(hindrance(step, conversation({ other }))).toBe('room');
  expect(hindrance('consultation', conversation({ other }))).toBeNull();
});

it('H1: hands nobody over who is away, and asks advice about them', () => {
  for (const step of ['join', 'handover', 'card'] as const)
    expect(hindrance(step, conversation({ phase: 'interrupted' }))).toBe('interrupted');
  expect(hindrance('consultation', conversation({ phase: 'interrupted' }))).toBeNull();
  expect(hindrance('return', conversation({ phase: 'interrupted' }))).toBeNull();
});

it('gives no card in a room that is not whole', () => {
  expect(hindrance('card', conversation({ awaitsSide: true }))).toBe('side');
});

it('keeps what one has written for oneself at hand when all is over', () => {
  const over = conversation({ phase: 'ended' });
  expect(hindrance('contact', over)).toBeNull();
  expect(hindrance('directory', over)).toBeNull();
  expect(hindrance('card', over)).toBe('over');
  expect(hindrance('handover', conversation({ arriving: true }))).toBe('arriving');
});

it('says how the last offer failed, until another is made or one went well', () => {
  expect(lastFailure(conversation({ messages: [event(1, 'declined')] }))?.event).toBe('declined');
  expect(lastFailure(conversation({ messages: [event(1, 'declined')], offer: OFFER }))).toBeNull();
  expect(
    lastFailure(conversation({ messages: [event(1, 'declined'), event(2, 'done'), event(3, 'joined')] })),
  ).toBeNull();
  expect(lastFailure(conversation({}))).toBeNull();
});
