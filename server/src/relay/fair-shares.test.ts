import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { FairShares } from './fair-shares.ts';

const HOUR_MS = 60 * 60_000;

function shares(fair = 4) {
  const clock = new FakeClock();
  const one = new FairShares(clock, fair);
  const come = (address: string, count: number) => {
    for (let at = 0; at < count; at++) one.count(one.hash(address));
  };
  const extra = (address: string) => one.extra(one.hash(address));
  return { clock, one, come, extra };
}

describe('fair shares', () => {
  it('K6: whoever comes again and again works harder, up to eight times, and nobody else does', () => {
    const { come, extra } = shares();
    const extras = [];
    for (let round = 0; round < 20; round++) {
      come('192.0.2.1', 2);
      extras.push(extra('192.0.2.1'));
    }
    expect(extras.slice(0, 8)).toEqual([0, 1, 1, 2, 2, 2, 2, 3]);
    expect(extras.at(-1)).toBe(3);
    expect([extra('192.0.2.2'), extra('2001:db8::1'), extra('no address'), extra('')]).toEqual([0, 0, 0, 0]);
  });

  it('K6: an address from which many come is fair as long as many come from elsewhere too', () => {
    const { one, come, extra } = shares();
    for (let at = 0; at < 1_000; at++) come(`10.0.${at >> 8}.${at & 255}`, 1);
    come('192.0.2.1', 15);
    expect(extra('192.0.2.1')).toBe(0);
    come('192.0.2.1', 10);
    expect(extra('192.0.2.1')).toBe(1);
    expect(one.size).toBe(1_001);
  });

  it('K6: a subscriber of IPv6 is one, and so is an address of IPv4 however it is written', () => {
    const { one } = shares();
    expect(one.hash('2001:db8:0:0100::1')).toBe(one.hash('2001:db8:0:01ff:1:2:3:4'));
    expect(one.hash('2001:db8:0:0200::1')).not.toBe(one.hash('2001:db8:0:01ff::1'));
    expect(one.hash('::ffff:192.0.2.1')).toBe(one.hash('192.0.2.1'));
    expect(one.hash('192.0.2.2')).not.toBe(one.hash('192.0.2.1'));
  });

  it('K6: after an hour nothing of it is left, not even the way to make the hash again', async () => {
    const { clock, one, come, extra } = shares();
    come('192.0.2.1', 40);
    const before = one.hash('192.0.2.1');
    await clock.advance(HOUR_MS - 1);
    one.forget();
    expect([one.size, extra('192.0.2.1'), one.hash('192.0.2.1')]).toEqual([1, 3, before]);
    await clock.advance(1);
    one.forget();
    expect([one.size, extra('192.0.2.1'), one.extra(before)]).toEqual([0, 0, 0]);
    expect(one.hash('192.0.2.1')).not.toBe(before);
  });

  it('K7: there is an end to what is kept', () => {
    const { one } = shares();
    for (let at = 0; at < 60_000; at++) one.count(String(at));
    expect(one.size).toBe(50_000);
  });
});
