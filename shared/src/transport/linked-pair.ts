/** For tests: two ends and the frames between them, moved by hand only. Nothing arrives that was not flushed or delivered. */
export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}

/** One thing that happens to what a side has under way; `at` picks one of the frames, whatever their number. */
export interface Mishap {
  kind: 'deliver' | 'drop' | 'double' | 'swap';
  from: Side;
  at: number;
}

export class LinkedPair {
  readonly #underWay: Record<Side, Uint8Array[]> = { a: [], b: [] };
  readonly #receivers: Record<Side, (frame: Uint8Array) => void>;
  /** How many frames each side has sent. */
  readonly sent: Record<Side, number> = { a: 0, b: 0 };

  constructor(receivers: Record<Side, (frame: Uint8Array) => void>) {
    this.#receivers = receivers;
  }

  send(from: Side, frame: Uint8Array): void {
    this.sent[from]++;
    this.#underWay[from].push(frame.slice());
  }

  get underWay(): number {
    return this.#underWay.a.length + this.#underWay.b.length;
  }

  /** Drops all that is under way, both ways. */
  cut(): void {
    for (const side of SIDES) this.#underWay[side].length = 0;
  }

  befall({ kind, from, at }: Mishap): void {
    const frames = this.#underWay[from];
    const index = frames.length === 0 ? 0 : at % frames.length;
    const frame = frames[index];
    if (frame === undefined) return;
    if (kind === 'double') {
      frames.push(frame.slice());
    } else if (kind === 'swap') {
      frames.push(...frames.splice(index, 1));
    } else {
      frames.splice(index, 1);
      if (kind === 'deliver') this.#receivers[otherSide(from)](frame);
    }
  }

  /** Delivers in order, turn by turn, until nothing is under way. @throws Error when `most` frames were not enough. */
  flush(most = 10_000): void {
    for (let left = most; this.underWay > 0; left--) {
      if (left === 0) throw new Error('the two ends do not come to rest');
      for (const from of SIDES) this.befall({ kind: 'deliver', from, at: 0 });
    }
  }
}
