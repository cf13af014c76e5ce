import { FRAME_BYTES } from '@dorren/shared/protocol/frame.ts';
import { expect, it } from 'vitest';
import { busContract } from '../../ports/bus.contract.ts';
import { MemoryBus } from './memory-bus.ts';

busContract(async () => {
  const bus = new MemoryBus();
  return [bus, bus];
});

it('C4: says at once that nobody has the party', () => {
  const bus = new MemoryBus();
  bus.listen(() => false);
  expect(bus.forward({ conversationId: 'x', epoch: 1, staffId: null }, new Uint8Array(FRAME_BYTES))).toBe(false);
});
