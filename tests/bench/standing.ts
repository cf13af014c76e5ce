import { type Load, type Relay, type RelayName, startLoad, startRelay } from './processes.ts';

export interface Standing {
  load: Load;
  relays: Relay[];
}

/** Starts these relays and a load, and stops them all when `work` is done. `pairs`: how many a relay must have room for. */
export async function withRelays<T>(
  names: readonly RelayName[],
  pairs: number,
  work: (standing: Standing) => Promise<T>,
): Promise<T> {
  const relays = await Promise.all(names.map((name) => startRelay(name, pairs)));
  const load = startLoad();
  try {
    return await work({ load, relays });
  } finally {
    await load.stop();
    for (const { stop } of relays) await stop();
  }
}
