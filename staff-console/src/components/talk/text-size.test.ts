import { MAX_TEXT_BYTES } from '@dorren/shared/protocol/payload.ts';
import { expect, it } from 'vitest';
import { bytesLeft, withReply } from './text-size.ts';

it('counts bytes of UTF-8, as the frames do', () => {
  expect(bytesLeft('')).toBe(MAX_TEXT_BYTES);
  expect(bytesLeft('å')).toBe(MAX_TEXT_BYTES - 2);
  expect(bytesLeft('💛')).toBe(MAX_TEXT_BYTES - 4);
  expect(bytesLeft('x'.repeat(MAX_TEXT_BYTES + 1))).toBe(-1);
});

it('puts a reply after what is written, and alone where nothing is', () => {
  expect(withReply('', 'Hej!')).toBe('Hej!');
  expect(withReply(' \n', 'Hej!')).toBe('Hej!');
  expect(withReply('Jag ser. ', 'Hej!')).toBe('Jag ser.\nHej!');
});
