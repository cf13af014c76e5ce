import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { Delivery, DeliveryEvents } from '@dorren/shared/transport/delivery.ts';

export interface TabChannelEvents extends DeliveryEvents {
  /** The other tab has proved its keys: seven indexes into the 64 signs. Nothing can be written before. */
  established(signs: readonly number[]): void;
}

/** A sealed channel with another tab, from its handshake on; how that is made is each kind's own. */
export abstract class TabChannel {
  readonly epoch: number;
  #isLinked = false;

  constructor(epoch: number) {
    this.epoch = epoch;
  }

  /** Null before there are keys. */
  protected abstract get delivery(): Delivery | null;

  /** Whether the other tab has proved that it has the keys. */
  get isEstablished(): boolean {
    return this.delivery !== null && this.delivery.opened > 0;
  }

  /** Whether a text of any length would be taken now. */
  get canSend(): boolean {
    return this.isEstablished && this.delivery?.canSend === true;
  }

  /** Whether an item of any length would be taken now. */
  get canSendItem(): boolean {
    return this.isEstablished && this.delivery?.canSendItem === true;
  }

  protected get isLinked(): boolean {
    return this.#isLinked;
  }

  /** Whether frames can arrive now. When they can again, what may be missing is sent again. */
  setLink(up: boolean): void {
    this.#isLinked = up;
    this.delivery?.setLink(up);
  }

  /** As `Delivery.sendText`; null before {@link TabChannelEvents.established} too. */
  sendText(text: string, number: number): 'waiting' | 'sent' | null {
    return this.isEstablished ? (this.delivery?.sendText(text, number) ?? null) : null;
  }

  /** As `Delivery.sendItem`; null before {@link TabChannelEvents.established} too. */
  sendItem(item: SealedItem, number: number | null = null): 'waiting' | 'sent' | null {
    return this.isEstablished ? (this.delivery?.sendItem(item, number) ?? null) : null;
  }

  writing(): void {
    if (this.isEstablished) this.delivery?.writing();
  }

  abstract receive(frame: Uint8Array): void;

  /** Stops, and overwrites the channel's keys. */
  close(): void {
    this.delivery?.close();
  }
}
