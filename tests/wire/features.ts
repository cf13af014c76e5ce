/** What a capture says in figures: nothing but sizes and times, as anybody on the way has them. */
import type { Seen } from './tap.ts';

const WINDOW_MS = 1_000;
const QUANTILES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] as const;
/** Upper ends, in bytes. */
const SIZES = [
  64, 96, 128, 192, 256, 384, 512, 768, 1_024, 1_080, 1_112, 1_128, 1_160, 1_280, 2_048, 4_096, 20_000,
] as const;
const SETTLING_MS = 3_000;

/** One vector for a capture, of the same length for all. */
export function features(seen: readonly Seen[]): number[] {
  const lastsMs = seen.at(-1)?.at ?? 0;
  const [up, down] = [true, false].map((way) => seen.filter((one) => one.up === way)) as [Seen[], Seen[]];
  const perWindow = [up, down].map((way) => windows(way, lastsMs));
  const [upBytes, downBytes] = perWindow.map(({ bytes }) => bytes) as [number[], number[]];
  return [
    ...[up, down].flatMap((way, index) => {
      const { counts, bytes } = perWindow[index] ?? { counts: [], bytes: [] };
      return [
        way.length / Math.max(1, lastsMs / 1_000),
        sum(way) / Math.max(1, lastsMs / 1_000),
        ...[counts, bytes].flatMap((row) => [mean(row), deviation(row), ...quantiles(row)]),
        // Of each window with the next: what comes in bursts.
        correlation(bytes.slice(1), bytes.slice(0, -1)),
        ...histogram(way),
        ...timing(gaps(way)),
        ...timing(gaps(way.filter(({ at }) => at > SETTLING_MS))),
        new Set(way.map((one) => one.bytes)).size,
      ];
    }),
    correlation(upBytes, downBytes),
    correlation(upBytes.slice(1), downBytes.slice(0, -1)),
    correlation(upBytes.slice(0, -1), downBytes.slice(1)),
    ...timing(answers(seen)),
    new Set(seen.map(({ line }) => line)).size,
  ];
}

function windows(way: readonly Seen[], lastsMs: number): { counts: number[]; bytes: number[] } {
  const length = Math.max(2, Math.ceil(lastsMs / WINDOW_MS));
  const counts = new Array<number>(length).fill(0);
  const bytes = new Array<number>(length).fill(0);
  for (const one of way) {
    const window = Math.min(length - 1, Math.floor(one.at / WINDOW_MS));
    counts[window] = (counts[window] ?? 0) + 1;
    bytes[window] = (bytes[window] ?? 0) + one.bytes;
  }
  return { counts, bytes };
}

/** Shares, so that a longer capture is not another by that alone. */
function histogram(way: readonly Seen[]): number[] {
  const counts = new Array<number>(SIZES.length).fill(0);
  for (const { bytes } of way) {
    const bin = SIZES.findIndex((end) => bytes <= end);
    if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / Math.max(1, way.length));
}

function timing(times: readonly number[]): number[] {
  const average = mean(times);
  return [average, deviation(times), deviation(times) / Math.max(1e-6, average), ...quantiles(times)];
}

function gaps(way: readonly Seen[]): number[] {
  return way.slice(1).map(({ at }, index) => at - (way[index]?.at ?? 0));
}

/** From each record that comes down until the next that goes up: how busy the page is. */
function answers(seen: readonly Seen[]): number[] {
  const found: number[] = [];
  let asked: number | null = null;
  for (const { up, at } of seen) {
    if (!up) asked ??= at;
    else if (asked !== null) {
      found.push(at - asked);
      asked = null;
    }
  }
  return found;
}

function quantiles(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  return QUANTILES.map((share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0);
}

const sum = (way: readonly Seen[]): number => way.reduce((total, { bytes }) => total + bytes, 0);

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const average = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - average) ** 2)));
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  const spread = deviation(one) * deviation(other);
  return spread === 0 ? 0 : mean(one.map((value, index) => (value - a) * ((other[index] ?? 0) - b))) / spread;
}
