import type { ReferralRequest } from '@dorren/shared/protocol/staff-messages.ts';
import { expect } from 'vitest';
import type { Aside, Effect, Held } from '../core/effects.ts';

/** What a counsellor's console believes. */
export class ConsoleTab {
  readonly held = new Map<string, Held>();
  /** By conversation and epoch. */
  readonly sides = new Map<string, Aside>();
  /** By offer. */
  readonly requests = new Map<string, ReferralRequest>();
  /** Offers of its own that are under way, by conversation. */
  readonly offers = new Map<string, string>();
  /** Conversations that it claims, with the deadline, and those that are over but for its concern. */
  readonly claims = new Map<string, number>();
  readonly settling = new Set<string>();
}

/** `isThere`: whether it is connected; what is not may be told without hearing it. */
export function consoleHears(
  tab: ConsoleTab,
  effect: Extract<Effect, { staffId: string }>,
  isThere: boolean,
  offers: Map<string, string | null>,
): void {
  if (effect.kind === 'staff-attached') {
    for (const known of [tab.held, tab.sides, tab.requests, tab.offers, tab.claims, tab.settling]) known.clear();
    for (const { id, deadline } of effect.claims) tab.claims.set(id, deadline);
    for (const { id } of effect.settling) tab.settling.add(id);
    for (const held of effect.held) tab.held.set(held.id, held);
    for (const side of effect.sides) tab.sides.set(`${side.id} ${side.epoch}`, side);
    for (const request of effect.requests) tab.requests.set(request.offer, request);
    for (const { id, offer } of effect.held) if (offer !== null) tab.offers.set(id, offer.offer);
  } else if (effect.kind === 'held-told') {
    // Whoever is taken was not held; whoever is told of was.
    if (isThere) expect(tab.held.has(effect.held.id)).toBe(effect.t === 'parties');
    tab.held.set(effect.held.id, effect.held);
    tab.claims.delete(effect.held.id);
  } else if (effect.kind === 'side-told') {
    tab.sides.set(`${effect.side.id} ${effect.side.epoch}`, effect.side);
  } else if (effect.kind === 'to-staff') {
    consoleTold(tab, effect.message, isThere, offers);
  }
}

function consoleTold(
  tab: ConsoleTab,
  message: Extract<Effect, { kind: 'to-staff' }>['message'],
  isThere: boolean,
  offers: Map<string, string | null>,
): void {
  switch (message.t) {
    case 'offer': {
      const { id, standing } = message;
      if (!offers.has(standing.offer)) offers.set(standing.offer, null);
      expect(offers.get(standing.offer)).toBeNull();
      tab.offers.set(id, standing.offer);
      return;
    }
    case 'offer-over':
      // H: exactly one outcome.
      expect(offers.get(message.offer)).toBeNull();
      offers.set(message.offer, message.outcome);
      tab.offers.delete(message.id);
      return;
    case 'request':
      expect(message.request.mode === 'consultation').toBe(message.request.profile === null);
      tab.requests.set(message.request.offer, message.request);
      return;
    case 'request-over':
      tab.requests.delete(message.offer);
      return;
    case 'presence': {
      const held = tab.held.get(message.id);
      if (held !== undefined) tab.held.set(message.id, { ...held, youthPresent: message.youthPresent });
      return;
    }
    case 'out':
      if (isThere) expect(tab.held.get(message.id)?.epoch ?? message.epoch).toBe(message.epoch);
      tab.held.delete(message.id);
      return;
    case 'ended':
      tab.held.delete(message.id);
      if (message.settling !== null) tab.settling.add(message.id);
      return;
    case 'distrusted':
      tab.held.delete(message.id);
      return;
    case 'claim':
      // Told again when the youth is back, with what time is left.
      expect(tab.claims.get(message.claim.id) ?? 0).toBeLessThanOrEqual(message.claim.deadline);
      tab.claims.set(message.claim.id, message.claim.deadline);
      return;
    case 'claim-over':
      tab.claims.delete(message.id);
      return;
    case 'settled':
      // What was lost is told to those too who were never told that it was settling.
      if (isThere && !message.lost) expect(tab.settling.has(message.id)).toBe(true);
      tab.settling.delete(message.id);
      return;
    case 'side-presence': {
      const side = tab.sides.get(`${message.id} ${message.epoch}`);
      if (side !== undefined) tab.sides.set(`${message.id} ${message.epoch}`, { ...side, present: message.present });
      return;
    }
    case 'side-over':
      tab.sides.delete(`${message.id} ${message.epoch}`);
      return;
    default:
      return;
  }
}
