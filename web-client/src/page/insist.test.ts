import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { insist } from './insist.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Fails this many times first. Says at which milliseconds it was asked. */
function loader(failures: number): { load: () => Promise<string>; asked: number[] } {
  const asked: number[] = [];
  const load = async (): Promise<string> => {
    asked.push(Date.now() - START);
    if (asked.length <= failures) throw new Error('no network');
    return 'loaded';
  };
  return { load, asked };
}

const START = new Date('2026-11-21T12:00:00Z').getTime();

describe('what has to be there', () => {
  beforeEach(() => {
    vi.setSystemTime(START);
  });

  it('is asked for once when it can be had', async () => {
    const { load, asked } = loader(0);
    const had: string[] = [];
    const failed = vi.fn();
    insist(load, (loaded) => had.push(loaded), failed);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([0]);
    expect(had).toEqual(['loaded']);
    expect(failed).not.toHaveBeenCalled();
  });

  it('is asked for again at growing pauses, never longer than half a minute, until it has come', async () => {
    const { load, asked } = loader(7);
    const had: string[] = [];
    const failed = vi.fn();
    insist(load, (loaded) => had.push(loaded), failed);
    await vi.runAllTimersAsync();
    const pauses = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(had).toEqual(['loaded']);
    expect(failed).toHaveBeenCalledTimes(4);
  });
});
