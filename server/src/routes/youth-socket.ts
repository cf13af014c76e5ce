import type { Hub } from '../relay/hub-parts.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';

/** The youth's page, before, in and after the queue. Anybody may open it. */
export const youthSocket = {
  path: '/youth/socket',
  accept: (hub: Hub, socket: RelaySocket): void => hub.acceptYouth(socket),
};
