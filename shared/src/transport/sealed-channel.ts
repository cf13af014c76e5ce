import { openFrame, sealFrame } from '../crypto/frames.ts';
import type { Established } from '../crypto/handshake.ts';
import type { Channel } from './delivery.ts';

/** An epoch's keys as the channel that delivery works on. */
export function sealedChannel({ sending, receiving }: Established, epoch: number): Channel {
  return {
    seal: (plaintext) => sealFrame(sending, epoch, plaintext),
    open: (frame) => openFrame(receiving, epoch, frame),
    wipe() {
      sending.wipe();
      receiving.wipe();
    },
  };
}
