/** Time, as the shell sees it; the core is handed it inside events. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, `ms` from now; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}
