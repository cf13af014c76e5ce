import { parseArgs } from 'node:util';

export const SCENARIOS = ['evening', 'programme', 'flood', 'sockets', 'queue'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Sizes. Times are those of real life; `compress` says how many seconds of it pass in one. */
export interface Sizes {
  /** Numbers of nodes. */
  nodes: readonly number[];
  compress: number;
  /** Of a scenario's own clock, real life's. */
  hours: number;
  counsellors: number;
  /** Conversations that a counsellor holds at once. */
  capacity: number;
  /** Youths for each place, within ten minutes, on the evening of the programme. */
  crowd: number;
  /** Connections that the flood holds, and opens each second. */
  floodConnections: number;
  floodPerSecond: number;
  rounds: number;
  /** Conversations held idle by one process. */
  pairs: number;
  /** Lengths of the queue. */
  waiting: readonly number[];
  consoles: number;
}

export interface Options {
  scenarios: readonly Scenario[];
  sizes: Sizes;
  json: string | null;
}

const DEFAULTS = {
  nodes: '1,2,3,4',
  compress: '120',
  hours: '2',
  counsellors: '40',
  capacity: '4',
  crowd: '100',
  'flood-connections': '4000',
  'flood-per-second': '400',
  rounds: '6',
  pairs: '9000',
  waiting: '1000,10000,100000',
  consoles: '500',
} as const;

/** Of `npm run load`. @throws Error that says what is wrong with the arguments. */
export function readOptions(args: readonly string[]): Options {
  const strings = Object.keys(DEFAULTS).map((name) => [name, { type: 'string' }] as const);
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      only: { type: 'string', multiple: true },
      ...(Object.fromEntries(strings) as Record<keyof typeof DEFAULTS, { type: 'string' }>),
    },
    allowPositionals: true,
  });
  const named = [...(values.only ?? []), ...positionals];
  const unknown = named.filter((name) => !SCENARIOS.some((scenario) => scenario === name));
  if (unknown.length > 0)
    throw new Error(`no such scenarios: ${unknown.join(', ')}; there are ${SCENARIOS.join(', ')}`);
  const list = (name: keyof typeof DEFAULTS) =>
    (values[name] ?? DEFAULTS[name]).split(',').map((text) => {
      const number = Number(text);
      if (!(number > 0)) throw new Error(`--${name} wants numbers above zero`);
      return number;
    });
  const one = (name: keyof typeof DEFAULTS) => list(name)[0] ?? 0;
  return {
    scenarios: named.length === 0 ? SCENARIOS : SCENARIOS.filter((scenario) => named.includes(scenario)),
    json: values.json ?? null,
    sizes: {
      nodes: list('nodes'),
      compress: one('compress'),
      hours: one('hours'),
      counsellors: one('counsellors'),
      capacity: one('capacity'),
      crowd: one('crowd'),
      floodConnections: one('flood-connections'),
      floodPerSecond: one('flood-per-second'),
      rounds: one('rounds'),
      pairs: one('pairs'),
      waiting: list('waiting'),
      consoles: one('consoles'),
    },
  };
}
