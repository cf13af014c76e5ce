/**
 * Sums over what goes to Redis and comes back: its protocol has none, and one byte that is changed on the way would stand in a record, and go to
 * everybody, for as long as there is one. They are against accidents; whoever can change bytes on purpose can change sums (TLS is against that).
 */
import { hash } from 'node:crypto';

/** The answer is not what was answered; what was asked for may have been done. */
export class Garbled extends Error {}

/** What goes with keys and arguments, as the last of them. */
export function sumOf(keys: readonly string[], args: readonly string[]): string {
  return hash('sha1', [args.length, ...keys, ...args].join('\0'));
}

/** What a script gave. Throws {@link Garbled}. */
export function intact(answered: unknown): unknown {
  if (!Array.isArray(answered)) throw new Garbled();
  const [answer = null, sum] = answered;
  if (hash('sha1', spelled(answer)) !== sum) throw new Garbled();
  return answer;
}

function spelled(answer: unknown): string {
  if (typeof answer === 'string') return `"${answer}\0`;
  if (Array.isArray(answer)) return `[${answer.map(spelled).join('')}]`;
  return answer === null ? '_\0' : `${answer}\0`;
}
