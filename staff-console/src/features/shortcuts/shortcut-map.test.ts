import { expect, it } from 'vitest';
import { type KeyPress, SHORTCUT_KEYS, shortcutOf } from './shortcut-map.ts';

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  ...part,
});
const FREE = { busy: false, enabled: true };

it('does what the list under ? says', () => {
  for (const { does, keys } of SHORTCUT_KEYS) {
    if (does !== 'go') expect(shortcutOf(press(keys), FREE)).toEqual({ does });
  }
  expect(shortcutOf(press('1'), FREE)).toEqual({ does: 'go', number: 1 });
  expect(shortcutOf(press('8'), FREE)).toEqual({ does: 'go', number: 8 });
  expect(shortcutOf(press('N'), FREE)).toEqual({ does: 'take-next' });
});

it('has no key twice', () => {
  expect(new Set(SHORTCUT_KEYS.map(({ keys }) => keys)).size).toBe(SHORTCUT_KEYS.length);
});

it('does nothing while one types or chooses', () => {
  for (const key of ['?', 'n', '1', 'e']) expect(shortcutOf(press(key), { busy: true, enabled: true })).toBeNull();
});

it('leaves the browser its own shortcuts, and held and composing keys alone', () => {
  for (const part of [
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { isComposing: true },
    { repeat: true },
  ]) {
    expect(shortcutOf(press('n', part), FREE)).toBeNull();
  }
});

it('can be turned off, but for the list that turns them on', () => {
  expect(shortcutOf(press('n'), { busy: false, enabled: false })).toBeNull();
  expect(shortcutOf(press('?'), { busy: false, enabled: false })).toEqual({ does: 'help' });
});

it('knows no other keys', () => {
  for (const key of ['9', '0', 'x', 'Enter', 'Tab', '1 – 8']) expect(shortcutOf(press(key), FREE)).toBeNull();
});
