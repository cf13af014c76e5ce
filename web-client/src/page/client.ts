/** The client in this browser. Its line is a steady one until that is turned off. */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import { YouthClient, type YouthClientOptions } from '../client/youth-client.ts';

export function makeClient(
  { centre }: YouthContent,
  loadConversation: YouthClientOptions['loadConversation'],
): YouthClient {
  const address = new URL('/youth/socket', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return new YouthClient({
    url: address.href,
    WebSocket,
    clock: systemClock,
    random: Math.random,
    loadConversation,
    centre,
    beacon: (body) => void navigator.sendBeacon('/youth/leave', body),
    steady: true,
  });
}
