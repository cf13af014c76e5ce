import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { expect } from 'vitest';
import type { Effect } from '../core/effects.ts';

/** What a youth's page believes. */
export interface YouthTab {
  id: string;
  secret: string;
  /** Name of the connection; null while gone. */
  connection: string | null;
  over: boolean;
  /** Epochs that it may write to, each with the offer by which it came and whose it is. */
  epochs: Map<number, { offer: string | null; staffId: string }>;
  /** What it has said that it acknowledged, true or not. */
  said: AcknowledgedNotice[];
  /** The claim and the notice that it is asked to acknowledge, and whether it has been told that the door's is another. */
  claimed: { claim: string; notice: string } | null;
  /** Every claim that it ever was told of. */
  claims: string[];
  outdated: boolean;
  /** The notices of those whom it was offered. */
  bound: Map<string, string>;
  /** Whom it was offered and has not answered, or has agreed to. */
  offered: Map<string, string>;
  agreed: Map<string, string>;
}

/** `took`: who takes somebody just now. */
export function youthHears(
  tab: YouthTab,
  message: Extract<Effect, { kind: 'to-youth' | 'to-youth-placed' }>['message'],
  took: ReadonlySet<string>,
): void {
  switch (message.t) {
    case 'offered':
      tab.offered.set(message.offer, message.chain.staffId);
      tab.bound.set(message.offer, message.notice);
      return;
    case 'claimed':
      expect(tab.epochs.size).toBe(0);
      tab.claimed = { claim: message.claim, notice: message.notice };
      tab.claims.push(message.claim);
      return;
    case 'claim-over':
      tab.claimed = null;
      return;
    case 'refused':
      if (message.code === 'notice-outdated') tab.outdated = true;
      return;
    case 'accepted':
      tab.claimed = null;
      youthAccepts(tab, message.epoch, message.offer, message.chain.staffId, took);
      return;
    case 'offer-over':
      expect(tab.offered.has(message.offer) || tab.agreed.has(message.offer)).toBe(true);
      for (const [epoch, { offer }] of tab.epochs) if (offer === message.offer) tab.epochs.delete(epoch);
      tab.offered.delete(message.offer);
      tab.agreed.delete(message.offer);
      return;
    case 'party-left':
      expect(tab.epochs.delete(message.epoch)).toBe(true);
      return;
    case 'requeued':
      tab.epochs.clear();
      return;
    case 'resumed':
      for (const epoch of tab.epochs.keys()) if (!message.epochs.includes(epoch)) tab.epochs.delete(epoch);
      for (const offers of [tab.offered, tab.agreed]) {
        for (const offer of offers.keys()) if (offer !== message.offer) offers.delete(offer);
      }
      return;
    default:
      return;
  }
}

/** H6: whoever is accepted took the conversation just now, is known already, or is the one whom the youth agreed to. */
function youthAccepts(
  tab: YouthTab,
  epoch: number,
  offer: string | null,
  staffId: string,
  took: ReadonlySet<string>,
): void {
  const known = tab.epochs.get(epoch);
  if (known !== undefined) expect(known).toEqual({ offer, staffId });
  else if (offer !== null) expect(tab.agreed.get(offer)).toBe(staffId);
  else expect(tab.epochs.size).toBe(0);
  if (offer === null && known === undefined && took.size > 0) expect(took).toContain(staffId);
  tab.epochs.set(epoch, { offer, staffId });
  // With everybody in, the offer has done what it was for.
  if (offer !== null) tab.offered.delete(offer);
}
