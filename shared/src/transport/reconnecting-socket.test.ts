import { expect, it } from 'vitest';
import { CLOSE } from '../protocol/codes.ts';
import { SUBPROTOCOL } from '../protocol/version.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeNetwork, type ServerEnd } from './fake-network.ts';
import { ReconnectingSocket, type SocketConstructor } from './reconnecting-socket.ts';

/** The platform's own fits: a type that did not would be an error here. */
const platform: SocketConstructor = WebSocket;

function connect(random = () => 1) {
  const clock = new FakeClock();
  const network = new FakeNetwork();
  const ends: ServerEnd[] = [];
  const received: (string | Uint8Array)[] = [];
  const attempts: number[] = [];
  const log: string[] = [];
  network.accept = (end) => {
    ends.push(end);
    end.onData = (data) => {
      received.push(data);
      if (data === '{"t":"beat"}') end.send(data);
    };
  };
  class Counting extends network.WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols);
      attempts.push(clock.now());
    }
  }
  const socket = new ReconnectingSocket(
    { url: 'ws://here/socket', WebSocket: Counting, clock, random },
    {
      opened: () => log.push('opened'),
      text: (text) => log.push(text),
      frame: (frame) => log.push(`frame of ${frame.byteLength}`),
      lost: () => log.push('lost'),
      closed: (code) => log.push(`closed ${code}`),
    },
  );
  const advance = (ms: number, step = 50): void => {
    for (let left = ms; left > 0; left -= step) {
      clock.advance(Math.min(step, left));
      network.settle();
    }
  };
  socket.open();
  network.settle();
  return { clock, network, ends, received, attempts, log, socket, advance };
}

it('L8: offers the subprotocol of this version, and carries text and frames', () => {
  const { ends, log, socket, network, received } = connect();
  expect(ends[0]?.protocol).toBe(SUBPROTOCOL);
  expect(socket.send('hej')).toBe(true);
  expect(socket.send(new Uint8Array([1, 2]))).toBe(true);
  ends[0]?.send('hej själv');
  ends[0]?.send(new Uint8Array(3));
  network.settle();
  expect(received).toEqual(['hej', new Uint8Array([1, 2])]);
  expect(log).toEqual(['opened', 'hej själv', 'frame of 3']);
  expect(platform).toBe(globalThis.WebSocket);
});

it('P6: beats every 10 s, and takes 30 s of silence for loss', () => {
  const { advance, received, log, network } = connect();
  advance(40_000);
  expect(received).toHaveLength(4);
  expect(log.filter((entry) => entry !== '{"t":"beat"}')).toEqual(['opened']);
  network.isSilent = true;
  advance(29_000);
  expect(log).not.toContain('lost');
  advance(12_000);
  expect(log).toContain('lost');
  network.isSilent = false;
  // The attempt that was begun in silence is given up first.
  advance(15_000);
  expect(log.filter((entry) => entry === 'opened')).toHaveLength(2);
});

it('comes back with back-off from 0.25 s to 8 s, with jitter of at most half', () => {
  const waits = (random: () => number): number[] => {
    const { advance, network, attempts, clock } = connect(random);
    network.isUp = false;
    attempts.length = 0;
    attempts.push(clock.now());
    network.cut();
    network.settle();
    advance(60_000, 25);
    return attempts.slice(1, 9).map((at, index) => at - (attempts[index] ?? 0));
  };
  const most = waits(() => 1);
  const least = waits(() => 0);
  const doubling = [250, 500, 1000, 2000, 4000, 8000, 8000, 8000];
  expect(most).toEqual(doubling);
  expect(least).toEqual(doubling.map((ms) => ms / 2));
});

it('L4: does not hammer a server that accepts it and drops it at once', () => {
  const { advance, ends, network, attempts } = connect();
  const accept = network.accept;
  network.accept = (end) => {
    accept(end);
    end.close(CLOSE.rateLimited);
  };
  ends[0]?.close(CLOSE.rateLimited);
  network.settle();
  advance(60_000);
  expect(attempts.length).toBeLessThan(15);
});

it('does not come back after a close that is final, and says which', () => {
  for (const code of [CLOSE.normal, CLOSE.signedInElsewhere, CLOSE.replaced, CLOSE.unsupportedVersion]) {
    const { ends, log, network, advance, attempts, clock, socket } = connect();
    ends[0]?.close(code);
    network.settle();
    advance(60_000);
    socket.hint();
    expect(log.at(-1)).toBe(`closed ${code}`);
    expect([attempts.length, clock.pending]).toEqual([1, 0]);
  }
});

it('closed on purpose, it sends what was sent, tells nothing and leaves no timer', () => {
  const { log, socket, network, received, clock } = connect();
  socket.send('farewell');
  socket.close();
  expect(socket.send('too late')).toBe(false);
  network.settle();
  expect(received).toEqual(['farewell']);
  expect(log).toEqual(['opened']);
  expect(clock.pending).toBe(0);
  expect(socket.isOpen).toBe(false);
});

it('gives up an attempt that gets no answer, and tries again', () => {
  const { network, advance, log, attempts } = connect();
  network.isSilent = true;
  network.cut();
  network.settle();
  advance(15_000);
  expect(attempts.length).toBe(3);
  expect(log.filter((entry) => entry === 'opened')).toHaveLength(1);
});

it('a hint that the network is back ends the wait; a hint while open finds out soon', () => {
  const { network, advance, log, attempts, socket } = connect();
  network.isUp = false;
  network.cut();
  network.settle();
  advance(20_000);
  network.isUp = true;
  const before = attempts.length;
  socket.hint();
  network.settle();
  expect(attempts.length).toBe(before + 1);
  expect(log.at(-1)).toBe('opened');

  socket.hint();
  advance(9_000);
  expect(log.at(-1)).not.toBe('lost');
  network.isSilent = true;
  socket.hint();
  advance(4_000);
  expect(log.at(-1)).toBe('lost');
});
