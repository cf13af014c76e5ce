/** Consoles that look at a long queue: how long it takes to take, and until each of them is shown that somebody was. */
import { setTimeout as after } from 'node:timers/promises';
import { quantile } from '../bench/statistics.ts';
import type { Answers, Command, Conditions } from './commands.ts';
import { keepAlive } from './dialects/product.ts';
import { conversationId, end, onDuty, takeInRounds } from './queue.ts';
import { type LoadSocket, OPCODE } from './web-socket.ts';

const ON_DUTY_AT_ONCE = 16;
const CHANGES = 20;
/** Longer than changes are gathered for, twice: who was taken, and who comes instead. */
const BETWEEN_MS = 600;
const SHOWN_MS = 30_000;
const QUEUE = Buffer.from('{"t":"queue"');
const GONE = Buffer.from('"removed":[{');

type Long = Command & { do: 'long-queue' };

export async function measureLongQueue(
  { target, rounds }: Long,
  cpuMs: () => number,
): Promise<Omit<Answers['long-queue'], keyof Conditions>> {
  let [isWatched, shown, bytes] = [false, 0, 0];
  const sockets = new Set<LoadSocket>();
  const stopBeating = keepAlive(sockets);
  const consoles = await onDuty(target, ON_DUTY_AT_ONCE, sockets);
  for (const { socket } of consoles) {
    const controls = socket.received;
    socket.received = (opcode, buffer, at, length) => {
      const message = buffer.subarray(at, at + length);
      if (opcode === OPCODE.text && message.subarray(0, QUEUE.length).equals(QUEUE)) {
        bytes += length;
        if (isWatched && message.includes(GONE)) shown += 1;
      } else controls(opcode, buffer, at, length);
    };
  }
  const takeMs: number[] = [];
  for (let storm = 0; storm < rounds; storm += 1) {
    const taken = await takeInRounds(consoles, consoles.length);
    takeMs.push(quantile(taken.takeMs, 0.5));
    // As many have come again, and what was gathered has been shown.
    await after(2 * BETWEEN_MS);
  }

  const [shownMs, bytesEach]: number[][] = [[], []];
  const quiet = cpuMs();
  await after(CHANGES * BETWEEN_MS);
  const before = cpuMs();
  for (let change = 0; change < CHANGES; change += 1) {
    const counsellor = consoles[change % consoles.length];
    if (counsellor === undefined) throw new Error('no consoles');
    [isWatched, shown, bytes] = [true, 0, 0];
    const asked = performance.now();
    counsellor.say({ t: 'take-next' });
    const taken = conversationId(await counsellor.hear('taken'));
    while (shown < consoles.length) {
      if (performance.now() - asked > SHOWN_MS) throw new Error('not every console was shown who was taken');
      await after(1);
    }
    shownMs?.push(performance.now() - asked);
    bytesEach?.push(bytes / consoles.length);
    isWatched = false;
    await end(counsellor, taken);
    await after(BETWEEN_MS);
  }
  const changesMs = cpuMs() - before;
  stopBeating();
  for (const socket of sockets) socket.drop();
  return {
    takeMs,
    shownMs: shownMs ?? [],
    bytesEach: bytesEach ?? [],
    quietMs: (before - quiet) / CHANGES,
    changeMs: changesMs / CHANGES,
  };
}
