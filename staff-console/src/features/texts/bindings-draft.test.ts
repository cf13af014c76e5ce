import type { Binding, Bindings, SeriesRow } from '@dorren/shared/protocol/texts.ts';
import { expect, it } from 'vitest';
import { distinct, faultyRows, newRow, noticesKnown, unpublishedIn } from './bindings-draft.ts';
import { savable } from './savable.ts';

const row = (organisation: string | null, team: Binding['team'], notice = 'main'): Binding => ({
  organisation,
  team,
  notice,
});
const body = (bindings: Bindings) => ({ kind: 'bindings', bindings }) as const;

it('V8: lets no row bind everybody, and no two bind the same', () => {
  const rows = [row('north', null), row(null, null), row('north', null, 'other'), row('north', 'police-coordinator')];
  expect([...faultyRows(rows)]).toEqual([
    [1, 'everybody'],
    [2, 'twice'],
  ]);
  const base = body({ door: 'main', bindings: [] });
  expect(savable(body({ door: 'main', bindings: rows }), base)).toEqual({ body: null, held: [], broken: [] });
  const sound = body({ door: 'main', bindings: [row('north', null), row('north', 'police-coordinator')] });
  expect(savable(sound, base)).toEqual({ body: sound, held: [], broken: [] });
});

it('begins a row with a team that has none', () => {
  const first = newRow({ door: 'main', bindings: [] });
  expect(first).toMatchObject({ organisation: null, notice: 'main' });
  expect(faultyRows([first]).size).toBe(0);
  expect(newRow({ door: 'main', bindings: [first] }).team).not.toBe(first.team);
});

it('tells apart what is called the same', () => {
  const named = (id: string, name: string) => ({ id, name });
  const list = [named('main', 'Plikt'), named('other', 'Annan'), named('main2', 'Plikt')];
  expect(distinct(list, ({ id, name }) => `${name} (${id})`).map(({ name }) => name)).toEqual([
    'Plikt (main)',
    'Annan',
    'Plikt (main2)',
  ]);
});

it('V8: says which notices nobody has published, each once', () => {
  const summary = { version: '1', publishedAt: 0, origin: 'default', editedBy: [], approvedBy: null } as const;
  const series = (name: string, isPublished: boolean): SeriesRow => ({
    ...{ series: name, name: name.toUpperCase(), draft: null },
    current: isPublished ? { ...summary, editedBy: [] } : null,
  });
  const known = noticesKnown([
    series('notice.main', true),
    series('notice.school', false),
    series('routine', true),
    series('bindings', true),
  ]);
  expect(known.map(({ id, isPublished }) => [id, isPublished])).toEqual([
    ['main', true],
    ['school', false],
  ]);
  const rows = [row('north', null, 'school'), row('south', null, 'main'), row('east', null, 'gone')];
  expect(unpublishedIn({ door: 'school', bindings: rows }, known)).toEqual(['school', 'gone']);
  expect(unpublishedIn({ door: 'main', bindings: [] }, known)).toEqual([]);
});
