import { describe, expect, it } from 'vitest';
import type { StaffIdentity } from '../../ports/sessions.ts';
import { eachRedis } from '../../testing/each-redis.ts';
import { redisForTests } from '../../testing/redis-nodes.ts';
import { systemRandom } from '../system/system-random.ts';
import { RedisSessions } from './redis-sessions.ts';
import { RedisSignInThrottle } from './redis-sign-in-throttle.ts';
import { scriptOf } from './scripts.ts';

eachRedis((program) => {
  const redis = redisForTests(program);
  const LIMITS = { longestSessionMs: 60_000, mostSessionsPerAccount: 2 };

  function identity(staffId: string): StaffIdentity {
    return {
      ...{ staffId, role: 'counsellor', nameShown: staffId, organisation: 'The centre', directoryOrganisation: null },
      ...{ teams: [], competences: [], staffCertificate: null },
    };
  }

  async function two(limits = LIMITS) {
    const nodes = redis.nodes();
    const parts = async () => ({
      touch: await nodes.touch(),
      random: systemRandom,
      onFault: () => undefined,
      ...limits,
    });
    const [one, other] = [await parts(), await parts()];
    const sessions = [new RedisSessions(one), new RedisSessions(other)] as const;
    const ended: string[] = [];
    for (const each of sessions) each.onEnded((staffId) => void ended.push(staffId));
    const who = async (at: 0 | 1, token: string) => {
      await sessions[at].learn(token);
      return sessions[at].identify(token);
    };
    return { sessions, ended, who, touch: one.touch };
  }

  describe('sessions over Redis', () => {
    it('A4, M6: begun at one node are known at the other, and ended at one are over at the other', async () => {
      const { sessions, ended, who } = await two();
      const token = await sessions[0].begin(identity('ada'));
      expect(await who(1, token)).toEqual(identity('ada'));
      await sessions[1].end(token);
      expect([await who(0, token), await who(1, token)]).toEqual([null, null]);
      expect(ended).toEqual(['ada']);
      await sessions[1].end(token);
      expect(ended).toEqual(['ada']);
    });

    it('A4: beyond so many the oldest ends, and nobody hears of it', async () => {
      const { sessions, ended, who } = await two();
      const tokens: string[] = [];
      for (const at of [0, 1, 0] as const) tokens.push(await sessions[at].begin(identity('ada')));
      const other = await sessions[0].begin(identity('bo'));
      const known = await Promise.all([...tokens, other].map((token) => who(0, token)));
      expect(known.map((one) => one?.staffId)).toEqual([undefined, 'ada', 'ada', 'bo']);
      expect(ended).toEqual([]);
      await sessions[1].endAllOf('ada');
      expect(await Promise.all(tokens.map((token) => who(0, token)))).toEqual([null, null, null]);
      expect(ended).toEqual(['ada']);
    });

    it('A8: a disabled account is signed out everywhere, and that is told once', async () => {
      const { sessions, ended, who } = await two();
      const disabled: string[] = [];
      for (const each of sessions) each.onDisabled((staffId) => void disabled.push(staffId));
      const token = await sessions[0].begin(identity('ada'));
      await sessions[1].disabled('ada');
      expect(await who(0, token)).toBeNull();
      expect([ended, disabled]).toEqual([['ada'], ['ada']]);
    });

    it('A12: what changes is known at both, and brings nobody back', async () => {
      const { sessions, who } = await two();
      const token = await sessions[0].begin(identity('ada'));
      await Promise.all([
        sessions[0].changed('ada', { staffCertificate: 'BBBB' }),
        sessions[1].changed('ada', { teams: ['health'] }),
      ]);
      expect(await who(1, token)).toEqual({ ...identity('ada'), staffCertificate: 'BBBB', teams: ['health'] });
      await sessions[0].end(token);
      await sessions[1].changed('ada', { teams: [] });
      expect(await who(0, token)).toBeNull();
    });

    it('A4: end by themselves, which is told once', async () => {
      const { sessions, ended, who } = await two({ ...LIMITS, longestSessionMs: 200 });
      const token = await sessions[0].begin(identity('ada'));
      await expect.poll(() => ended, { timeout: 5_000 }).toEqual(['ada']);
      expect(await who(1, token)).toBeNull();
    });

    it('A4: no token stands in Redis', async () => {
      const { sessions, touch } = await two();
      const token = await sessions[0].begin(identity('ada'));
      const everything = scriptOf(
        "local all = {} for _, key in ipairs(KEYS) do local ok, dumped = pcall(redis.call, 'HGETALL', key) if ok then all[#all + 1] = cjson.encode(dumped) end end return table.concat(all)",
      );
      const all = String(await touch.ask(everything, []));
      expect(all).toContain('ada');
      expect(all).not.toContain(token);
    });
  });

  describe('failed sign-ins over Redis', () => {
    const make = async (changes: Partial<{ windowMs: number; mostFailures: number }> = {}) => {
      const nodes = redis.nodes();
      const limits = { windowMs: 60_000, mostFailuresPerName: 3, mostFailures: 100, ...changes };
      const one = async () =>
        new RedisSignInThrottle({ touch: await nodes.touch(), random: systemRandom, secret: 'secret', ...limits });
      return [await one(), await one()] as const;
    };

    it('A3: are counted for all nodes together, by name', async () => {
      const throttles = await make();
      for (const at of [0, 1, 0] as const) expect(await throttles[at].begin('ada')).not.toBeNull();
      expect(await throttles[1].begin('ada')).toBeNull();
      expect(await throttles[1].begin('bo')).not.toBeNull();
    });

    it('A3: are counted over all, and one that succeeds is taken back', async () => {
      const throttles = await make({ mostFailures: 2 });
      const succeeded = await throttles[0].begin('ada');
      await throttles[1].begin('bo');
      expect(await throttles[0].begin('cy')).toBeNull();
      await succeeded?.();
      expect(await throttles[1].begin('cy')).not.toBeNull();
    });

    it('A3: are forgotten after their time', async () => {
      const throttles = await make({ windowMs: 100, mostFailures: 1 });
      expect(await throttles[0].begin('ada')).not.toBeNull();
      await expect.poll(() => throttles[1].begin('bo'), { timeout: 5_000 }).not.toBeNull();
    });
  });
});
