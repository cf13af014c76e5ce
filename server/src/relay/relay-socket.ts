import { WebSocket } from 'ws';

/** A `ws` socket that knows its connection. */
export class RelaySocket extends WebSocket {}
