import type { Server } from 'node:http';
import type { Hub } from '../relay/hub-parts.ts';
import type { RelaySettings } from '../relay/settings.ts';

export declare function attachSockets(server: Server, parts: { hub: Hub; settings: RelaySettings }): void;
