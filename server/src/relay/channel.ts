/** Where frames of one epoch go: the route cache. Nothing but effects makes, changes or ends one. */
import type { Address } from '../ports/bus.ts';

export interface FrameTarget {
  sendFrame(frame: Buffer, route: number): void;
}

/** One of the two ends, as far as it is at this node. */
export class ChannelEnd {
  readonly address: Address;
  readonly epoch: number;
  /** Where frames from this end go. */
  opposite: ChannelEnd = this;
  /** The party's connection, if it is to this node. */
  target: FrameTarget | null = null;
  /** The channel's number in a staff connection's frames; 0 for the youth, and while there is none. */
  route = 0;
  /** C3: whether whoever is at this end has been told that its frames are of another epoch. */
  told = false;

  constructor(address: Address) {
    this.address = address;
    this.epoch = address.epoch;
  }
}

export class Channel {
  readonly epoch: number;
  readonly one: ChannelEnd;
  readonly other: ChannelEnd;

  /** Between the youth and a member of staff, or between two of them. */
  constructor(conversationId: string, epoch: number, staff: readonly [string] | readonly [string, string]) {
    const [first, second] = staff;
    this.epoch = epoch;
    this.one = new ChannelEnd({ conversationId, epoch, staffId: second === undefined ? null : first });
    this.other = new ChannelEnd({ conversationId, epoch, staffId: second ?? first });
    this.one.opposite = this.other;
    this.other.opposite = this.one;
  }

  /** Of this member of staff, or of the youth for null. */
  endOf(staffId: string | null): ChannelEnd | null {
    if (this.one.address.staffId === staffId) return this.one;
    return this.other.address.staffId === staffId ? this.other : null;
  }
}
