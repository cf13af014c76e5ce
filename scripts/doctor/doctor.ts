/** All that is looked at. Another part of a deployment gets a list of its own here. */
import { type Check, Failed, type Finding, runChecks } from './finding.ts';
import type { Local } from './inside/machine.ts';
import { MOUNT_CHECKS } from './inside/mounts.ts';
import { PROCESS_CHECKS } from './inside/process.ts';
import { PROXY_CHECK } from './inside/proxies.ts';
import { REDIS_CHECK } from './inside/redis.ts';
import { SURROUNDINGS_CHECKS } from './inside/surroundings.ts';
import { ANSWER_CHECKS } from './outside/answers.ts';
import { COMPRESSION_CHECK } from './outside/compression.ts';
import { EMBEDDED_CHECKS } from './outside/embedded.ts';
import { HEADER_CHECKS } from './outside/headers.ts';
import type { Site } from './outside/site.ts';
import { SOCKET_CHECK } from './outside/sockets.ts';
import { TRANSPORT_CHECKS } from './outside/transport.ts';
import { type Visit, visit } from './outside/visit.ts';

const OF_THE_SITE: readonly Check<Site>[] = [...TRANSPORT_CHECKS, COMPRESSION_CHECK, SOCKET_CHECK];
const OF_A_VISIT: readonly Check<Visit>[] = [...HEADER_CHECKS, ...EMBEDDED_CHECKS, ...ANSWER_CHECKS];
const OF_THE_MACHINE: readonly Check<Local>[] = [
  ...PROCESS_CHECKS,
  ...MOUNT_CHECKS,
  ...SURROUNDINGS_CHECKS,
  REDIS_CHECK,
  PROXY_CHECK,
];

/** What a proxy answers if the service does not. */
const NOBODY_BEHIND = [502, 503, 504];

/** As anybody could, over the network. If nobody answers there, that is all there is to say. */
export async function examineOutside(site: Site): Promise<Finding[]> {
  let round: Visit;
  try {
    round = await visit(site);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    const { code = '' } = error.complaint.values ?? {};
    return [unreachable('unreachable', { code })];
  }
  const status = round.answers[0]?.status ?? 0;
  if (NOBODY_BEHIND.includes(status)) return [unreachable('no-service', { status })];
  return [...(await runChecks(OF_THE_SITE, site)), ...(await runChecks(OF_A_VISIT, round))];
}

function unreachable(fault: string, values: Readonly<Record<string, string | number>>): Finding {
  return { check: 'reachable', verdict: 'failed', complaints: [{ fault, values }] };
}

/** On the machine that the service runs on. */
export function examineInside(local: Local): Promise<Finding[]> {
  return runChecks(OF_THE_MACHINE, local);
}
