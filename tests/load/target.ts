export const DIALECTS = ['bare', 'socket-io', 'product'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A relay under load. */
export interface Target {
  name: string;
  dialect: Dialect;
  port: number;
  /** Where counsellors connect, if it is another node than the youths'. */
  staffPort?: number;
  /** Of every node. */
  ports?: number[];
  /** Of the Redis that the nodes have in common. */
  redisPort?: number;
  /** The process that is measured; and others that it cannot do without. */
  pid: number;
  others?: number[];
  /** Session tokens, one for each pair's counsellor. */
  staff: string[];
  noticeVersion: string;
}
