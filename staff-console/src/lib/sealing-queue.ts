import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { TabChannel } from './tab-channel.ts';

/** What nobody has to press again for: sealed in order, as soon as there is room. */
export class SealingQueue {
  #waiting: SealedItem[] = [];

  add(item: SealedItem, channel: TabChannel): void {
    this.#waiting.push(item);
    this.flush(channel);
  }

  flush(channel: TabChannel): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (channel.sendItem(next) === null) return;
      this.#waiting.shift();
    }
  }

  clear(): void {
    this.#waiting = [];
  }
}
