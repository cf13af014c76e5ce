/** What the nodes have in common must be in memory alone. The service looks when it starts; a setting can be changed while it runs. */
import { faultOf, type ServerFault } from '../../../server/src/adapters/redis/check-server.ts';
import { serversOf } from '../../../server/src/adapters/redis/servers.ts';
import { readConfig } from '../../../server/src/config.ts';
import { type Check, type Complaint, NotPossible } from '../finding.ts';
import { environmentOf, type Local } from './machine.ts';

export const REDIS_CHECK: Check<Local> = {
  name: 'redis',
  async examine(local) {
    const read = readConfig(Object.fromEntries(environmentOf(local)));
    const redis = read.ok ? read.config.redis : null;
    if (redis === null) return [];
    const unreachable = (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
      return new NotPossible('redis-unreachable', { code });
    };
    const servers = await serversOf(redis).catch((error) => {
      throw unreachable(error);
    });
    const complaints: Complaint[] = [];
    for (const server of servers) {
      const fault = await faultOf(server, redis.authority).catch((error) => {
        throw unreachable(error);
      });
      if (fault !== null) complaints.push(complaintOf(fault, new URL(server).host));
    }
    return complaints;
  },
};

/** `server` without its password. */
function complaintOf({ code, ...values }: ServerFault, server: string): Complaint {
  return { fault: code, values: { ...values, server } };
}
