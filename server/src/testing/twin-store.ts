/** Two state stores that must not be told apart: whatever is done to one is done to the other, and everything they say is compared. */
import { expect } from 'vitest';
import type { StaffAround } from '../core/around.ts';
import type { KeptRecord } from '../core/records.ts';
import type {
  Announcement,
  Committed,
  ConversationTransition,
  StaffTransition,
  StateStore,
  SupervisedCounts,
} from '../ports/state-store.ts';

export class TwinStore implements StateStore {
  readonly #one: StateStore;
  readonly #other: StateStore;
  readonly #heard: [Announcement[], Announcement[]] = [[], []];

  constructor(one: StateStore, other: StateStore) {
    this.#one = one;
    this.#other = other;
    one.subscribe((announcement) => void this.#heard[0].push(announcement));
    other.subscribe((announcement) => void this.#heard[1].push(announcement));
  }

  transact(id: string, actorId: string | null, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    return this.#commit((store) => store.transact(id, actorId, transition));
  }

  transactAmong(id: string, actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    return this.#commit((store) => store.transactAmong(id, actorId, transition));
  }

  transactFirst(actorId: string, transition: ConversationTransition): Promise<Committed<KeptRecord>> {
    return this.#commit((store) => store.transactFirst(actorId, transition));
  }

  transactStaff(staffId: string, transition: StaffTransition) {
    return this.#commit((store) => store.transactStaff(staffId, transition));
  }

  head(most: number) {
    return this.#same((store) => store.head(most));
  }

  places(ids: readonly string[]) {
    return this.#same((store) => store.places(ids));
  }

  concerning(staffId: string): Promise<KeptRecord[]> {
    return this.#same(async (store) => (await store.concerning(staffId)).sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  onDuty(): Promise<StaffAround[]> {
    const byId = (a: StaffAround, b: StaffAround) => (a.record.staffId < b.record.staffId ? -1 : 1);
    return this.#same(async (store) => (await store.onDuty()).sort(byId));
  }

  due(now: number, most: number) {
    return this.#same(async (store) => {
      const { conversations, staff } = await store.due(now, most);
      return { conversations: conversations.sort(), staff: staff.sort() };
    });
  }

  all(): Promise<string[]> {
    return this.#same(async (store) => (await store.all()).sort());
  }

  async overview() {
    const [one, other] = [await this.#one.overview(), await this.#other.overview()];
    expect({ ...other, version: 0 }).toEqual({ ...one, version: 0 });
    return one;
  }

  supervised(now: number): Promise<SupervisedCounts> {
    return this.#same((store) => store.supervised(now));
  }

  subscribe(listener: (announcement: Announcement) => void): () => void {
    return this.#one.subscribe(listener);
  }

  /** With what they announce, but for how they count their versions. */
  async #commit<Subject>(run: (store: StateStore) => Promise<Committed<Subject>>): Promise<Committed<Subject>> {
    const committed = await this.#same(run);
    const [one, other] = this.#heard.map((heard) =>
      heard.splice(0).map(({ overview, ...rest }) => ({ ...rest, overview: { ...overview, version: 0 } })),
    );
    expect(other).toEqual(one);
    await this.overview();
    return committed;
  }

  async #same<Result>(ask: (store: StateStore) => Promise<Result>): Promise<Result> {
    const one = await ask(this.#one);
    expect(await ask(this.#other)).toEqual(one);
    return one;
  }
}
