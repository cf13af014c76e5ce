/** What was found in one cell, counted. */
import type { Cell } from './cells.ts';
import type { Kind } from './planted.ts';
import type { Medium, Place } from './search/places.ts';

export interface Row {
  medium: Medium;
  surface: string;
  kind: Kind;
  hits: number;
  /** How it was written there. */
  encodings: string[];
  /** What stood around the first. */
  around: string;
}

export interface CellResult extends Cell {
  rows: Row[];
  seconds: number;
  /** Why it had to be played again, if it had. */
  again?: string;
}

export function resultOf(cell: Cell, places: readonly Place[], tookMs: number): CellResult {
  const rows = new Map<string, Row>();
  for (const { medium, surface, hit } of places) {
    const key = JSON.stringify([medium, surface, hit.kind]);
    const row = rows.get(key) ?? { medium, surface, kind: hit.kind, hits: 0, encodings: [], around: hit.around };
    row.hits++;
    if (!row.encodings.includes(hit.encoding)) row.encodings.push(hit.encoding);
    rows.set(key, row);
  }
  return { ...cell, rows: [...rows.values()], seconds: Math.round(tookMs / 1000) };
}
