/**
 * L1–L9, W6 under fire: malformed, oversized, out-of-state and broken input on both sockets, plain and steady, and on bare TCP, while a youth
 * and a counsellor talk undisturbed. FUZZ_SEED repeats a run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readRoute } from '@dorren/shared/protocol/frame.ts';
import { STEADY_SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledging } from '../../server/src/testing/records.ts';
import { type Console, frameOf, TestSocket, type YouthTab } from '../../server/src/testing/test-socket.ts';
import { Chance } from './chance.ts';
import { type Door, fatal, refused, spoiltRequest } from './garbage.ts';
import type { Condition, Started } from './relay-process.ts';
import { steadyAttack } from './steady-garbage.ts';
import { binary, text, upgradeRequest } from './web-socket-frames.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 0x7fff_ffff);
/** Refusals are counted by the server, one for each thing it refused. */
const ENOUGH = 100_000;
const CONNECTIONS_AT_ONCE = 48;
/** Connections between two looks at what the server has counted. */
const ROUND = 1_000;
const REFUSED_EACH = 24;

const chance = new Chance(SEED);
let server: ChildProcess;
let started: Started;
let pair: Undisturbed;

beforeAll(async () => {
  server = fork(fileURLToPath(new URL('relay-process.ts', import.meta.url)), { execArgv: ['--expose-gc'] });
  [started] = (await once(server, 'message')) as [Started];
  pair = await Undisturbed.start();
});

afterAll(() => {
  server.disconnect();
});

async function look(): Promise<Condition> {
  server.send('condition');
  const [condition] = (await once(server, 'message')) as [Condition];
  return condition;
}

/** A youth and a counsellor who answer each other's frames for as long as the test lasts, and notice anything amiss. */
class Undisturbed {
  exchanged = 0;
  wrong: string | null = null;
  #going = true;
  readonly youth: YouthTab;
  readonly console: Console;
  readonly #done: Promise<void>;

  private constructor(youth: YouthTab, console: Console, route: number) {
    this.youth = youth;
    this.console = console;
    this.#done = this.#talk(route).catch((error: unknown) => {
      this.wrong ??= String(error);
    });
  }

  static async start(): Promise<Undisturbed> {
    const address = `ws://127.0.0.1:${started.port}`;
    const console: Console = await new TestSocket<never, never>(`${address}/staff/socket`).opened();
    console.say({ t: 'hello', token: started.tokens.good, holding: [] });
    console.say({ t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'CCCC' });
    await console.hear('duty', ({ on }) => on);
    const youth: YouthTab = await new TestSocket<never, never>(`${address}/youth/socket`).opened();
    youth.say({ t: 'join', notice: acknowledging(), profile: {} });
    const { id } = await youth.hear('joined');
    console.say({ t: 'take', id });
    const { conversation } = await console.hear('taken');
    return new Undisturbed(youth, console, conversation.route);
  }

  async #talk(route: number): Promise<void> {
    for (let sequence = 0; this.#going; sequence++) {
      this.youth.frame(1, sequence);
      const there = await this.console.hearFrame();
      if (!there.equals(frameOf(1, sequence, route))) throw new Error(`frame ${sequence} changed, or not in order`);
      this.console.frame(1, sequence, readRoute(there));
      const back = await this.youth.hearFrame();
      if (!back.equals(frameOf(1, sequence))) throw new Error(`answer ${sequence} changed, or not in order`);
      this.exchanged += 1;
    }
  }

  async stop(): Promise<void> {
    this.#going = false;
    await this.#done;
  }
}

/** Sends it all at once, says that no more will come, and resolves when the server has closed. */
function throwAt(bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ port: started.port, host: '127.0.0.1' });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.resume();
    if (chance.once(20)) socket.write(bytes, () => socket.resetAndDestroy());
    else socket.end(bytes);
  });
}

/** How a client that has come as far as this begins: outside, waiting, signed in, on duty. */
function beginning(door: Door): Buffer[] {
  const token = chance.one(started.tokens.bad as [string, ...string[]]);
  const join = text({ t: 'join', notice: acknowledging(), profile: {} });
  const hello = text({ t: 'hello', token, holding: [] });
  const dutyOn = text({ t: 'duty-on', languages: ['sv'], capacity: 8, dutyCertificate: 'CCCC' });
  const next = text({ t: 'take-next' });
  return door === 'youth'
    ? chance.one([[], [join]])
    : chance.one([[], [hello], [hello, dutyOn], [hello, dutyOn, next]]);
}

function attack(): Buffer {
  if (chance.once(3)) {
    const request = upgradeRequest('/youth/socket', { 'Sec-WebSocket-Protocol': STEADY_SUBPROTOCOL });
    const join = { t: 'join', notice: acknowledging(), profile: {} };
    return Buffer.concat([request, ...steadyAttack(chance, join)]);
  }
  const door = chance.one<Door>(['youth', 'staff']);
  const path = `/${door}/socket`;
  if (chance.once(12)) return spoiltRequest(chance, path);
  const parts = [upgradeRequest(path), ...beginning(door)];
  for (let left = chance.below(REFUSED_EACH); left > 0; left--) parts.push(refused(chance, door));
  parts.push(fatal(chance, door));
  // Behind what it is closed for, the server must not care.
  if (chance.once(4)) parts.push(binary(chance.bytes(100)), text('{'));
  return Buffer.concat(parts);
}

async function round(): Promise<void> {
  let left = ROUND;
  const worker = async () => {
    while (left > 0 && server.exitCode === null) {
      left -= 1;
      await throwAt(attack());
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS_AT_ONCE }, worker));
}

/** As it is when nobody but the pair is left. */
async function quiet(): Promise<Condition> {
  let condition = await look();
  await expect
    .poll(
      async () => {
        condition = await look();
        const { connections, waiting, open, onDuty } = condition;
        return { connections, waiting, open, onDuty };
      },
      { timeout: 20_000, interval: 100 },
    )
    .toEqual({ connections: 2, waiting: 0, open: 1, onDuty: 1 });
  return condition;
}

describe(`the sockets under fire, seed ${SEED}`, () => {
  it(`L1–L4, L9, W6: ${ENOUGH} refusals, no crash, no leak, nobody else disturbed`, async () => {
    // Code is compiled and pools have grown before memory is looked at for the first time.
    await round();
    const before = await quiet();
    const exchangedBefore = pair.exchanged;
    let now = before;
    while (now.refusals < ENOUGH) {
      const { exchanged } = pair;
      await round();
      now = await look();
      expect(server.exitCode, 'the server lives').toBeNull();
      expect(pair.wrong).toBeNull();
      expect(pair.exchanged, 'the pair goes on').toBeGreaterThan(exchanged);
    }
    const after = await quiet();
    expect(after.faults).toEqual([]);
    expect(after.malformed).toBeGreaterThan(ENOUGH / 40);
    expect(pair.exchanged).toBeGreaterThan(exchangedBefore);
    // A few bytes for each connection that has been would be more than this.
    expect(after.heapBytes - before.heapBytes).toBeLessThan(3_000_000);
    expect(after.externalBytes - before.externalBytes).toBeLessThan(3_000_000);
    expect(after.handles).toBeLessThanOrEqual(before.handles + 5);

    await pair.stop();
    expect(pair.wrong).toBeNull();
    expect([pair.youth.closeCode, pair.console.closeCode]).toEqual([null, null]);
    expect([...pair.youth.pending('refused'), ...pair.console.pending('refused')]).toEqual([]);
    pair.youth.say({ t: 'leave' });
    expect(await pair.console.hear('ended')).toMatchObject({ by: 'youth' });
  });
});
