/** What youths ask, and what is done about it. */
import type { FromYouth } from '@dorren/shared/protocol/youth-messages.ts';
import type { YouthEvent } from '../core/events.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { Admission } from './admission.ts';
import type { Commits } from './commits.ts';
import type { DoorKeeper } from './door-keeper.ts';
import type { Handler } from './handler.ts';
import type { Names } from './names.ts';
import type { Register } from './register.ts';
import type { YouthConnection } from './youth-connection.ts';

export interface DeskParts {
  commits: Commits;
  register: Register;
  doorKeeper: DoorKeeper;
  names: Names;
  clock: Clock;
  random: Random;
}

type Message<Type extends FromYouth['t']> = Extract<FromYouth, { t: Type }>;

export interface YouthDeskParts extends DeskParts {
  admission: Admission;
}

export class YouthDesk implements Handler<YouthConnection, FromYouth> {
  readonly #parts: YouthDeskParts;

  constructor(parts: YouthDeskParts) {
    this.#parts = parts;
  }

  async answer(youth: YouthConnection, message: FromYouth): Promise<void> {
    const { conversationId, name } = youth;
    const { commits, clock } = this.#parts;
    if (message.t === 'join') return this.#join(youth, message);
    if (message.t === 'resume') return this.#resume(youth, message);
    if (message.t === 'beat') return;
    if (conversationId === null || name === null) return youth.refuse(message.t, 'out-of-state');
    const committed = await commits.conversation(conversationId, null, eventOf(message, clock.now(), name));
    if (!committed.ok) youth.refuse(message.t, committed.code);
  }

  async gone(youth: YouthConnection): Promise<void> {
    const { conversationId, name } = youth;
    const { commits, register, clock } = this.#parts;
    if (conversationId === null || name === null) return;
    if (register.youths.get(conversationId) === youth) register.youths.delete(conversationId);
    await commits.conversation(conversationId, null, { kind: 'youth-gone', at: clock.now(), connection: name });
  }

  closed(youth: YouthConnection): void {
    this.#parts.register.remove(youth);
  }

  async #join(youth: YouthConnection, { notice, profile, work }: Message<'join'>): Promise<void> {
    const { commits, doorKeeper, admission, random, clock } = this.#parts;
    const at = clock.now();
    if (youth.conversationId !== null) {
      // N4, N5: the only reasons to ask again.
      const connection = youth.name ?? '';
      const { stopping } = doorKeeper;
      const event = { kind: 'acknowledge', at, connection, notice, stopping } as const;
      const committed = await commits.conversation(youth.conversationId, null, event);
      if (!committed.ok) youth.refuse('join', committed.code);
      return;
    }
    if (doorKeeper.isFull) return youth.refuseAndClose('', 'too-many-connections');
    const admitted = await admission.admit(youth.share, work);
    if (admitted === 'refused') return youth.refuseAndClose('', 'malformed');
    if (admitted !== 'in') {
      // Whoever works has not gone quiet.
      this.#parts.register.asked(youth);
      return youth.tell({ t: 'work-wanted', ...admitted });
    }
    const id = random.id();
    await this.#arrive(youth, 'join', (connection) =>
      commits.conversation(id, null, {
        kind: 'join',
        at,
        id,
        resume: random.secret(),
        connection,
        notice,
        profile,
        open: doorKeeper.hours().open,
        stopping: doorKeeper.stopping,
      }),
    );
  }

  async #resume(youth: YouthConnection, { id, resume: secret }: Message<'resume'>): Promise<void> {
    const { commits, clock } = this.#parts;
    if (youth.conversationId !== null) return youth.refuse('resume', 'out-of-state');
    await this.#arrive(youth, 'resume', (connection) =>
      commits.conversation(id, null, { kind: 'resume', at: clock.now(), secret, connection }),
    );
  }

  async #arrive(
    youth: YouthConnection,
    re: 'join' | 'resume',
    commit: (connection: string) => ReturnType<Commits['conversation']>,
  ): Promise<void> {
    const { register, names } = this.#parts;
    const name = names.next();
    youth.name = name;
    register.asked(youth);
    register.youthsArriving.set(name, youth);
    try {
      const committed = await commit(name);
      if (!committed.ok) youth.refuse(re, committed.code);
    } finally {
      register.youthsArriving.delete(name);
    }
  }
}

function eventOf(
  message: Message<'distrust' | 'give-back' | 'consent' | 'arrived' | 'decline' | 'leave'>,
  at: number,
  connection: string,
): YouthEvent {
  switch (message.t) {
    case 'distrust':
      return { kind: 'distrust', connection, epoch: message.epoch, reason: message.reason };
    case 'give-back':
      return { kind: 'give-back', connection, epoch: message.epoch };
    case 'consent':
      return { kind: 'consent', at, connection, offer: message.offer, answer: message.answer, notice: message.notice };
    case 'arrived':
      return { kind: 'arrived', connection, epoch: message.epoch };
    case 'decline':
      return { kind: 'decline', connection, claim: message.claim };
    case 'leave':
      return { kind: 'leave', at, connection };
  }
}
