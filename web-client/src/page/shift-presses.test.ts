import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyPress, leaves, press, type ShiftPresses } from './shift-presses.ts';

const shift = (at: number, repeat = false): KeyPress => ({ key: 'Shift', repeat, at });
const after = (...presses: KeyPress[]): boolean => leaves(presses.reduce<ShiftPresses>(press, []));

describe('three presses of Shift', () => {
  it('leave when they come shortly after one another', () => {
    expect(after(shift(0), shift(400), shift(800))).toBe(true);
  });

  it('leave not when there are two, or one is held down', () => {
    expect(after(shift(0), shift(400))).toBe(false);
    expect(after(shift(0), shift(500, true), shift(600, true), shift(700, true))).toBe(false);
  });

  it('leave not when they are far apart', () => {
    expect(after(shift(0), shift(1000), shift(2000))).toBe(false);
  });

  it('leave when the last three are close, whatever came long before', () => {
    expect(after(shift(0), shift(10_000), shift(10_300), shift(10_600))).toBe(true);
  });

  it('leave never while capital letters are written, however fast', () => {
    const capital = fc.record({ key: fc.constantFrom('A', 'Å', 'ض', '!'), gap: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(capital), (letters) => {
        let presses: ShiftPresses = [];
        let at = 0;
        for (const { key, gap } of letters) {
          presses = press(presses, shift(at));
          expect(leaves(presses)).toBe(false);
          presses = press(presses, { key, repeat: false, at: at + 1 });
          at += gap;
        }
      }),
    );
  });
});
