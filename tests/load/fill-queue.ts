/** Youths who wait on connections without sockets: more of them than a process may have files open. All else of the relay is real. */
import type { Hub } from '../../server/src/relay/hub-parts.ts';
import type { LineListener } from '../../server/src/relay/line.ts';
import type { RelaySocket } from '../../server/src/relay/relay-socket.ts';

const BEAT_MS = 10_000;
const TURN_MS = 20;
const JOINING_AT_ONCE = 500;
const BEAT = Buffer.from('{"t":"beat"}');

/** As much of a socket as the relay uses. */
type Used = Pick<
  RelaySocket,
  'speaksOurs' | 'speaksSteadily' | 'unsent' | 'listener' | 'listen' | 'write' | 'close' | 'terminate'
>;

class Socketless implements Used {
  readonly speaksOurs = true;
  readonly speaksSteadily = false;
  readonly unsent = 0;
  listener: LineListener | null = null;
  readonly #joined: () => void;
  readonly #over: () => void;

  constructor(joined: () => void, over: () => void) {
    this.#joined = joined;
    this.#over = over;
  }

  listen(listener: LineListener): void {
    this.listener = listener;
  }

  write(frames: Buffer): void {
    if (frames.includes('"t":"joined"')) this.#joined();
    else if (frames.includes('"t":"ended"')) this.#over();
  }

  close(): void {
    this.listener?.cut(false);
  }

  terminate(): void {
    this.listener?.cut(false);
  }
}

/** Resolves when all of them wait. The queue keeps its length as long as the process lives: for each whose conversation is over another one comes. */
export async function fillQueue(hub: Hub, waiting: number, noticeVersion: string): Promise<void> {
  const join = Buffer.from(
    JSON.stringify({
      t: 'join',
      notice: { notice: 'main', version: noticeVersion, language: 'sv', level: 'standard' },
      profile: { ageBand: '15-17', language: 'sv', topics: ['control'], municipality: '0180' },
    }),
  );
  const listeners: LineListener[] = [];
  const come = (at: number, joined: () => void) => {
    const socket = new Socketless(joined, () => come(at, () => undefined));
    hub.acceptYouth(socket as Used as RelaySocket);
    if (socket.listener === null) throw new Error('nobody listens');
    listeners[at] = socket.listener;
    socket.listener.received(join, false);
  };
  for (let from = 0; from < waiting; from += JOINING_AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(JOINING_AT_ONCE, waiting - from) }, (_, at) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        come(from + at, resolve);
        return promise;
      }),
    );
    await new Promise(setImmediate);
  }
  // A few at a time, as they would beat in life: all of them at once would be a pause that no visitor makes.
  let next = 0;
  setInterval(() => {
    for (let i = 0; i < listeners.length * (TURN_MS / BEAT_MS); i += 1) {
      listeners[next % listeners.length]?.received(BEAT, false);
      next += 1;
    }
  }, TURN_MS);
}
