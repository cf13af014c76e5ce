import { createHmac } from 'node:crypto';
import type { Random } from '../../ports/random.ts';
import type { SignInThrottle } from '../../ports/sign-in-throttle.ts';
import { SCRIPTS } from './scripts.ts';
import type { Touch } from './touch.ts';

export interface RedisSignInThrottleParts {
  readonly touch: Touch;
  readonly random: Random;
  /** So that no name that somebody tried stands in Redis. */
  readonly secret: string;
  readonly windowMs: number;
  readonly mostFailuresPerName: number;
  readonly mostFailures: number;
}

/** Failed sign-ins at all nodes together (SPEC A3). An attempt counts as failed from when it begins. */
export class RedisSignInThrottle implements SignInThrottle {
  readonly #parts: RedisSignInThrottleParts;

  constructor(parts: RedisSignInThrottleParts) {
    this.#parts = parts;
  }

  async begin(name: string): Promise<(() => Promise<void>) | null> {
    const { touch, random, secret, windowMs, mostFailuresPerName, mostFailures } = this.#parts;
    const attempt = [createHmac('sha256', secret).update(`sign-in\0${name}`).digest('base64url'), random.id()];
    const limits = [windowMs, mostFailuresPerName, mostFailures, touch.timing.lifeMs].map(String);
    if ((await touch.ask(SCRIPTS.failureBegin, [...attempt, ...limits])) !== 1) return null;
    return async () => {
      await touch.ask(SCRIPTS.failureUndo, attempt);
    };
  }
}
