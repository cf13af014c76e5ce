import { SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { Hub } from '../relay/hub-parts.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';

/** The console. Who it is, the first message says: an address or a header would end up in somebody's log. */
export const staffSocket = {
  path: '/staff/socket',
  subprotocols: [SUBPROTOCOL],
  accept: (hub: Hub, socket: RelaySocket): void => hub.acceptStaff(socket),
};
