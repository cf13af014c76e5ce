/** What every bus keeps to. `make` gives two that are connected, as two nodes have them. */
import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/records.ts';
import type { Address, Bus } from './bus.ts';

export function busContract(make: () => Promise<[Bus, Bus]>): void {
  describe('a bus', () => {
    const to: Address = { conversationId: idOf(1), epoch: 3, staffId: 'ada' };

    it('C2: carries a frame unchanged to the other node, with its address', async () => {
      const [here, there] = await make();
      const heard: [Address, Buffer][] = [];
      there.listen((address, frame) => heard.push([address, Buffer.from(frame)]) > 0);
      const frame = new Uint8Array(FRAME_BYTES).fill(7);
      here.forward(to, frame);
      // The bytes are the caller's again.
      frame.fill(0);
      await expect.poll(() => heard).toEqual([[to, Buffer.alloc(FRAME_BYTES, 7)]]);
    });

    it('C2: keeps the order of frames to one address', async () => {
      const [here, there] = await make();
      const heard: number[] = [];
      there.listen((_address, frame) => heard.push(frame[0] ?? -1) > 0);
      const order = Array.from({ length: 100 }, (_, at) => at);
      for (const at of order) here.forward(to, new Uint8Array(FRAME_BYTES).fill(at));
      await expect.poll(() => heard).toEqual(order);
    });

    it('C4: carries nothing to one who has stopped listening', async () => {
      const [here, there] = await make();
      const heard: number[] = [];
      const stop = there.listen(() => heard.push(1) > 0);
      stop();
      const last = new Promise<void>((resolve) => {
        there.listen(() => {
          resolve();
          return true;
        });
      });
      here.forward(to, new Uint8Array(FRAME_BYTES));
      await last;
      expect(heard).toEqual([]);
    });
  });
}
