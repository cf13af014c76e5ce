import type { Answers, Command } from './commands.ts';
import type { Conversation } from './conversation.ts';
import * as product from './dialects/product.ts';
import { inParallel } from './in-parallel.ts';
import type { Target } from './target.ts';
import type { LoadSocket } from './web-socket.ts';

const JOINING_AT_ONCE = 64;
const CONTESTED_TRIALS = 20;

type QueueCommand = Command & { do: 'queue' };
type QueueFigures = Pick<Answers['queue'], 'joinMs' | 'roundMs' | 'takeMs' | 'winners'>;

/**
 * `waiting` youths in the queue and every counsellor asking at the same moment: first each for the next, round after
 * round, ending at once what they got; then all for the same one.
 */
export async function measureQueue({ target, waiting, takes }: QueueCommand): Promise<QueueFigures> {
  const sockets = new Set<LoadSocket>();
  const stopBeating = product.keepAlive(sockets);
  const counsellors = await onDuty(target, 8, sockets);
  const start = performance.now();
  const youths = await inParallel(waiting, JOINING_AT_ONCE, async () => {
    const youth = await product.join(target);
    const { socket } = youth.conversation;
    sockets.add(socket);
    socket.received = () => {};
    return youth;
  });
  const joinMs = performance.now() - start;

  const { roundMs, takeMs } = await takeInRounds(counsellors, takes);

  const winners: number[] = [];
  for (let trial = 0; trial < CONTESTED_TRIALS; trial += 1) {
    // The last to have joined are still waiting: only the front of the queue has been taken from.
    const wanted = youths[waiting - 1 - trial]?.id ?? '';
    const outcomes = await Promise.all(counsellors.map((counsellor) => contest(counsellor, wanted)));
    winners.push(outcomes.filter((won) => won).length);
    await Promise.all(counsellors.map((counsellor, i) => (outcomes[i] === true ? end(counsellor, wanted) : undefined)));
  }

  stopBeating();
  for (const socket of sockets) socket.drop();
  return { joinMs, roundMs, takeMs, winners };
}

/** Every counsellor there is; `sockets` are kept alive from their first moment, however long it takes until the last is there. */
export function onDuty(target: Target, atOnce: number, sockets: Set<LoadSocket>): Promise<Conversation[]> {
  return inParallel(target.staff.length, atOnce, async (i) => {
    const counsellor = await product.onDuty(target, i);
    sockets.add(counsellor.socket);
    return counsellor;
  });
}

/** All of them ask for the next at the same moment, round after round, and end at once what they got. */
export async function takeInRounds(
  counsellors: readonly Conversation[],
  takes: number,
): Promise<{ roundMs: number[]; takeMs: number[] }> {
  const roundMs: number[] = [];
  const takeMs: number[] = [];
  for (let taken = 0; taken < takes; taken += counsellors.length) {
    const asked = performance.now();
    const got = await Promise.all(
      counsellors.map(async (counsellor) => {
        counsellor.say({ t: 'take-next' });
        const id = conversationId(await counsellor.hear('taken'));
        takeMs.push(performance.now() - asked);
        return id;
      }),
    );
    roundMs.push(performance.now() - asked);
    if (new Set(got).size !== got.length) throw new Error('two counsellors got the same youth');
    await Promise.all(counsellors.map((counsellor, i) => end(counsellor, got[i] ?? '')));
  }
  return { roundMs, takeMs };
}

export function conversationId(taken: object): string {
  return (taken as { conversation: { id: string } }).conversation.id;
}

export async function end(counsellor: Conversation, id: string): Promise<void> {
  counsellor.say({ t: 'end', id });
  await counsellor.hear('ended');
}

async function contest(counsellor: Conversation, id: string): Promise<boolean> {
  counsellor.say({ t: 'take', id });
  const answer = await counsellor.hear('taken', 'refused');
  return answer.t === 'taken';
}
