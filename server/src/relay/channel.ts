/** Where frames of one conversation go in one epoch: the route cache. Nothing but effects makes, changes or ends one. */
import type { Pairing } from '../core/effects.ts';

export interface FrameTarget {
  sendFrame(frame: Buffer, route: number): void;
}

export class Channel {
  readonly conversationId: string;
  readonly staffId: string;
  readonly epoch: number;
  /** Those of the two parties that are connected to this node. */
  youth: FrameTarget | null = null;
  staff: FrameTarget | null = null;
  /** The conversation's number in the staff connection's frames; 0 while there is none. */
  route = 0;
  /** C3: whether the sender has been told that its frames are of another epoch. */
  youthTold = false;
  staffTold = false;

  constructor(conversationId: string, { staffId, epoch }: Pairing) {
    this.conversationId = conversationId;
    this.staffId = staffId;
    this.epoch = epoch;
  }
}
