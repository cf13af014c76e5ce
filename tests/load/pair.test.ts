import { FRAME_BYTES, isFrame, readHeader, readRoute } from '@dorren/shared/protocol/frame.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { accept, burst, number, type Party, party } from './pair.ts';
import { LoadSocket, OPCODE } from './web-socket.ts';

let server: WebSocketServer;
let served: WebSocket;
let arrived: Buffer[];
let socket: LoadSocket;

beforeEach(async () => {
  arrived = [];
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (opened) => {
    served = opened;
    opened.on('message', (data) => arrived.push(data as Buffer));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  socket = await LoadSocket.open((server.address() as { port: number }).port, '/', null);
});

afterEach(async () => {
  socket.drop();
  await new Promise((resolve) => server.close(resolve));
});

it('sends frames that a relay takes for frames, numbered through from write to write', async () => {
  const from = party(socket, { route: 7, epoch: 3 });
  const frames = burst(from, 4);
  for (let write = 0; write < 2; write += 1) {
    number(frames, from);
    // A copy: the burst's own bytes may only change once the other end has had them.
    socket.write(Buffer.from(frames.bytes), 0);
  }
  await expect.poll(() => arrived.length).toBe(8);
  expect(arrived.every(isFrame)).toBe(true);
  expect(arrived.map((frame) => readHeader(frame).sequence)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(arrived.map(readRoute)).toEqual(Array(8).fill(7));
  expect(new Set(arrived.map((frame) => readHeader(frame).epoch))).toEqual(new Set([3]));
});

it('puts a preamble before each frame', async () => {
  const from = party(socket, { route: 0, epoch: 1 }, 'placeholder');
  const frames = burst(from, 2);
  number(frames, from);
  socket.write(frames.bytes, 0);
  await expect.poll(() => arrived.length).toBe(4);
  expect(arrived.map((message) => message.length)).toEqual([11, FRAME_BYTES, 11, FRAME_BYTES]);
  expect(arrived[0]?.toString()).toBe('placeholder');
});

it('reads messages however the network cuts them', async () => {
  const lengths: number[] = [];
  const sums: number[] = [];
  socket.received = (opcode, buffer, at, length) => {
    if (opcode !== OPCODE.binary) return;
    lengths.push(length);
    sums.push(buffer.subarray(at, at + length).reduce((sum, byte) => sum + byte, 0));
  };
  // More than one read takes in at once, so that messages are cut within their headers and bodies.
  const sizes = [0, 1, 125, 126, 65_535, 65_536, 300_000, 1_024, 3];
  for (const size of sizes) served.send(Buffer.alloc(size, 1));
  await expect.poll(() => lengths).toEqual(sizes);
  expect(sums).toEqual(sizes);
});

it('refuses a frame that is lost, doubled or cut', () => {
  const to: Party = party(socket, { route: 0, epoch: 1 });
  const frame = (sequence: number) => {
    const bytes = Buffer.alloc(FRAME_BYTES);
    bytes.writeUInt32BE(sequence, 12);
    return bytes;
  };
  accept(to, frame(0), 0, FRAME_BYTES);
  expect(() => accept(to, frame(0), 0, FRAME_BYTES)).toThrow('frame 0');
  expect(() => accept(to, frame(2), 0, FRAME_BYTES)).toThrow('frame 2');
  expect(() => accept(to, frame(1), 0, FRAME_BYTES - 1)).toThrow();
  accept(to, frame(1), 0, FRAME_BYTES);
  expect(to.received).toBe(2);
});

it('says why it was not let in', async () => {
  const closed = new WebSocketServer({ host: '127.0.0.1', port: 0, verifyClient: () => false });
  await new Promise((resolve) => closed.once('listening', resolve));
  await expect(LoadSocket.open((closed.address() as { port: number }).port, '/', null)).rejects.toThrow('401');
  await new Promise((resolve) => closed.close(resolve));
});
