import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_SET_UP_STATE, isUsername, type SetUpEvent, setUpReducer, suggestUsername } from './set-up-state.ts';

const backup = { fileName: 'f', content: 'c', fingerprint: 'p' };
const form = { centreName: 'C', nameShown: 'N', organisation: 'O', username: 'nn' };
const ALL: SetUpEvent[] = [
  { type: 'about-given', form, passphrase: 'p' },
  { type: 'key-made', backup },
  { type: 'backup-taken' },
  { type: 'to-confirm' },
  { type: 'backup-confirmed' },
  { type: 'back' },
];

it('leads through its steps in order', () => {
  const end = ALL.slice(0, 5).reduce(setUpReducer, FIRST_SET_UP_STATE);
  expect(end).toEqual({ step: 'open', form, passphrase: 'p', backup, taken: true, confirmed: true });
});

it('never opens a centre whose backup was not taken and opened again, whatever is pressed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ALL)), (events) => {
      const state = events.reduce(setUpReducer, FIRST_SET_UP_STATE);
      if (state.step !== 'open') return;
      expect(state.backup).not.toBeNull();
      expect(state.taken).toBe(true);
      expect(state.confirmed).toBe(true);
    }),
  );
});

it('makes one key only: a second would leave the first backup worthless', () => {
  const made = ALL.slice(0, 2).reduce(setUpReducer, FIRST_SET_UP_STATE);
  const again = setUpReducer(made, { type: 'key-made', backup: { ...backup, content: 'other' } });
  expect(again.backup).toBe(backup);
});

it('suggests usernames that are taken, or none', () => {
  expect(suggestUsername('Åsa Ek')).toBe('asa.ek');
  expect(suggestUsername('  Bilal al-Nasser ')).toBe('bilal.al.nasser');
  expect(suggestUsername('ليلى')).toBe('');
  expect(isUsername('asa.ek')).toBe(true);
  expect(isUsername('Åsa')).toBe(false);
  expect(isUsername('a')).toBe(false);
});
