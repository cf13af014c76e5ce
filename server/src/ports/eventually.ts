/** What is there at once for one process, and a question to others for several. */
export type Eventually<Result> = Result | Promise<Result>;
