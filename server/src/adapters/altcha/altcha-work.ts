import { createHmac } from 'node:crypto';
import { checkWork, makeChallenge, readWork, termsOf } from '@dorren/shared/admission/work.ts';
import type { Work } from '../../ports/work.ts';

/** `secret` is the service's, the same at every node: any takes what another asked for, and no other centre's. */
export function altchaWork(secret: string): Work {
  const key = createHmac('sha256', secret).update('admission').digest('base64url');
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return {
    challenge: (terms) => makeChallenge(sign, terms),
    read(work) {
      const answer = readWork(work);
      return answer === null ? null : { ...termsOf(answer), check: () => checkWork(key, answer) };
    },
  };
}
