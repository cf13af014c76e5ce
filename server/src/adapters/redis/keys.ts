/**
 * What a centre has in Redis. Every key carries the centre's hash tag, so that a Redis Cluster keeps all of a centre in one
 * slot, where one script can change it at once, and lives no longer than its nodes do (docs/adr/0009-redis.md).
 */
const KEYS = [
  // Sums, and the numbers of commits and announcements.
  'sums',
  // The last announcements, for whoever missed one: a stream.
  'log',
  // By id: version, whom it names, the record.
  'conversations',
  // By staff id: version, figures, what names them, the record.
  'staff',
  // In order of the queue: everybody with a place, those who can be taken, by when they joined.
  'queue',
  'takeable',
  'joined',
  // By deadline.
  'due',
  'away',
  // By staff id: the capacity of whoever is on duty.
  'duty',
  // By id: who cannot take it.
  'barred',
  'lengths',
  'abandoned',
  // Names of live connections, each with whose it is.
  'connections',
  // By when they were heard of; those who take nobody any more; those who are no more.
  'nodes',
  'leaving',
  'gone',
  // By the token's hash; by their end; by staff id.
  'sessions',
  'session-ends',
  'staff-sessions',
  // Failed sign-ins by when they were, and by name.
  'failures',
  'failed-names',
  'set-up',
  // Challenges that have been used, by when they are good for nothing any more.
  'works',
] as const;

/** Of what is kept: another whenever records or scripts no longer understand those of before. Nodes of two forms know nothing of one another. */
const FORM = 1;

export type Key = (typeof KEYS)[number];

export class Keys {
  readonly all: readonly string[];
  readonly #prefix: string;

  /** `tag` is the centre's, of letters and digits. */
  constructor(tag: string) {
    this.#prefix = `dorren:${FORM}:{${tag}}:`;
    this.all = KEYS.map((key) => this.#prefix + key);
  }

  /** Announcements, to all nodes. */
  get announced(): string {
    return `${this.#prefix}announced`;
  }

  /** Frames for whoever is connected to this node. */
  inbox(node: string): string {
    return `${this.#prefix}inbox:${node}`;
  }
}

/** How scripts are told which key is meant. */
export function numberOf(key: Key): string {
  return String(KEYS.indexOf(key) + 1);
}
