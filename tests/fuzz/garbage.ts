/**
 * What no client of ours would send. Two sorts: what the server refuses and goes on from (right in form, wrong in state,
 * epoch or route), and what it closes the connection for.
 */
import { FRAME_BYTES, FRAME_KIND, writeHeader, writeRoute } from '@dorren/shared/protocol/frame.ts';
import type { Chance } from './chance.ts';
import { binary, OPCODE, text, upgradeRequest, webSocketFrame } from './web-socket-frames.ts';

export type Door = 'youth' | 'staff';
const ID = 'A'.repeat(22);
const SECRET = 'B'.repeat(43);
const NOTICE = { notice: 'main', version: '1', language: 'sv', level: 'standard' };

const VALID = {
  youth: [
    { t: 'join', notice: NOTICE, profile: { ageBand: '15-17', topics: ['control'] } },
    { t: 'join', notice: NOTICE, profile: {}, work: 'QUJD' },
    { t: 'resume', id: ID, resume: SECRET },
    { t: 'distrust', epoch: 1, reason: 'expired' },
    { t: 'consent', offer: ID, answer: 'not-yet', notice: null },
    { t: 'consent', offer: ID, answer: 'yes', notice: NOTICE },
    { t: 'decline', claim: ID },
    { t: 'arrived', epoch: 2 },
    { t: 'leave' },
    { t: 'beat' },
  ],
  staff: [
    { t: 'hello', token: SECRET, holding: [{ id: ID, epoch: 1 }] },
    { t: 'duty-on', languages: ['sv', 'ckb'], capacity: 3, dutyCertificate: 'QUJD' },
    { t: 'duty-change', languages: ['sv'], capacity: 0 },
    { t: 'take', id: ID },
    { t: 'end', id: ID },
    { t: 'take-next' },
    { t: 'colleagues' },
    { t: 'refer', id: ID, mode: 'handover', to: { kind: 'team', team: 'midwife' } },
    { t: 'refer', id: ID, mode: 'consultation', to: { kind: 'competence', competence: 'abroad' } },
    { t: 'withdraw', id: ID, offer: ID },
    { t: 'answer', id: ID, offer: ID, accept: true },
    { t: 'step-out', id: ID },
    { t: 'return', id: ID, wanted: { competence: 'abroad', language: 'ar' } },
    { t: 'side-end', id: ID, epoch: 3 },
    { t: 'card-given', kind: 'youth-clinic' },
    { t: 'concern', id: ID, step: 'open', age: '15-17' },
    { t: 'concern-outcome', id: ID, outcome: { is: 'not-possible', why: 'left' }, age: 'unknown' },
  ],
} as const;

/** Known messages that nothing can come of, whoever sends them, and that leave the sender's state as it is. */
const FUTILE = {
  youth: [
    { t: 'resume', id: ID, resume: SECRET },
    { t: 'distrust', epoch: 4_294_967_295, reason: 'revoked' },
    { t: 'consent', offer: ID, answer: 'yes', notice: null },
    { t: 'consent', offer: ID, answer: 'yes', notice: NOTICE },
    { t: 'decline', claim: ID },
    { t: 'arrived', epoch: 4_294_967_295 },
  ],
  staff: [
    { t: 'take', id: ID },
    { t: 'end', id: ID },
    { t: 'refer', id: ID, mode: 'join', to: { kind: 'language', language: 'ti' } },
    { t: 'refer', id: ID, mode: 'handover', to: { kind: 'colleague', staffId: ID } },
    { t: 'withdraw', id: ID, offer: ID },
    { t: 'answer', id: ID, offer: ID, accept: true },
    { t: 'step-out', id: ID },
    { t: 'return', id: ID, wanted: {} },
    { t: 'side-end', id: ID, epoch: 1 },
    { t: 'concern', id: ID, step: 'take-over', age: 'adult' },
    { t: 'concern-outcome', id: ID, outcome: { is: 'reported' }, age: 'under-15' },
  ],
} as const;

const ODD_VALUES = [
  'null',
  '-1',
  '1e309',
  '9007199254740993',
  '0.1',
  '""',
  '{}',
  '[]',
  '[[[[[[[[]]]]]]]]',
  'true',
  '"\\u0000"',
  '"\\ud800"',
  '{"__proto__":{"t":"beat"}}',
  '{"constructor":{"prototype":{}}}',
  '"١٢٣"',
  '"../../etc/passwd"',
] as const;

/** Right in its schema, whatever comes of it. */
export function known(chance: Chance, door: Door): object {
  return chance.one<object>(VALID[door]);
}

/** Known messages that leave whoever says them where they are. */
export function futile(chance: Chance, door: Door): object {
  return chance.one<object>(FUTILE[door]);
}

export function frame(chance: Chance, changes: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(FRAME_BYTES, chance.below(256));
  writeHeader(bytes, { kind: FRAME_KIND.sealed, epoch: chance.below(0xffff_ffff), sequence: chance.below(1_000) });
  writeRoute(bytes, chance.below(0xffff_ffff));
  changes(bytes);
  return bytes;
}

/** Refused or dropped, and counted; the connection stays. */
export function refused(chance: Chance, door: Door): Buffer {
  if (chance.once(4)) return text(futile(chance, door));
  // An epoch that never was, a route that leads nowhere; now and then in fragments.
  const bytes = frame(chance, () => {});
  if (!chance.once(16)) return binary(bytes);
  const cut = chance.below(FRAME_BYTES);
  return Buffer.concat([
    webSocketFrame(bytes.subarray(0, cut), { opcode: OPCODE.binary, final: false }),
    webSocketFrame(chance.bytes(chance.below(20)), { opcode: OPCODE.ping }),
    webSocketFrame(bytes.subarray(cut), { opcode: OPCODE.continuation }),
  ]);
}

/** A control message with something wrong in its text. */
function spoiltText(chance: Chance, door: Door): Buffer {
  const valid = JSON.stringify(known(chance, door));
  const at = chance.below(valid.length);
  switch (chance.below(8)) {
    case 0:
      return text(valid.slice(0, at));
    case 1:
      return text(valid.slice(0, at) + String.fromCharCode(chance.below(0xd800)) + valid.slice(at));
    case 2:
      return text(valid.replace(/"[^"]*"(?=[,}\]])|\d+(?=[,}\]])/, chance.one(ODD_VALUES)));
    case 3:
      return text(valid.replace('{', `{"${String.fromCharCode(97 + chance.below(26))}":${chance.one(ODD_VALUES)},`));
    case 4:
      return text(valid.replace(/"t":"[^"]*"/, `"t":${chance.one(ODD_VALUES)}`));
    case 5:
      return text('['.repeat(chance.below(8_000)));
    case 6:
      return text(JSON.stringify({ ...VALID[door][0], filler: 'x'.repeat(chance.below(40_000)) }));
    default:
      // Invalid UTF-8 in the middle of a valid message.
      return webSocketFrame(
        Buffer.concat([Buffer.from(valid.slice(0, at)), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(valid.slice(at))]),
        { opcode: OPCODE.text },
      );
  }
}

/** A frame of another form, or bytes of another length. */
function spoiltFrame(chance: Chance): Buffer {
  switch (chance.below(5)) {
    case 0:
      return binary(frame(chance, (bytes) => (bytes[0] = 3 + chance.below(250))));
    case 1:
      return binary(frame(chance, (bytes) => (bytes[1] = 2 + chance.below(250))));
    case 2:
      return binary(frame(chance, (bytes) => (bytes[2 + chance.below(2)] = 1 + chance.below(255))));
    case 3:
      return binary(chance.bytes(chance.one([0, 1, 15, 16, FRAME_BYTES - 1])));
    default:
      return binary(Buffer.alloc(FRAME_BYTES + 1 + chance.below(30_000), chance.below(256)));
  }
}

/** Not WebSocket at all, or not as the standard has it. */
export function spoiltProtocol(chance: Chance): Buffer {
  const little = chance.bytes(chance.below(64));
  switch (chance.below(12)) {
    case 0:
      return webSocketFrame(little, { opcode: OPCODE.binary, masked: false });
    case 1:
      return webSocketFrame(little, { opcode: chance.one([3, 4, 5, 6, 7, 11, 12, 15]) });
    case 2:
      return webSocketFrame(little, { opcode: OPCODE.text, reserved: 1 + chance.below(7) });
    case 3:
      return webSocketFrame(little, {
        opcode: OPCODE.binary,
        claims: chance.one([0x7fff_ffff_ffff_ffffn, 1n << 63n, 1n << 40n]),
      });
    case 4:
      return webSocketFrame(little, { opcode: OPCODE.continuation });
    case 5:
      return webSocketFrame(Buffer.alloc(126 + chance.below(1_000)), { opcode: OPCODE.ping });
    case 6:
      return webSocketFrame(little, { opcode: OPCODE.ping, final: false });
    case 7:
      return webSocketFrame(chance.bytes(1), { opcode: OPCODE.close });
    case 8: {
      const code = Buffer.alloc(2);
      code.writeUInt16BE(chance.one([0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535]));
      return webSocketFrame(code, { opcode: OPCODE.close });
    }
    case 9:
      return Buffer.concat([
        webSocketFrame(little, { opcode: OPCODE.binary, final: false }),
        webSocketFrame(little, { opcode: OPCODE.text }),
      ]);
    case 10: {
      const piece = webSocketFrame(little, { opcode: OPCODE.continuation, final: false });
      const begin = webSocketFrame(little, { opcode: OPCODE.binary, final: false });
      return Buffer.concat([begin, ...Array<Buffer>(20 + chance.below(20)).fill(piece)]);
    }
    default:
      return chance.bytes(1 + chance.below(3_000));
  }
}

/** Closed for, or cut off in the middle of. */
export function fatal(chance: Chance, door: Door): Buffer {
  const bytes = chance.one([() => spoiltText(chance, door), () => spoiltFrame(chance), () => spoiltProtocol(chance)])();
  return chance.once(10) ? bytes.subarray(0, chance.below(bytes.length + 1)) : bytes;
}

/** Instead of an upgrade request. */
export function spoiltRequest(chance: Chance, path: string): Buffer {
  const junk = chance
    .bytes(chance.below(64))
    .toString('latin1')
    .replace(/[\r\n\0]/g, '?');
  switch (chance.below(9)) {
    case 0:
      return chance.bytes(1 + chance.below(2_000));
    case 1:
      return upgradeRequest(path, { 'Sec-WebSocket-Key': chance.one([null, '', 'short', junk, 'A'.repeat(9_000)]) });
    case 2:
      return upgradeRequest(path, { 'Sec-WebSocket-Version': chance.one([null, '7', '99999999999', 'x']) });
    case 3:
      return upgradeRequest(path, { 'Sec-WebSocket-Protocol': chance.one([null, ',', junk, 'a,'.repeat(4_000)]) });
    case 4:
      return upgradeRequest(path, { Origin: chance.one(['https://evil.example', 'null', junk]) });
    case 5:
      return upgradeRequest(chance.one(['/', `${path}?id=1`, `/${junk}`, '*', `http://evil.example${path}`]));
    case 6:
      return upgradeRequest(
        path,
        { Upgrade: chance.one(['h2c', 'websocket, x', junk]) },
        chance.one(['GET', 'POST', 'CONNECT']),
      );
    case 7:
      return upgradeRequest(path, { 'X-Filler': 'x'.repeat(chance.below(40_000)) });
    default: {
      const whole = upgradeRequest(path);
      return whole.subarray(0, chance.below(whole.length));
    }
  }
}
