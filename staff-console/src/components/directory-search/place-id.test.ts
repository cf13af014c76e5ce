import { expect, it } from 'vitest';
import { placeId, placeOf } from './place-id.ts';

it('finds the place again that an id was made of', () => {
  for (const place of [{ municipality: '0180' }, { municipality: '0127', district: 'Alby / Fittja' }] as const) {
    expect(placeOf(placeId(place))).toEqual(place);
  }
  expect(placeOf('0000')).toBeUndefined();
  expect(placeOf('any')).toBeUndefined();
});
