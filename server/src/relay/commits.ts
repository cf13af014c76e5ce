/** Transitions of the core, run on the store, with what one needs to know of the moment. */
import { decide } from '../core/conversation.ts';
import type { Acceptance, Counted } from '../core/effects.ts';
import type { ConversationEvent } from '../core/events.ts';
import { decidePresence, type StaffEvent } from '../core/presence.ts';
import type { ConversationRecord, StaffRecord } from '../core/records.ts';
import type { Counters } from '../ports/counters.ts';
import { countedAs, type ReferralCounter } from '../ports/records/statistics.ts';
import type { Committed, ConversationTransition, StateStore } from '../ports/state-store.ts';
import type { RelaySettings } from './settings.ts';

export class Commits {
  readonly #store: StateStore;
  readonly #settings: RelaySettings;
  readonly #counters: Counters;
  readonly #referrals: ReferralCounter;

  constructor(store: StateStore, settings: RelaySettings, counters: Counters, referrals: ReferralCounter) {
    this.#store = store;
    this.#settings = settings;
    this.#counters = counters;
    this.#referrals = referrals;
  }

  conversation(id: string, actorId: string | null, event: ConversationEvent): Promise<Committed<ConversationRecord>> {
    return this.#counting(event, (transition) =>
      event.kind === 'refer'
        ? this.#store.transactAmong(id, event.staffId, transition)
        : this.#store.transact(id, actorId, transition),
    );
  }

  first(actorId: string, event: ConversationEvent): Promise<Committed<ConversationRecord>> {
    return this.#counting(event, (transition) => this.#store.transactFirst(actorId, transition));
  }

  staff(staffId: string, event: StaffEvent): Promise<Committed<StaffRecord>> {
    return this.#store.transactStaff(staffId, (record, around) =>
      decidePresence(this.#settings, record, around, event),
    );
  }

  async #counting(
    event: ConversationEvent,
    run: (transition: ConversationTransition) => Promise<Committed<ConversationRecord>>,
  ): Promise<Committed<ConversationRecord>> {
    // The store may run the transition more than once; what it committed is the last.
    let last: Acceptance<ConversationRecord> | null = null;
    const noted = (acceptance: Acceptance<ConversationRecord>) => {
      last = acceptance;
      return acceptance;
    };
    const committed = await run((record, around) => {
      const decision = decide(this.#settings, record, around, event);
      return decision.ok ? noted(decision) : decision;
    });
    if (committed.ok) for (const counted of countedIn(last)) this.#count(counted);
    return committed;
  }

  #count(counted: Counted): void {
    switch (counted.count) {
      case 'joined':
        this.#counters.joined();
        return;
      case 'taken':
        this.#counters.taken();
        return;
      case 'ended':
        this.#counters.ended(counted.by);
        return;
      case 'offer': {
        const { mode, outcome, from, to } = counted;
        this.#counters.offerOver(mode, outcome);
        this.#referrals.count({ kind: mode, from: countedAs(from), to: countedAs(to), outcome });
        return;
      }
      case 'return':
        this.#counters.returned();
        this.#referrals.count({ kind: 'return', from: countedAs(counted.from), to: 'queue', outcome: 'done' });
        return;
    }
  }
}

function countedIn(acceptance: Acceptance<ConversationRecord> | null): readonly Counted[] {
  return acceptance?.counted ?? [];
}
