import { expect, it } from 'vitest';
import { MIN_PASSPHRASE_LENGTH, passphraseFault } from './passphrase-rule.ts';

const GOOD = 'grön cykel i regnet';

it('takes a long passphrase written twice', () => {
  expect(passphraseFault(GOOD, GOOD)).toBeNull();
});

it('counts characters, not code units', () => {
  const hearts = '💛'.repeat(MIN_PASSPHRASE_LENGTH - 1);
  expect(passphraseFault(hearts, hearts)).toBe('too-short');
});

it('refuses what is short, plain, known, used or written otherwise the second time', () => {
  expect(passphraseFault('x'.repeat(MIN_PASSPHRASE_LENGTH - 1), '')).toBe('too-short');
  expect(passphraseFault('aaaaaaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaa')).toBe('too-plain');
  expect(passphraseFault('Maria.Lind 2026 2026', 'Maria.Lind 2026 2026', { names: ['maria.lind'] })).toBe('holds-name');
  expect(passphraseFault(GOOD, GOOD, { taken: GOOD })).toBe('used-already');
  expect(passphraseFault(GOOD, `${GOOD} `)).toBe('not-same');
});

it('does not mind names of three letters or none: they are in many words', () => {
  expect(passphraseFault(GOOD, GOOD, { names: ['gr', '', ' cyk '] })).toBeNull();
});
