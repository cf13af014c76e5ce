/** What a Redis must be like before anything is put into it: it keeps nothing on disk, and throws nothing away by itself. */
import { ErrorReply } from '@redis/client';
import { visiting } from './one-visit.ts';

export type ServerFault =
  | { code: 'redis-too-old'; version: string }
  | { code: 'redis-persists'; setting: 'save' | 'appendonly' }
  | { code: 'redis-evicts'; policy: string }
  | { code: 'redis-unseen' };

/** Of Redis; Valkey says of itself that it is compatible with one that is newer. */
const LEAST_MAJOR = 7;

/** Null if it is fit. Throws if it cannot be reached. */
export async function faultOf(url: string, authority: string | null): Promise<ServerFault | null> {
  return visiting(url, authority, async (client) => {
    try {
      const version = /^redis_version:(\S+)/m.exec(await client.info('server'))?.[1] ?? '0';
      if (Number.parseInt(version, 10) < LEAST_MAJOR) return { code: 'redis-too-old', version };
      const settings = await client.configGet(['save', 'appendonly', 'maxmemory-policy']);
      if (settings.save === undefined || settings.appendonly === undefined) return { code: 'redis-unseen' };
      if (settings.save !== '') return { code: 'redis-persists', setting: 'save' };
      if (settings.appendonly !== 'no') return { code: 'redis-persists', setting: 'appendonly' };
      const policy = settings['maxmemory-policy'] ?? '';
      return policy === 'noeviction' ? null : { code: 'redis-evicts', policy };
    } catch (error) {
      // Without leave to look at the settings, or with the command taken away.
      if (error instanceof ErrorReply) return { code: 'redis-unseen' };
      throw error;
    }
  });
}
