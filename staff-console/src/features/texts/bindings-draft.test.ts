import type { Bindings } from '@dorren/shared/protocol/texts.ts';
import { expect, it } from 'vitest';
import { type Binding, faultyRows, isSavable, mergedBindings } from './bindings-draft.ts';

const row = (organisation: string | null, team: Binding['team'], notice = 'main'): Binding => ({
  organisation,
  team,
  notice,
});
const bindings = (revision: number, door: string, ...rows: Binding[]): Bindings => ({ revision, door, bindings: rows });

it('V8: lets no row bind everybody, and no two bind the same', () => {
  const rows = [row('north', null), row(null, null), row('north', null, 'other'), row('north', 'police-coordinator')];
  expect([...faultyRows(rows)]).toEqual([
    [1, 'everybody'],
    [2, 'twice'],
  ]);
  expect(isSavable(bindings(1, 'main', ...rows))).toBe(false);
  expect(isSavable(bindings(1, 'main', row('north', null), row('north', 'police-coordinator')))).toBe(true);
});

it('keeps what two changed at the same time', () => {
  const base = bindings(1, 'main', row('north', null), row('south', null));
  const mine = bindings(1, 'main', row('north', null, 'mine'), row('south', null), row('east', null));
  const theirs = bindings(2, 'theirs', row('north', null), row(null, 'health'));
  expect(mergedBindings(base, mine, theirs)).toEqual(
    bindings(2, 'theirs', row('north', null, 'mine'), row('east', null), row(null, 'health')),
  );
});
