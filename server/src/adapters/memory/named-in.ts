/** Which conversations name whom, once for each time that they do. */
const NONE: ReadonlyMap<string, number> = new Map();

export class NamedIn {
  readonly #byName = new Map<string, Map<string, number>>();
  readonly #counts = new Map<string, number>();

  of(name: string): Iterable<string> {
    return (this.#byName.get(name) ?? NONE).keys();
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  move(conversationId: string, before: readonly string[], after: readonly string[]): void {
    for (const name of before) this.#add(name, conversationId, -1);
    for (const name of after) this.#add(name, conversationId, 1);
  }

  #add(name: string, conversationId: string, times: 1 | -1): void {
    const ids = this.#byName.get(name) ?? new Map<string, number>();
    setOrDelete(ids, conversationId, (ids.get(conversationId) ?? 0) + times);
    if (ids.size === 0) this.#byName.delete(name);
    else this.#byName.set(name, ids);
    setOrDelete(this.#counts, name, this.count(name) + times);
  }
}

function setOrDelete(counts: Map<string, number>, key: string, count: number): void {
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
