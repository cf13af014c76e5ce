/** Q8: the head of the queue, as consoles see it: the whole of it once, then what changed, encoded once for all of them. */
import { QUEUE_WINDOW, type ToStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { ConversationRecord, Overview } from '../core/records.ts';
import { queueEntryOf } from '../core/views.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Register } from './register.ts';
import type { StaffConnection } from './staff-connection.ts';
import { nextTurn, SLICE } from './turns.ts';
import { Encoded } from './wire.ts';

type Shown = ReadonlyMap<string, ConversationRecord>;

export class QueueWindow {
  readonly #store: StateStore;
  readonly #register: Register;
  readonly #overview: () => Overview;
  /** What every console that is shown the queue has, but for those that are still due all of it. */
  #shown: Shown = new Map();
  #waiting = 0;
  /** Who was taken since, by whom: only of those shown. */
  readonly #takenBy = new Map<string, string>();

  constructor(store: StateStore, register: Register, overview: () => Overview) {
    this.#store = store;
    this.#register = register;
    this.#overview = overview;
  }

  taken(conversationId: string, by: string): void {
    if (this.#shown.has(conversationId)) this.#takenBy.set(conversationId, by);
  }

  async tellAll(): Promise<void> {
    if (this.#consoles().length === 0) {
      this.#shown = new Map();
      this.#takenBy.clear();
      return;
    }
    const head = await this.#store.head(QUEUE_WINDOW);
    const { waiting } = this.#overview();
    const before = this.#shown;
    const after: Shown = new Map(head.map((record) => [record.id, record]));
    const changes = this.#changes(before, after, waiting);
    this.#shown = after;
    this.#waiting = waiting;
    let all: Encoded | null = null;
    let told = 0;
    for (const console of this.#consoles()) {
      if (console.queueDue) {
        console.queueDue = false;
        all ??= new Encoded({ t: 'queue', all: true, added: head.map(queueEntryOf), removed: [], waiting });
        console.send(all);
      } else if (changes !== null && console.queueShown) {
        console.send(changes);
      } else {
        continue;
      }
      told += 1;
      if (told % SLICE === 0) await nextTurn();
    }
  }

  #consoles(): StaffConnection[] {
    return [...this.#register.staff.values()].filter(({ queueShown }) => queueShown);
  }

  #changes(before: Shown, after: Shown, waiting: number): Encoded | null {
    const added: ConversationRecord[] = [];
    const removed: { id: string; takenBy?: string }[] = [];
    for (const [id, record] of after) if (!sameEntry(before.get(id), record)) added.push(record);
    for (const id of before.keys()) {
      if (after.has(id)) continue;
      const takenBy = this.#takenBy.get(id);
      removed.push(takenBy === undefined ? { id } : { id, takenBy });
    }
    // What was taken after the head was read is still in it, and its turn comes.
    for (const id of this.#takenBy.keys()) if (!after.has(id)) this.#takenBy.delete(id);
    if (added.length === 0 && removed.length === 0 && waiting === this.#waiting) return null;
    const message: ToStaff = { t: 'queue', all: false, added: added.map(queueEntryOf), removed, waiting };
    return new Encoded(message);
  }
}

/** One that came back to the queue, or acknowledged anew, is added again in place of what was shown. */
function sameEntry(before: ConversationRecord | undefined, after: ConversationRecord): boolean {
  if (before === undefined) return false;
  const [[was], [is]] = [before.acknowledgements, after.acknowledgements];
  if (before.first !== after.first || before.wanted !== after.wanted) return false;
  return was.notice === is.notice && before.concern === after.concern;
}
