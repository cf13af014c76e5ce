/** The wire protocol's version. A client of another version is refused with `unsupported-version`. */
export const PROTOCOL_VERSION = 1;

/** WebSocket subprotocol that both clients offer (RFC 6455, section 1.9). */
export const SUBPROTOCOL = `dorren.v${PROTOCOL_VERSION}`;

/** The same messages within records of one size, in one rhythm; for youths only (SPEC W). */
export const STEADY_SUBPROTOCOL = `${SUBPROTOCOL}.steady`;
