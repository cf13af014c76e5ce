import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finger, leaves, NO_TAPS, type Taps, type Touch, touch } from './two-fingers.ts';

const finger = (id: number, x: number, y = 300, radius = 10): Finger => ({ id, x, y, radius });
const one = finger(1, 100);
const two = finger(2, 200);

/** What happens to fingers, each of which the page is told of. */
type Happening = Omit<Touch, 'others'>;

const does = (is: Touch['is'], at: number, ...fingers: Finger[]): Happening => ({ is, at, fingers });

/** As the browser tells of it: with all that are on the screen. */
function told(happenings: readonly Happening[]): Touch[] {
  let down: number[] = [];
  return happenings.map((happening) => {
    const others = down.filter((id) => happening.fingers.every((finger) => finger.id !== id));
    const isDown = happening.is === 'down' || happening.is === 'moved';
    down = isDown ? [...others, ...happening.fingers.map(({ id }) => id)] : others;
    return { ...happening, others };
  });
}

/** Both fingers down and up again. */
const tap = (at: number, first = one, second = two, ms = 80): Happening[] => [
  does('down', at, first),
  does('down', at + 20, second),
  does('up', at + ms, second),
  does('up', at + ms + 10, first),
];

/** Whether any of these left. */
const after = (...happenings: Happening[]): boolean => afterTold(told(happenings));

function afterTold(touches: readonly Touch[]): boolean {
  let taps: Taps = NO_TAPS;
  return touches.some((next) => {
    taps = touch(taps, next);
    return leaves(taps);
  });
}

describe('two taps with two fingers', () => {
  it('leave, with the last finger', () => {
    const both = [...tap(0), ...tap(300)];
    expect(after(...both)).toBe(true);
    expect(after(...both.slice(0, -1))).toBe(false);
  });

  it('leave when the fingers are told of at once, slip a little, or come in another order', () => {
    expect(after(does('down', 0, one, two), does('up', 60, one, two), ...tap(250))).toBe(true);
    expect(after(...tap(0), ...tap(300, finger(7, 205, 304), finger(8, 96, 297)))).toBe(true);
    const [down, next, ...up] = tap(300);
    expect(after(...tap(0), ...[down, next].flatMap((d) => d ?? []), does('moved', 340, finger(1, 108)), ...up)).toBe(
      true,
    );
  });

  it('leave also when something else came before', () => {
    expect(after(does('down', 0, one), does('up', 700, one), ...tap(900), ...tap(1200))).toBe(true);
    expect(after(...tap(0), ...tap(2000), ...tap(2300))).toBe(true);
  });

  const NOT = {
    'only one': tap(0),
    'two far apart in time': [...tap(0), ...tap(800)],
    'two in different places': [...tap(0), ...tap(300, finger(1, 100, 500), finger(2, 200, 500))],
    'a finger in between': [...tap(0), does('down', 150, one), does('up', 200, one), ...tap(300)],
    'held down': [...tap(0), ...tap(300, one, two, 400)],
    'one finger after the other': [
      ...tap(0),
      does('down', 300, one),
      does('down', 480, two),
      does('up', 540, one, two),
    ],
    'a third finger': [
      ...tap(0),
      does('down', 300, one, two, finger(3, 300)),
      does('up', 380, one, two, finger(3, 300)),
    ],
    'a third finger after one was lifted': [
      ...tap(0),
      ...[does('down', 300, one, two), does('up', 340, one), does('down', 360, finger(3, 300))],
      does('up', 400, two, finger(3, 300)),
    ],
    'a palm': [...tap(0, one, finger(2, 200, 300, 45)), ...tap(300, one, finger(2, 200, 300, 45))],
    'a thumb that is taken for two': [...tap(0, one, finger(2, 120)), ...tap(300, one, finger(2, 120))],
    'a pinch': [...tap(0), does('down', 300, one, two), does('moved', 320, finger(1, 60)), does('up', 360, one, two)],
    'a slip that is told of only at the end': [
      ...tap(0),
      does('down', 300, one, two),
      does('up', 360, finger(1, 60), two),
    ],
    'what the browser took over': [
      ...tap(0),
      does('down', 300, one, two),
      does('cancelled', 330, one, two),
      ...tap(500),
    ],
  } satisfies Record<string, Happening[]>;

  it.each(Object.entries(NOT))('leave not when it is %s', (_, touches) => {
    expect(after(...touches)).toBe(false);
  });
});

/** Places on a telephone. */
const place = fc.record({ x: fc.integer({ min: 0, max: 360 }), y: fc.integer({ min: 0, max: 740 }) });
const gap = fc.integer({ min: 0, max: 400 });

/** Whatever one finger does, tapping, pressing and scrolling, however fast. */
const oneFinger = fc
  .array(fc.tuple(place, fc.array(place, { maxLength: 4 }), gap, gap, fc.boolean()))
  .map((strokes) => {
    let at = 0;
    return strokes.flatMap(([from, through, held, paused, isTaken]) => {
      const begun = at;
      at += held + paused + 1;
      const end = { ...one, ...(through.at(-1) ?? from) };
      return [
        does('down', begun, { ...one, ...from }),
        ...through.map((to) => does('moved', begun + 1, { ...one, ...to })),
        does(isTaken ? 'cancelled' : 'up', begun + held, end),
      ];
    });
  });

/** Two fingers of which one goes further than a tap does, whether the page is told on the way, at the end, or the browser takes it over. */
const pinches = fc
  .array(
    fc.tuple(place, place, fc.integer({ min: 13, max: 200 }), gap, gap, fc.constantFrom('moved', 'up', 'cancelled')),
  )
  .map((strokes) => {
    let at = 0;
    return strokes.flatMap(([a, b, by, held, paused, how]) => {
      const begun = at;
      at += held + paused + 1;
      const [from, other] = [
        { ...one, ...a },
        { ...two, ...b },
      ];
      const to = { ...from, y: from.y + by };
      const ends = how === 'cancelled' ? 'cancelled' : 'up';
      return [
        does('down', begun, from, other),
        ...(how === 'moved' ? [does('moved', begun + 1, to)] : []),
        does(ends, begun + held, how === 'up' ? to : from, other),
      ];
    });
  });

/** Two hands that rest: broad, or for long. */
const rests = fc.array(fc.tuple(place, place, fc.integer({ min: 33, max: 90 }), gap, fc.boolean())).map((strokes) => {
  let at = 0;
  return strokes.flatMap(([a, b, radius, paused, isBroad]) => {
    const begun = at;
    const held = isBroad ? 100 : 301;
    at += held + paused + 1;
    const fingers = [
      { ...one, ...a, radius: isBroad ? radius : 10 },
      { ...two, ...b },
    ];
    return [does('down', begun, ...fingers), does('up', begun + held, ...fingers)];
  });
});

describe('whatever else is done with fingers', () => {
  it.each([
    ['one finger', oneFinger],
    ['pinches and scrolls with two', pinches],
    ['resting hands', rests],
  ] as const)('never leaves: %s', (_, doing) => {
    fc.assert(
      fc.property(doing, (touches) => {
        expect(after(...touches)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never leaves: one after the other', () => {
    const later = (touches: readonly Happening[], by: number) => touches.map((one) => ({ ...one, at: one.at + by }));
    fc.assert(
      fc.property(fc.array(fc.oneof(oneFinger, pinches, rests), { maxLength: 5 }), (parts) => {
        const all: Happening[] = [];
        for (const part of parts) all.push(...later(part, (all.at(-1)?.at ?? 0) + 1));
        expect(after(...all)).toBe(false);
      }),
    );
  });

  it('keeps nobody from leaving', () => {
    fc.assert(
      fc.property(fc.oneof(oneFinger, pinches, rests), (before) => {
        const at = (before.at(-1)?.at ?? 0) + 501;
        expect(after(...before, ...tap(at), ...tap(at + 300))).toBe(true);
      }),
    );
  });
});

/** Whatever up to four fingers do, at the times between them; of some, nobody is told that they went up, because what they lay on was taken out of the page. */
const histories = fc.array(
  fc.record({
    which: fc.integer({ min: 0, max: 3 }),
    place,
    radius: fc.integer({ min: 0, max: 90 }),
    is: fc.constantFrom('moved', 'up', 'cancelled' as const),
    isLost: fc.boolean(),
    gap,
  }),
  { maxLength: 40 },
);

type Steps = typeof histories extends fc.Arbitrary<infer T> ? T : never;

/** Chromium gives a finger the least number that is free, WebKit always another. */
type Numbering = 'used again' | 'ever new';

/** The history, with those that nobody is told of; then two taps, 501 ms later. */
function lifted(steps: Steps, numbering: Numbering): Touch[] {
  const down = new Map<number, Finger>();
  const all: (Happening & { isLost: boolean })[] = [];
  const taken = () => [...down.values()].map(({ id }) => id);
  let at = 0;
  let ever = 0;
  for (const { which, place: to, radius, is, isLost, gap: paused } of steps) {
    at += paused;
    const known = down.get(which);
    const id = known?.id ?? (numbering === 'ever new' ? ever++ : [0, 1, 2, 3].find((free) => !taken().includes(free)));
    const finger = { id: id ?? 0, ...to, radius };
    if (known === undefined || is === 'moved') down.set(which, finger);
    else down.delete(which);
    all.push({ ...does(known === undefined ? 'down' : is, at, finger), isLost: isLost && !down.has(which) });
  }
  for (const [which, finger] of down) all.push({ ...does('up', at, finger), isLost: which % 2 === 0 });
  const [a, b, c, d] = numbering === 'ever new' ? [ever, ever + 1, ever + 2, ever + 3] : [0, 1, 0, 1];
  const first = tap(at + 501, finger(a, 100), finger(b, 200));
  const second = tap(at + 801, finger(c, 100), finger(d, 200));
  return told([...all, ...first, ...second]).filter((_, index) => all[index]?.isLost !== true);
}

describe('a finger that goes up untold', () => {
  it.each(['used again', 'ever new'] as const)('keeps nobody from leaving: numbers are %s', (numbering) => {
    fc.assert(
      fc.property(histories, (steps) => {
        expect(afterTold(lifted(steps, numbering))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is no tap, and what came before it counts no longer', () => {
    const lost = told([...tap(0), does('down', 150, one), does('up', 200, one), ...tap(300)]);
    expect(afterTold(lost.filter(({ at }) => at !== 200))).toBe(false);
    expect(afterTold([...lost.filter(({ at }) => at !== 200), ...told(tap(600))])).toBe(true);
  });
});
