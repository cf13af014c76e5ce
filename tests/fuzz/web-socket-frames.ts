/** WebSocket frames from client to server (RFC 6455, section 5.2), right unless asked to be wrong. */
export interface Shape {
  opcode: number;
  final?: boolean;
  /** The three reserved bits. */
  reserved?: number;
  masked?: boolean;
  /** What the header claims, if not the payload's length. */
  claims?: bigint;
}

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const MASK = Buffer.from([0x11, 0x22, 0x33, 0x44]);

export function webSocketFrame(payload: Buffer, shape: Shape): Buffer {
  const { opcode, final = true, reserved = 0, masked = true, claims = BigInt(payload.length) } = shape;
  const first = (final ? 0x80 : 0) | (reserved << 4) | opcode;
  const maskBit = masked ? 0x80 : 0;
  let length: Buffer;
  if (claims < 126n) {
    length = Buffer.from([maskBit | Number(claims)]);
  } else if (claims <= 0xffffn) {
    length = Buffer.from([maskBit | 126, 0, 0]);
    length.writeUInt16BE(Number(claims), 1);
  } else {
    length = Buffer.alloc(9, maskBit | 127);
    length.writeBigUInt64BE(claims, 1);
  }
  if (!masked) return Buffer.concat([Buffer.from([first]), length, payload]);
  const hidden = Buffer.allocUnsafe(payload.length);
  for (let at = 0; at < payload.length; at++) hidden[at] = (payload[at] ?? 0) ^ (MASK[at & 3] ?? 0);
  return Buffer.concat([Buffer.from([first]), length, MASK, hidden]);
}

export const text = (message: string | object): Buffer =>
  webSocketFrame(Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)), { opcode: OPCODE.text });

export const binary = (bytes: Buffer): Buffer => webSocketFrame(bytes, { opcode: OPCODE.binary });

/** An upgrade request, as a browser sends it but for what is changed. */
export function upgradeRequest(path: string, changes: Record<string, string | null> = {}, method = 'GET'): Buffer {
  const headers: Record<string, string | null> = {
    Host: '127.0.0.1',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    'Sec-WebSocket-Protocol': 'dorren.v1',
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
