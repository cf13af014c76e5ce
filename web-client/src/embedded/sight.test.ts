import { describe, expect, it } from 'vitest';
import { LEAST_SEEN, type Sighting, sightOf } from './sight.ts';

const FRAME = { width: 320, height: 480 };
const WHOLE: Sighting = { frame: FRAME, seen: { top: 0, ...FRAME }, isUncovered: true };

describe('E: what can be seen of a frame', () => {
  it('is clear when all of it lies open', () => {
    expect(sightOf(WHOLE)).toBe('clear');
  });

  it('is clear where the browser cannot tell whether something lies over it', () => {
    expect(sightOf({ ...WHOLE, isUncovered: null })).toBe('clear');
  });

  it('is clear when some of it is scrolled away', () => {
    expect(sightOf({ ...WHOLE, seen: { top: 300, width: 320, height: LEAST_SEEN.height } })).toBe('clear');
  });

  it('is overlaid as soon as the browser cannot vouch for it', () => {
    expect(sightOf({ ...WHOLE, isUncovered: false })).toBe('overlaid');
  });

  it.each([
    { width: LEAST_SEEN.width - 1, height: 480 },
    { width: 320, height: LEAST_SEEN.height - 1 },
  ])('is too little when %j is all that is not cut off', (size) => {
    expect(sightOf({ ...WHOLE, seen: { top: 0, ...size } })).toBe('little');
    expect(sightOf({ ...WHOLE, seen: { top: 0, ...size }, isUncovered: null })).toBe('little');
  });

  it.each([
    { ...WHOLE, seen: { top: 0, width: 0, height: 0 } },
    { ...WHOLE, seen: { top: 480, width: 320, height: 0 } },
    { ...WHOLE, frame: { width: 0, height: 0 } },
  ])('is away when it is scrolled away, or not drawn: %j', (sighting) => {
    expect(sightOf(sighting)).toBe('away');
  });
});
