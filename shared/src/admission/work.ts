/**
 * Work that a computer does so that a crowd of machines gets no further than a crowd of people (SPEC K; docs/adr/0011-admission.md): ALTCHA's
 * proof of work over PBKDF2. What is handed to and fro is text that only this directory reads.
 */
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import * as v from 'valibot';

/** `level`: from 1; each twice the work of the one before. `until`: milliseconds since 1970. */
interface Terms {
  readonly level: number;
  readonly until: number;
}

const ALGORITHM = 'PBKDF2/SHA-256';
/** Rounds of PBKDF2 for one try at the first level: many tries of little each, so that checking one costs next to nothing. */
const LEAST_ROUNDS = 500;
/** The levels that differ in rounds alone; then the key must begin with one more zero, which is sixteen times the tries. */
const LEVELS_A_ZERO = 4;
const LEAST_ZEROS = 2;

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));

const answer = v.strictObject({
  challenge: v.strictObject({
    parameters: v.strictObject({
      algorithm: v.literal(ALGORITHM),
      cost: whole,
      data: v.strictObject({ level: whole, until: whole }),
      keyLength: whole,
      keyPrefix: v.pipe(v.string(), v.regex(/^0{1,16}$/)),
      nonce: hex(16),
      salt: hex(16),
    }),
    signature: hex(32),
  }),
  solution: v.object({ counter: v.pipe(v.number(), v.integer(), v.minValue(0)), derivedKey: hex(32) }),
});

export type Answer = v.InferOutput<typeof answer>;

/**
 * Text to hand to whoever is to work; `solveWork` takes it. Two are never the same, and nothing in it is of a person. `sign` gives the HMAC-SHA-256
 * in hex, as {@link checkWork} makes it of its secret: a flood asks for hundreds a second, and each by `crypto.subtle` is two ways to another thread.
 */
export async function makeChallenge(sign: (text: string) => string, { level, until }: Terms): Promise<string> {
  const { parameters } = await createChallenge({
    algorithm: ALGORITHM,
    cost: LEAST_ROUNDS * 2 ** ((level - 1) % LEVELS_A_ZERO),
    keyPrefix: '0'.repeat(LEAST_ZEROS + Math.floor((level - 1) / LEVELS_A_ZERO)),
    data: { level, until },
    deriveKey,
  });
  return JSON.stringify({ parameters, signature: sign(JSON.stringify(parameters)) });
}

/** What somebody says that they did; null if it is nothing of the sort. Believe nothing of it before {@link checkWork}. */
export function readWork(work: string): Answer | null {
  const read = v.safeParse(v.pipe(v.string(), v.transform(atOnce), v.parseJson(), answer), work);
  return read.success ? read.output : null;
}

/** `forged`: not made with this secret. Takes as long as one try of whoever did it. */
export async function checkWork(secret: string, { challenge, solution }: Answer): Promise<'done' | 'forged' | 'wrong'> {
  const checked = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret });
  if (checked.verified) return 'done';
  return checked.invalidSignature ? 'forged' : 'wrong';
}

/** Terms as they stand in it, and the name by which it is used once. */
export function termsOf({ challenge }: Answer): Terms & { id: string } {
  const { data, nonce } = challenge.parameters;
  return { ...data, id: nonce };
}

function atOnce(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
