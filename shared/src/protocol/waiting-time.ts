/** How exactly a wait is told: each bucket is the message `estimate.<bucket>` of the catalogues. */
export const ESTIMATE_BUCKETS = ['unknown', 'under-5', '5-10', '10-20', '20-40', '40-60', 'over-60'] as const;
export type EstimateBucket = (typeof ESTIMATE_BUCKETS)[number];

const MINUTE = 60_000;
const BELOW: readonly (readonly [number, EstimateBucket])[] = [
  [5, 'under-5'],
  [10, '5-10'],
  [20, '10-20'],
  [40, '20-40'],
  [60, '40-60'],
];

/** The bucket of an estimate in milliseconds; `unknown` for null. */
export function estimateBucket(estimateMs: number | null): EstimateBucket {
  if (estimateMs === null) return 'unknown';
  return BELOW.find(([minutes]) => estimateMs < minutes * MINUTE)?.[1] ?? 'over-60';
}
