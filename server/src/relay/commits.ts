/** Transitions of the core, run on the store, with what one needs to know of the moment. */
import { decide } from '../core/conversation.ts';
import type { Acceptance, Counted } from '../core/effects.ts';
import type { ConversationEvent, Take } from '../core/events.ts';
import { decidePresence, type StaffEvent } from '../core/presence.ts';
import type { CurrentNotices, KeptRecord, StaffRecord } from '../core/records.ts';
import type { Counters } from '../ports/counters.ts';
import { type ConcernCounter, countedAs, type ReferralCounter } from '../ports/records/statistics.ts';
import type { Committed, ConversationTransition, StateStore } from '../ports/state-store.ts';
import type { RelaySettings } from './settings.ts';

export interface CommitsParts {
  store: StateStore;
  settings: RelaySettings;
  counters: Counters;
  referrals: ReferralCounter;
  concerns: ConcernCounter;
  notices: () => CurrentNotices;
}

export class Commits {
  readonly #parts: CommitsParts;

  constructor(parts: CommitsParts) {
    this.#parts = parts;
  }

  conversation(id: string, actorId: string | null, event: ConversationEvent): Promise<Committed<KeptRecord>> {
    const { store } = this.#parts;
    return this.#counting(event, (transition) =>
      event.kind === 'refer' || event.kind === 'take'
        ? store.transactAmong(id, event.staffId, transition)
        : store.transact(id, actorId, transition),
    );
  }

  /** One who can be opened at once goes before one who can only be claimed (N5). */
  async first(actorId: string, event: Take): Promise<Committed<KeptRecord>> {
    const run = (claim: string | null) =>
      this.#counting({ ...event, claim }, (transition) => this.#parts.store.transactFirst(actorId, transition));
    const committed = await run(null);
    return committed.ok || committed.code !== 'notice-outdated' ? committed : run(event.claim);
  }

  staff(staffId: string, event: StaffEvent): Promise<Committed<StaffRecord>> {
    const { store, settings } = this.#parts;
    return store.transactStaff(staffId, (record, around) => decidePresence(settings, record, around, event));
  }

  async #counting(
    event: ConversationEvent,
    run: (transition: ConversationTransition) => Promise<Committed<KeptRecord>>,
  ): Promise<Committed<KeptRecord>> {
    // The store may run the transition more than once; what it committed is the last.
    let last: Acceptance<KeptRecord> | null = null;
    const noted = (acceptance: Acceptance<KeptRecord>) => {
      last = acceptance;
      return acceptance;
    };
    const { settings, notices } = this.#parts;
    const committed = await run((record, around) => {
      const decision = decide(settings, record, { ...around, notices: notices() }, event);
      return decision.ok ? noted(decision) : decision;
    });
    if (committed.ok) for (const counted of countedIn(last)) this.#count(counted);
    return committed;
  }

  #count(counted: Counted): void {
    const { counters, referrals, concerns } = this.#parts;
    switch (counted.count) {
      case 'joined':
        counters.joined();
        return;
      case 'taken':
        counters.taken();
        return;
      case 'ended':
        counters.ended(counted.by);
        return;
      case 'offer': {
        const { mode, outcome, from, to } = counted;
        counters.offerOver(mode, outcome);
        referrals.count({ kind: mode, from: countedAs(from), to: countedAs(to), outcome });
        return;
      }
      case 'return':
        counters.returned();
        referrals.count({ kind: 'return', from: countedAs(counted.from), to: 'queue', outcome: 'done' });
        return;
      case 'claim':
        counters.claimOver(counted.outcome);
        return;
      case 'concern': {
        const { concern, outcome } = counted;
        const { age, takenOver, told, reporting } = concern;
        concerns.count({ age, takenOver, told, reporting, outcome });
        return;
      }
    }
  }
}

function countedIn(acceptance: Acceptance<KeptRecord> | null): readonly Counted[] {
  return acceptance?.counted ?? [];
}
