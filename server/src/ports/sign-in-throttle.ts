/** What is there at once for one process, and a question to others for several. */
type Eventually<Result> = Result | Promise<Result>;

/** Counts failed sign-ins per name and over all (SPEC A3). */
export interface SignInThrottle {
  /** Null if there have been too many; else to be called when the attempt has succeeded. */
  begin(name: string): Eventually<(() => Eventually<void>) | null>;
}
