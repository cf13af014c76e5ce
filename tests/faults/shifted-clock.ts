/** Loaded before a node's own code (`--import`): its clock is apart from the others' by `CLOCK_SHIFT_MS`, as a machine's may be. */
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? '0');
const TrueDate = Date;

globalThis.Date = class extends TrueDate {
  constructor(...parts: number[]) {
    super(...((parts.length === 0 ? [TrueDate.now() + shiftMs] : parts) as [number]));
  }

  static override now(): number {
    return TrueDate.now() + shiftMs;
  }
} as DateConstructor;
