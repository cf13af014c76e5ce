/** A counsellor who takes, talks, hands over, gives back and ends, and signs in again when the service knows them no more. */
import type { Conversation } from '../../staff-console/src/lib/staff-state.ts';
import { ConsoleTab } from './console-tab.ts';
import { padding } from './habits.ts';
import type { Account } from './house.ts';
import { Person, type PersonParts, TURN_MS } from './person.ts';

const AGAIN_MS = 1_000;

export interface CounsellorParts extends PersonParts {
  account: Account;
  capacity: number;
}

export class Counsellor extends Person<CounsellorParts, ConsoleTab> {
  readonly #sayAt = new Map<string, number>();
  #tabs = 0;
  #signInAt = 0;
  #isSigningIn = false;

  get isOnDuty(): boolean {
    if (this.current === null || this.current.isDead) return false;
    const { connection, duty } = this.current.client.state;
    return connection === 'online' && duty.on;
  }

  protected override turn(): void {
    const tab = this.current;
    if (tab === null || tab.isDead || tab.client.state.connection === 'closed') {
      if (performance.now() >= this.#signInAt) void this.#signIn();
      return;
    }
    const { client } = tab;
    const { connection, duty, queue, conversations, requests } = client.state;
    if (connection !== 'online') return;
    if (!duty.on) {
      client.dutyOn(['sv'], this.parts.capacity);
      return;
    }
    for (const request of requests) client.answer(request.offer, this.#chance.next() < 0.9);
    const live = conversations.filter(({ phase }) => phase !== 'ended' && phase !== 'distrusted');
    if (queue.waiting > 0 && live.length < this.parts.capacity) client.takeNext();
    for (const one of conversations) {
      if (!live.includes(one)) client.dismiss(one.id);
      else if (one.phase === 'talking') this.#talk(tab, one);
    }
  }

  #talk(tab: ConsoleTab, { id, offer, canSend }: Conversation): void {
    if (this.stays) return;
    const now = performance.now();
    const { chance, habits } = this.parts;
    const { client } = tab;
    const sayAt = this.#sayAt.get(id) ?? 0;
    if (now >= sayAt) {
      this.#sayAt.set(id, now + chance.gap(habits.sayMs));
      if (canSend) tab.say(id, padding(chance));
    }
    if (this.#comes(habits.endMs)) tab.end(id);
    else if (this.#comes(habits.returnMs)) client.returnToQueue(id, {});
    else if (offer === null && this.#comes(habits.handOverMs)) {
      client.propose(id, 'handover', { kind: 'language', language: 'sv' }, 'competence', []);
    }
  }

  get #chance() {
    return this.parts.chance;
  }

  /** Whether what comes so often on average comes in this turn. */
  #comes(mean: number): boolean {
    return this.#chance.next() < TURN_MS / mean;
  }

  async #signIn(): Promise<void> {
    if (this.#isSigningIn || this.goes) return;
    this.#isSigningIn = true;
    try {
      const { house, account, name, observer, way, chance, instead } = this.parts;
      const session = await house.signIn(account);
      this.current?.close();
      if (this.goes) return;
      this.current = new ConsoleTab({
        name: `${name}-${++this.#tabs}`,
        ...{ origin: way.origin, observer, sodium: house.sodium, session, identity: account.identity },
        random: () => chance.next(),
        ...(instead ? { instead } : {}),
      });
    } catch {
      this.#signInAt = performance.now() + AGAIN_MS;
    } finally {
      this.#isSigningIn = false;
    }
  }
}
