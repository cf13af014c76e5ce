/** A youth who comes, waits, talks and goes, and comes again as somebody else: one place that is always taken while the trial goes on. */
import { padding } from './habits.ts';
import { Person, type PersonParts } from './person.ts';
import { YouthTab } from './youth-tab.ts';

const AGAIN_MS = 1_500;
const STEADY_SHARE = 0.25;

export class Youth extends Person<PersonParts, YouthTab> {
  #visits = 0;
  #sayAt = 0;
  #leaveAt = 0;
  #comeAt = 0;

  get visits(): number {
    return this.#visits;
  }

  /** In the queue, talking, or on the way there; false: over and told, or refused and told. */
  get isInside(): boolean {
    const phase = this.current?.client.state.visit.phase;
    return phase !== undefined && phase !== 'ended' && phase !== 'outside';
  }

  sayOne(): boolean {
    return this.current?.say(padding(this.parts.chance)) ?? false;
  }

  protected override turn(): void {
    const now = performance.now();
    const { chance, habits } = this.parts;
    const tab = this.current;
    if (tab === null || tab.isDead || tab.client.state.visit.phase === 'ended') {
      if (this.stays) return;
      if (this.#comeAt === 0) this.#comeAt = now + chance.gap(AGAIN_MS);
      else if (now >= this.#comeAt) this.#come();
      return;
    }
    const { visit, door } = tab.client.state;
    if (visit.phase === 'outside') {
      if (door?.state === 'open' && now >= this.#comeAt && !this.stays) {
        this.#comeAt = now + AGAIN_MS;
        void this.#join(tab);
      }
    } else if (visit.phase === 'talking') {
      if (visit.proposal !== null && visit.proposal.agreed === null) {
        const answer = chance.next() < 0.8 ? 'yes' : 'no';
        tab.client.answer(visit.proposal.offer, answer, visit.proposal.summary, null);
      }
      if (this.stays) return;
      if (now >= this.#sayAt) {
        this.#sayAt = now + chance.gap(habits.sayMs);
        tab.say(padding(chance));
      }
      if (now >= this.#leaveAt) tab.client.leave();
    }
  }

  #come(): void {
    const { name, house, observer, chance, way, habits, instead } = this.parts;
    this.current?.close();
    this.#comeAt = 0;
    const now = performance.now();
    this.#leaveAt = now + chance.gap(habits.stayMs);
    this.#sayAt = now + chance.gap(habits.sayMs);
    this.current = new YouthTab({
      name: `${name}-${++this.#visits}`,
      ...{ origin: way.origin, centre: house.root.centre, observer },
      steady: chance.next() < STEADY_SHARE,
      random: () => chance.next(),
      ...(instead ? { instead } : {}),
    });
    this.current.client.connect();
  }

  async #join(tab: YouthTab): Promise<void> {
    try {
      const notice = await this.parts.house.notice();
      if (!this.goes && !tab.isDead) tab.client.join({ notice, profile: { topics: ['marriage'] } });
    } catch {
      // No answer: asked for again at the next turn.
    }
  }
}
