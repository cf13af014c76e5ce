import { createHmac } from 'node:crypto';
import { encode } from '@dorren/shared/protocol/codec.ts';
import { work } from '@dorren/shared/protocol/fields.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { solveWork } from './solve-work.ts';
import { type Answer, checkWork, makeChallenge, readWork, termsOf } from './work.ts';

const SECRET = 's'.repeat(43);
const signed = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest('hex');
const TERMS = { level: 1, until: 2_000_000_000_000 };

async function done(secret = SECRET): Promise<Answer> {
  const answer = readWork(
    (await solveWork(await makeChallenge(signed(secret), TERMS), new AbortController().signal)) ?? '',
  );
  if (answer === null) throw new Error('cannot be read');
  return answer;
}

describe('work', () => {
  it('K4: is taken as it was asked for, and fits into a join within one record', async () => {
    const shown = await solveWork(await makeChallenge(signed(SECRET), TERMS), new AbortController().signal);
    expect(v.is(work, shown)).toBe(true);
    const answer = readWork(shown ?? '');
    expect(answer).not.toBeNull();
    if (answer === null) return;
    expect(await checkWork(SECRET, answer)).toBe('done');
    expect(termsOf(answer)).toMatchObject(TERMS);
    expect(encode({ t: 'join', work: shown }).length).toBeLessThan(800);
  });

  it('K4: of another centre, or with terms of one’s own, it is forged', async () => {
    const answer = await done();
    expect(await checkWork('t'.repeat(43), answer)).toBe('forged');
    const { challenge, solution } = answer;
    for (const change of [
      { data: { level: 1, until: TERMS.until + 1 } },
      { cost: 1 },
      { keyPrefix: '0' },
      { keyLength: 16 },
      { nonce: 'a'.repeat(32) },
      { salt: 'a'.repeat(32) },
    ]) {
      const parameters = { ...challenge.parameters, ...change };
      expect(await checkWork(SECRET, { challenge: { ...challenge, parameters }, solution })).toBe('forged');
    }
  });

  it('K4: with anything but the solution it is wrong', async () => {
    const answer = await done();
    const { counter, derivedKey } = answer.solution;
    for (const solution of [
      { counter: counter + 1, derivedKey },
      { counter: 2 ** 32, derivedKey },
      { counter, derivedKey: '0'.repeat(64) },
    ]) {
      expect(await checkWork(SECRET, { ...answer, solution })).toBe('wrong');
    }
  });

  it('K2: each level is twice the work of the one before', async () => {
    const works: number[] = [];
    for (const level of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { parameters } = JSON.parse(await makeChallenge(signed(SECRET), { ...TERMS, level }));
      works.push(parameters.cost * 16 ** parameters.keyPrefix.length);
    }
    expect(works.map((one, at) => one / (works[at - 1] ?? one / 2))).toEqual(Array(8).fill(2));
  });

  it('K4: two are never the same', async () => {
    const [one, other] = await Promise.all([done(), done()]);
    expect(termsOf(one).id).not.toBe(termsOf(other).id);
  });

  it('stops when it is no longer wanted', async () => {
    const controller = new AbortController();
    const solving = solveWork(await makeChallenge(signed(SECRET), { ...TERMS, level: 16 }), controller.signal);
    controller.abort();
    expect(await solving).toBeNull();
    expect(await solveWork(await makeChallenge(signed(SECRET), TERMS), controller.signal)).toBeNull();
  });

  it('K4: whatever is shown is read or refused, and never thrown over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(btoaOf)), (shown) => {
        expect(readWork(shown)).toBeNull();
      }),
    );
  });
});

const btoaOf = (text: string) => Buffer.from(text).toString('base64');
