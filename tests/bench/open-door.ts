import { keepAlive, onDuty } from '../load/dialects/product.ts';
import { withRelays } from './standing.ts';

/** The product with one counsellor on duty, so that one can join. */
export function withOpenDoor<T>(work: (origin: string) => Promise<T>): Promise<T> {
  return withRelays(['product'], 1, async ({ relays: [relay] }) => {
    if (relay === undefined) throw new Error('the product does not run');
    const counsellor = await onDuty(relay.target, 0);
    const stopBeating = keepAlive([counsellor.socket]);
    try {
      return await work(`http://127.0.0.1:${relay.target.port}`);
    } finally {
      stopBeating();
      counsellor.socket.drop();
    }
  });
}
