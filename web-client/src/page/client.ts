/** The client in this browser: loaded when somebody begins, or asks whether the door has opened. */
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import type { YouthState } from '../client/state.ts';
import { YouthClient } from '../client/youth-client.ts';

export function startClient(content: YouthContent, changed: (youth: YouthState) => void): YouthClient {
  const address = new URL('/youth/socket', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const client = new YouthClient({
    url: address.href,
    WebSocket,
    clock: systemClock,
    random: Math.random,
    loadConversation: () => import('../client/conversation.ts'),
    centre: content.centre,
    beacon: (body) => void navigator.sendBeacon('/youth/leave', body),
  });
  client.subscribe(changed);
  return client;
}
