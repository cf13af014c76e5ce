/** What a relay process tells the bench once it listens. */
export interface Ready {
  port: number;
  /** Session tokens of counsellors who may go on duty. */
  staff: string[];
  /** Of the notice in force; empty where there is none. */
  noticeVersion: string;
}

/** Tells the parent, and ends with it. */
export function ready(told: Ready): void {
  process.send?.(told);
  process.on('disconnect', () => process.exit(0));
}
