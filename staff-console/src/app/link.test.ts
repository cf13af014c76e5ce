import { expect, it } from 'vitest';
import { readLink } from './link.ts';

const token = 'A-_z'.repeat(10).concat('abc');

it('A5: reads the links of set-up and invitation', () => {
  expect(readLink(`#set-up=${token}`)).toEqual({ kind: 'set-up', token });
  expect(readLink(`#invitation=${token}`)).toEqual({ kind: 'invitation', token });
});

it('takes nothing else for a link', () => {
  for (const hash of [
    '',
    '#',
    `#set-up=${token}x`,
    `#set-up=${token.slice(1)}`,
    `#other=${token}`,
    `set-up=${token}`,
  ]) {
    expect(readLink(hash)).toBeNull();
  }
});
