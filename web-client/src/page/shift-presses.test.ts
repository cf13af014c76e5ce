import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaves, type Press, press, type ShiftPresses } from './shift-presses.ts';

const alone = { altKey: false, ctrlKey: false, metaKey: false };
const shift = (timeStamp: number, more: Partial<Press> = {}): Press => ({ ...alone, key: 'Shift', timeStamp, ...more });
const after = (...presses: Press[]): boolean => leaves(presses.reduce<ShiftPresses>(press, []));

describe('three presses of Shift', () => {
  it('leave when they come shortly after one another', () => {
    expect(after(shift(0), shift(400), shift(800))).toBe(true);
  });

  it('leave not when there are two, or one is held down', () => {
    expect(after(shift(0), shift(400))).toBe(false);
    expect(after(shift(0), ...[500, 600, 700].map((at) => shift(at, { repeat: true })))).toBe(false);
  });

  it('leave not when they are far apart', () => {
    expect(after(shift(0), shift(1000), shift(2000))).toBe(false);
  });

  it('leave when the last three are close, whatever came long before', () => {
    expect(after(shift(0), shift(10_000), shift(10_300), shift(10_600))).toBe(true);
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'isComposing'] as const)('leave not while %s says so', (held) => {
    const more = { [held]: true };
    expect(after(shift(0, more), shift(200, more), shift(400, more))).toBe(false);
    expect(after(shift(0), shift(200, more), shift(400))).toBe(false);
    expect(after(shift(0, more), shift(200), shift(400))).toBe(false);
    expect(after(shift(0, more), shift(200), shift(400), shift(600))).toBe(true);
  });

  it('leave not when a mouse or finger is pressed in between, as when a text is chosen', () => {
    const pointer = (timeStamp: number): Press => ({ ...alone, timeStamp });
    expect(after(shift(0), pointer(50), shift(200), pointer(250), shift(400))).toBe(false);
    expect(after(shift(0), shift(200), pointer(300), shift(400))).toBe(false);
    expect(after(pointer(0), shift(200), shift(400), shift(600))).toBe(true);
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
          presses = press(presses, { ...alone, key, timeStamp: at + 1 });
          at += gap;
        }
      }),
    );
  });
});
