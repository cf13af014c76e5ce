import type { SearchOnServer } from '../directory-in-node.ts';
import { ENTRIES } from '../directory-search.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import { runOnce } from '../processes.ts';
import { searchInBrowser } from '../search-in-browser.ts';
import { quantile, spread } from '../statistics.ts';

type Side = 'browser' | 'server';
const PERCENTILES = { p50: 0.5, p95: 0.95 } as const;

/** Search over 5,000 entries at every key, in the browser and on the server, beside going through all texts. */
export async function directory({ rounds }: Effort): Promise<Figure[]> {
  const onServer = await runOnce<SearchOnServer>('directory-in-node.ts', { rounds });
  const inBrowser = await searchInBrowser(rounds);
  return [...figuresOf('browser', inBrowser), ...figuresOf('server', onServer)];
}

function figuresOf(side: Side, { ours, scan, buildMs, indexKb }: SearchOnServer): Figure[] {
  const times = (['p50', 'p95'] as const).map((percentile): Figure => {
    const value = quantile(ours, PERCENTILES[percentile]);
    const beside = quantile(scan, PERCENTILES[percentile]);
    return {
      name: `directory-search-${side}-${percentile}-ms`,
      about: `directory search, ${side}, ${percentile} of all keystrokes`,
      unit: 'ms',
      value,
      beside: `going through all texts ${beside.toFixed(2)} ms`,
    };
  });
  const ratios = spread(ours.map((ms, index) => ms / (scan[index] ?? Number.NaN)).filter(Number.isFinite));
  return [
    ...times,
    {
      name: `directory-search-${side}-vs-scan`,
      about: `the same beside going through all texts, key by key`,
      unit: '×',
      value: ratios.median,
      goal: { at: 'most', value: 1 },
      spread: ratios,
    },
    {
      name: `directory-index-${side}-ms`,
      about: `index of ${ENTRIES} entries, ${side}: building`,
      unit: 'ms',
      value: buildMs,
    },
    {
      name: `directory-index-${side}-kb`,
      about: `index of ${ENTRIES} entries, ${side}: memory beside the entries`,
      unit: 'kB',
      value: indexKb,
    },
  ];
}
