/** Where is looked. */
const OF_NODES = [
  'written to files',
  'written to the terminal',
  'written to sockets',
  'said by the process',
  'metrics',
  'records',
  'heap during',
  'memory during',
  'heap after',
  'memory after',
] as const;
/** Where nodes share their state and their records. */
export const OF_SHARED = [
  'redis: written to files',
  'redis: written to sockets',
  'redis: keys during',
  'redis: memory during',
  'redis: keys after',
  'redis: memory after',
  'postgresql: written to files',
  'postgresql: written to sockets',
  'postgresql: said',
  'postgresql: memory after',
] as const;
export const PLACES = [...OF_NODES, ...OF_SHARED] as const;
export type Place = (typeof PLACES)[number];
