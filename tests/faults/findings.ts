/** What must never be, whatever breaks. */
export const FINDINGS = [
  'lost',
  'doubled',
  'reordered',
  'misdelivered',
  'opened by one who is out',
  'two holders',
  'forgotten',
  'given up',
  'crashed',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface Finding {
  kind: FindingKind;
  what: string;
  /** Milliseconds since the trial began. */
  atMs: number;
}

export class Findings {
  readonly all: Finding[] = [];
  readonly #since = performance.now();
  readonly #told = new Set<string>();

  /** Each only once. */
  add(kind: FindingKind, what: string): void {
    const key = `${kind} ${what}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.all.push({ kind, what, atMs: Math.round(performance.now() - this.#since) });
  }

  count(kind: FindingKind): number {
    return this.all.filter((one) => one.kind === kind).length;
  }
}
