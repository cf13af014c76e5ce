import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../protocol/frame.ts';
import { STEADY_SUBPROTOCOL, SUBPROTOCOL } from '../protocol/version.ts';
import { FakeNetwork, type ServerEnd } from './fake-network.ts';
import type { SocketLike } from './reconnecting-socket.ts';
import { COVER_BYTES, SteadyPacker, SteadyUnpacker } from './steady.ts';
import { steadySockets } from './steady-sockets.ts';

function connect({ wanted = true, spoken = true } = {}) {
  const network = new FakeNetwork();
  const received: (string | Uint8Array)[] = [];
  const heard: (string | Uint8Array)[] = [];
  const closes: number[] = [];
  let end: ServerEnd | null = null;
  network.accept = (accepted) => {
    end = accepted;
    if (!spoken) accepted.protocol = SUBPROTOCOL;
    accepted.onData = (data) => received.push(data);
  };
  const Socket = steadySockets(
    network.WebSocket,
    () => wanted,
    () => undefined,
  );
  const socket: SocketLike = new Socket('ws://here/youth/socket', SUBPROTOCOL);
  socket.onmessage = ({ data }: { data: string | ArrayBuffer }) =>
    heard.push(typeof data === 'string' ? data : new Uint8Array(data));
  socket.onclose = ({ code }: { code: number }) => closes.push(code);
  network.settle();
  const say = (data: string | Uint8Array): void => {
    end?.send(data);
    network.settle();
  };
  return { network, socket, received, heard, closes, say, offered: () => end?.offered };
}

const records = (packer: SteadyPacker, count: number): Uint8Array[] =>
  Array.from({ length: count }, () => {
    const record = new Uint8Array(COVER_BYTES);
    packer.fill(record);
    return record;
  });

const read = (data: readonly (string | Uint8Array)[]): string[] => {
  const unpacker = new SteadyUnpacker();
  return data.flatMap((record) => {
    const unpacked = unpacker.unpack(record as Uint8Array);
    if (!unpacked.ok) throw new Error(unpacked.code);
    return unpacked.messages.map(({ kind, bytes }) => `${kind} ${new TextDecoder().decode(bytes)}`);
  });
};

const message = fc.oneof(
  fc.string({ minLength: 1, maxLength: 3_000 }).filter((text) => text.isWellFormed()),
  fc.uint8Array({ minLength: FRAME_BYTES, maxLength: FRAME_BYTES }),
);

describe('the page’s end of a steady line', () => {
  it('W6: answers every record with exactly one, of the same size, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(message, fc.constant(null)), { maxLength: 30 }), (steps) => {
        const { socket, received, network, say } = connect();
        const packer = new SteadyPacker();
        let sent = 0;
        for (const step of steps) {
          if (step === null) {
            for (const record of records(packer, 1)) say(record);
            sent++;
          } else socket.send(step as string | Uint8Array<ArrayBuffer>);
          network.settle();
          expect(received).toHaveLength(sent);
        }
        expect(received.every((data) => data.length === COVER_BYTES && typeof data !== 'string')).toBe(true);
      }),
    );
  });

  it('W2: carries messages both ways whole and in order', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 10 }), fc.array(message, { maxLength: 10 }), (mine, theirs) => {
        const { socket, received, heard, say } = connect();
        const packer = new SteadyPacker();
        const isNew = (one: string | Uint8Array, at: number, all: readonly (string | Uint8Array)[]) =>
          typeof one === 'string' || all.findIndex((other) => String(other) === String(one)) === at;
        const [own, others] = [mine.filter(isNew), theirs.filter(isNew)];
        for (const one of own) socket.send(one as string | Uint8Array<ArrayBuffer>);
        for (const one of others) typeof one === 'string' ? packer.text(one) : packer.frame(one);
        for (const record of records(packer, 60)) say(record);
        expect(heard).toEqual(others);
        const told = (one: string | Uint8Array) =>
          typeof one === 'string' ? `text ${one}` : `frame ${new TextDecoder().decode(one)}`;
        expect(read(received)).toEqual(own.map(told));
      }),
    );
  });

  it('W8: says its last with one record more when it closes, and sends it also with nothing to say', () => {
    for (const last of ['{"t":"leave"}', null]) {
      const { socket, received, network } = connect();
      if (last) socket.send(last);
      socket.close(1000);
      network.settle();
      expect(received.map((data) => data.length)).toEqual([COVER_BYTES]);
      expect(read(received)).toEqual(last ? [`text ${last}`] : []);
    }
  });

  it.each([
    ['the server speaks none', { spoken: false }, [STEADY_SUBPROTOCOL, SUBPROTOCOL]],
    ['none is wanted', { wanted: false }, [SUBPROTOCOL]],
  ])('W1: is a plain one where %s', (_, options, offers) => {
    const { socket, received, heard, say, network, offered } = connect(options);
    socket.send('one');
    say('two');
    say(new Uint8Array([3]));
    network.settle();
    expect(offered()).toEqual(offers);
    expect(received).toEqual(['one']);
    expect(heard).toEqual(['two', new Uint8Array([3])]);
  });

  it('W6: takes garbage for a line that is lost', () => {
    for (const garbage of ['plain', new Uint8Array(COVER_BYTES - 1), new Uint8Array(COVER_BYTES).fill(9)]) {
      const { heard, closes, say } = connect();
      say(garbage);
      expect([heard, closes]).toEqual([[], [1006]]);
    }
  });
});
