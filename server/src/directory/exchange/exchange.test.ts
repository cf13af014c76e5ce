import { DIRECTORY_FORMATS } from '@dorren/shared/protocol/directory.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDirectory } from '../../testing/any-directory.ts';
import { readDirectory, writeDirectory } from './exchange.ts';
import type { Directory } from './sketch.ts';

const NOTHING: Directory = { organisations: [], entries: [], competences: [] };

describe.each(DIRECTORY_FORMATS)('%s', (format) => {
  it('X1: what is exported is imported as it was, whatever it is', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const { plan, problems } = readDirectory(format, writeDirectory(format, directory), NOTHING);
        expect(problems).toEqual([]);
        expect(byId(plan.organisations)).toEqual(byId(directory.organisations));
        expect(plan.entries).toEqual(directory.entries);
        expect(plan.competences ?? []).toEqual(directory.competences);
      }),
      { numRuns: 300 },
    );
  });

  it('X2: what is there already is unchanged, and nothing is to be done', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const { plan, counts } = readDirectory(format, writeDirectory(format, directory), directory);
        expect(plan).toEqual({ organisations: [], entries: [], competences: null });
        expect(counts).toEqual({
          organisations: { created: 0, changed: 0, unchanged: directory.organisations.length },
          entries: { created: 0, changed: 0, unchanged: directory.entries.length },
          competences: { created: 0, changed: 0, unchanged: directory.competences.length },
        });
      }),
      { numRuns: 50 },
    );
  });
});

function byId<Kept extends { id: string }>(list: readonly Kept[]): Kept[] {
  return list.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
