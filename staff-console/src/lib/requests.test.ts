import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';
import { expect, it } from 'vitest';
import { Requests } from './requests.ts';

const ID = 'C'.repeat(22);
const REQUEST: ReferralRequest = {
  ...{ id: ID, offer: 'O'.repeat(22), mode: 'handover', deadline: 0 },
  from: { staffId: 'S'.repeat(22), nameShown: 'Ola', organisation: 'Centrum', role: 'counsellor' },
  profile: { language: 'sv' },
  notice: { notice: 'main', version: '2026-11.1', language: 'sv', level: 'standard' },
  concern: false,
};

function accepted(): Requests {
  const requests = new Requests(() => undefined);
  requests.asked(REQUEST);
  requests.answered(REQUEST.offer, true);
  expect(requests.open).toEqual([]);
  return requests;
}

it('H4: has it back, once, when there was no place free', () => {
  const requests = accepted();
  requests.refused(ID, 'at-capacity');
  expect(requests.open).toEqual([REQUEST]);
  expect(requests.takenBy(ID)).toBeNull();
});

it('H3: knows by which offer one comes, and nothing of it from then on', () => {
  const requests = accepted();
  expect(requests.takenBy(ID)).toBe(REQUEST.offer);
  expect(requests.takenBy(ID)).toBeNull();
  // With its profile it would be shown again, were it still kept.
  requests.refused(ID, 'at-capacity');
  expect(requests.open).toEqual([]);
});

it.each([
  ['is over', (requests: Requests) => requests.over(REQUEST.offer)],
  ['ends with the connection', (requests: Requests) => requests.replace([])],
  ['is refused for good', (requests: Requests) => requests.refused(ID, 'unknown-offer')],
] as const)('H3: keeps nothing of what %s after one has said yes', (_, happens) => {
  const requests = accepted();
  happens(requests);
  requests.refused(ID, 'at-capacity');
  expect(requests.open).toEqual([]);
  expect(requests.takenBy(ID)).toBeNull();
});
