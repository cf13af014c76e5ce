import { expect, it } from 'vitest';
import { openTrialRedis } from './redis-kinds.ts';

it('under a Sentinel all come by a server’s line: without it the other takes over', async () => {
  const redis = await openTrialRedis('sentinel');
  try {
    await redis.followed();
    const first = await redis.master();
    redis.lines[0]?.cut();
    await redis.promoted(first);
    expect(await redis.master()).not.toBe(first);
  } finally {
    await redis.close();
  }
}, 120_000);
