/** What of the records every node has in memory. */
export const CHANGED = ['centre', 'settings', 'revocations', 'texts', 'directory'] as const;
export type Changed = (typeof CHANGED)[number];

/** What one node changes in the records, the others read again (SPEC M6). */
export interface Changes {
  /** Resolves when it is on its way to all others. */
  tell(what: Changed): Promise<void>;
  /** Calls back when another node has changed it, or may have; returns how to stop listening. */
  onTold(listener: (what: Changed) => void): () => void;
}
