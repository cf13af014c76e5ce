/** Those on duty, as they were read last: a service with hundreds of them need not read all of them each time. */
import type { KeptStaff } from './kept.ts';

type Fetch = (staffIds: readonly string[]) => Promise<ReadonlyMap<string, KeptStaff>>;

export class StaffCache {
  readonly #fetch: Fetch;
  #known: ReadonlyMap<string, KeptStaff> = new Map();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** As of these versions, or newer. Nobody else is remembered. */
  async all(
    versions: readonly (readonly [staffId: string, version: string])[],
  ): Promise<ReadonlyMap<string, KeptStaff>> {
    const old = versions.filter(([staffId, version]) => this.#known.get(staffId)?.version !== version);
    const fetched = old.length === 0 ? null : await this.#fetch(old.map(([staffId]) => staffId));
    const all = new Map<string, KeptStaff>();
    for (const [staffId] of versions) {
      const kept = fetched?.get(staffId) ?? this.#known.get(staffId);
      if (kept !== undefined) all.set(staffId, kept);
    }
    this.#known = all;
    return all;
  }
}
