/** Where frames of one epoch go: the route cache. Nothing but effects makes, changes or ends one. */
import type { Address } from '../ports/bus.ts';

export interface FrameTarget {
  sendFrame(frame: Buffer, route: number): void;
}

/** One of the two ends, as far as it is at this node. */
export interface ChannelEnd {
  readonly channel: Channel;
  readonly address: Address;
  /** The party's connection, if it is to this node. */
  target: FrameTarget | null;
  /** The channel's number in a staff connection's frames; 0 for the youth, and while there is none. */
  route: number;
  /** C3: whether whoever is at this end has been told that its frames are of another epoch. */
  told: boolean;
}

export class Channel {
  readonly conversationId: string;
  readonly epoch: number;
  readonly one: ChannelEnd;
  readonly other: ChannelEnd;

  /** Between the youth and a member of staff, or between two of them. */
  constructor(conversationId: string, epoch: number, staff: readonly [string] | readonly [string, string]) {
    this.conversationId = conversationId;
    this.epoch = epoch;
    const [first, second] = staff;
    this.one = this.#end(second === undefined ? null : first);
    this.other = this.#end(second ?? first);
  }

  opposite(end: ChannelEnd): ChannelEnd {
    return end === this.one ? this.other : this.one;
  }

  /** Of this member of staff, or of the youth for null. */
  endOf(staffId: string | null): ChannelEnd | null {
    if (this.one.address.staffId === staffId) return this.one;
    return this.other.address.staffId === staffId ? this.other : null;
  }

  #end(staffId: string | null): ChannelEnd {
    const address = { conversationId: this.conversationId, epoch: this.epoch, staffId };
    return { channel: this, address, target: null, route: 0, told: false };
  }
}
