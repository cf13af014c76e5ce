import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { Hub } from '../relay/hub-parts.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';

/** The youth's page, before, in and after the queue. Anybody may open it. */
export const youthSocket = {
  path: '/youth/socket',
  /** Of those offered, the first here. */
  subprotocols: [STEADY_SUBPROTOCOL, SUBPROTOCOL],
  accept: (hub: Hub, socket: RelaySocket, address: string | null): void => hub.acceptYouth(socket, address),
};
