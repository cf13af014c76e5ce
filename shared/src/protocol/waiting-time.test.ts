import { expect, it } from 'vitest';
import { estimateBucket } from './waiting-time.ts';

it('Q7: tells a wait in buckets, and honestly that it is not known', () => {
  expect([null, 0, 299_999, 300_000, 1_199_999, 2_400_000, 3_600_000].map(estimateBucket)).toEqual([
    'unknown',
    'under-5',
    'under-5',
    '5-10',
    '10-20',
    '40-60',
    'over-60',
  ]);
});
