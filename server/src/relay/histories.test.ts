/** Random histories at two nodes (testing/town.ts). */
import { it } from 'vitest';
import { MemoryBus } from '../adapters/memory/memory-bus.ts';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { histories } from '../testing/town.ts';

/** More for a long run: HISTORIES=500. */
const HISTORIES = Number(process.env.HISTORIES ?? 10);

it('C2, C3, H4, H5, H9, H10, H16: frames go exactly where they may, whatever happens, at two nodes', async () => {
  await histories(HISTORIES, async () => {
    const shared = { store: new MemoryStore(), bus: new MemoryBus() };
    return { shares: [shared, shared], store: shared.store, quiet: async () => undefined };
  });
}, 3_600_000);
