import type { Announcement } from './state-store.ts';

/** Who hears of commits, one commit after the other: a listener may cause another, which waits until everybody has had this one. */
export class Announcements {
  readonly #listeners = new Set<(announcement: Announcement) => void>();
  readonly #waiting: Announcement[] = [];
  #telling = false;

  /** @returns ends the subscription. */
  subscribe(listener: (announcement: Announcement) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(announcement: Announcement): void {
    this.#waiting.push(announcement);
    if (this.#telling) return;
    this.#telling = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        for (const listener of this.#listeners) listener(next);
      }
    } finally {
      this.#telling = false;
    }
  }
}
