import { describe, expect, it } from 'vitest';
import { PLACES } from '../../stories/sample-places.ts';
import { NOTHING_SOUGHT } from '../page/page-state.ts';
import { placesOf } from './places.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');

describe('what is found on the page', () => {
  const places = placesOf(PLACES);
  const ids = (change: Partial<typeof NOTHING_SOUGHT>) =>
    places.answer({ ...NOTHING_SOUGHT, ...change }, NOW).found.map(({ entry }) => entry.id);

  it('is everything until something is looked for', () => {
    expect(ids({}).length).toBe(PLACES.entries.length);
  });

  it('heeds words, and each choice', () => {
    expect(ids({ text: 'barnmorska' })).toEqual(['um']);
    expect(ids({ municipality: '0127' })).toEqual(['mottagning', 'um', 'lykta']);
    expect(ids({ topic: 'marriage' }).sort()).toEqual(['lykta', 'mottagning']);
    expect(ids({ language: 'so' })).toEqual(['lykta', 'mottagning']);
    expect(ids({ openNow: true }).sort()).toEqual(['lykta', 'mottagning']);
  });

  it('is reckoned anew with the hour, not with every drawing', () => {
    const finding = { ...NOTHING_SOUGHT, openNow: true };
    const first = places.answer(finding, NOW);
    expect(places.answer(finding, NOW + 1000)).toBe(first);
    expect(places.answer(finding, NOW + 12 * 3_600_000).total).toBe(1);
  });

  it('offers as topics what is under nothing else', () => {
    expect(places.topics.map(({ id }) => id)).toEqual(['honour-violence', 'marriage']);
  });
});
