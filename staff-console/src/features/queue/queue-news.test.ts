import type { QueueEntry } from '@dorren/shared/protocol/staff-messages.ts';
import { expect, it } from 'vitest';
import { look, NOTHING_SEEN } from './queue-news.ts';

const entry = (id: string): QueueEntry => ({
  id,
  joinedAt: 0,
  first: false,
  profile: {},
  notice: { notice: 'main', version: '1', language: 'sv', level: 'standard' },
  wanted: null,
  concern: false,
});
const queue = (...ids: string[]) => ids.map(entry);

it('calls nobody new who waited before one came on duty', () => {
  expect(look(NOTHING_SEEN, queue('a', 'b'), true).arrivals).toBe(0);
});

it('counts each newcomer once', () => {
  let seen = look(NOTHING_SEEN, queue('a'), true);
  seen = look(seen, queue('a', 'b', 'c'), true);
  expect(seen.arrivals).toBe(2);
  seen = look(seen, queue('b', 'c'), true);
  expect(seen.arrivals).toBe(2);
});

it('counts one who was taken and came back', () => {
  let seen = look(NOTHING_SEEN, queue('a'), true);
  seen = look(seen, queue(), true);
  seen = look(seen, queue('a'), true);
  expect(seen.arrivals).toBe(1);
});

it('gives the same object while nothing changes, so that nothing is drawn anew', () => {
  const seen = look(NOTHING_SEEN, queue('a'), true);
  expect(look(seen, queue('a'), true)).toBe(seen);
  expect(look(NOTHING_SEEN, queue('a'), false)).toBe(NOTHING_SEEN);
});

it('begins anew after a lost connection or duty, and keeps its count', () => {
  let seen = look(look(NOTHING_SEEN, queue('a'), true), queue('a', 'b'), true);
  seen = look(seen, queue('a', 'b'), false);
  seen = look(seen, queue('c', 'd'), true);
  expect(seen.arrivals).toBe(1);
});
