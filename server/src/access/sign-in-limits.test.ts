import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { SignInLimiter } from './sign-in-limits.ts';

const LIMITS = { mostFailuresPerName: 3, mostFailures: 5, windowMs: 1_000 };

describe('the sign-in limiter', () => {
  it('A3: refuses a name after so many failures, and not others', () => {
    const limiter = new SignInLimiter(LIMITS, new FakeClock());
    for (let attempt = 0; attempt < 3; attempt++) expect(limiter.begin('berit')).not.toBeNull();
    expect(limiter.begin('berit')).toBeNull();
    expect(limiter.begin('other')).not.toBeNull();
  });

  it('A3: refuses everybody after so many failures over all', () => {
    const limiter = new SignInLimiter(LIMITS, new FakeClock());
    for (const name of ['a', 'b', 'c', 'd', 'e']) expect(limiter.begin(name)).not.toBeNull();
    expect(limiter.begin('f')).toBeNull();
  });

  it('A3: forgets failures when their time is over, each by itself', () => {
    const clock = new FakeClock();
    const limiter = new SignInLimiter(LIMITS, clock);
    limiter.begin('berit');
    clock.advance(600);
    limiter.begin('berit');
    limiter.begin('berit');
    expect(limiter.begin('berit')).toBeNull();
    clock.advance(400);
    expect(limiter.begin('berit')).not.toBeNull();
    expect(limiter.begin('berit')).toBeNull();
  });

  it('A3: an attempt that is still being checked counts; one that succeeded does not', () => {
    const limiter = new SignInLimiter(LIMITS, new FakeClock());
    const [first] = [limiter.begin('berit'), limiter.begin('berit'), limiter.begin('berit')];
    expect(limiter.begin('berit')).toBeNull();
    first?.();
    expect(limiter.begin('berit')).not.toBeNull();
    expect(limiter.begin('berit')).toBeNull();
  });
});
