import { type Competence, competences } from '@dorren/shared/protocol/directory.ts';
import { competenceId } from '@dorren/shared/protocol/fields.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { branch, competenceIdOf, competenceTree, indented, movedAmong, pathTo, rooted } from './competence-tree.ts';

const one = (id: string, parent: string | null = null): Competence => ({ id, parent, name: { sv: id }, also: [] });
const LIST = [
  one('violence'),
  one('threats', 'violence'),
  one('abroad'),
  one('control', 'violence'),
  one('gps', 'control'),
];
const ids = (list: readonly Competence[]) => list.map(({ id }) => id);

it('puts everything under what it belongs to, in the order of the list', () => {
  expect(indented(LIST).map(({ competence, depth }) => `${depth} ${competence.id}`)).toEqual([
    '0 violence',
    '1 threats',
    '1 control',
    '2 gps',
    '0 abroad',
  ]);
  expect(competenceTree(LIST).map(({ competence }) => competence.id)).toEqual(['violence', 'abroad']);
});

it('knows what is below and what is above', () => {
  expect([...branch(LIST, 'violence')].toSorted()).toEqual(['control', 'gps', 'threats', 'violence']);
  expect([...branch(LIST, 'gps')]).toEqual(['gps']);
  expect(pathTo(LIST, 'gps').map(({ sv }) => sv)).toEqual(['violence', 'control', 'gps']);
  expect(pathTo(LIST, 'gone')).toEqual([]);
});

it('moves one among its own, and never beyond them', () => {
  expect(ids(movedAmong(LIST, 'control', -1))).toEqual(['violence', 'control', 'abroad', 'threats', 'gps']);
  expect(ids(movedAmong(LIST, 'abroad', -1))).toEqual(['abroad', 'threats', 'violence', 'control', 'gps']);
  for (const [id, by] of [
    ['violence', -1],
    ['abroad', 1],
    ['gps', 1],
    ['gone', 1],
  ] as const) {
    expect(movedAmong(LIST, id, by)).toEqual(LIST);
  }
});

it('lets nothing hang in the air', () => {
  expect(rooted(LIST)).toEqual(LIST);
  const orphaned = LIST.filter(({ id }) => id !== 'control');
  expect(rooted(orphaned).find(({ id }) => id === 'gps')?.parent).toBeNull();
  expect(v.is(competences, orphaned)).toBe(false);
  expect(v.is(competences, rooted(orphaned))).toBe(true);
});

it('makes an id of any name, one that nobody has', () => {
  expect(competenceIdOf('Könsstympning, oro', [])).toBe('konsstympning-oro');
  expect(competenceIdOf('Abroad!', LIST)).toBe('abroad-2');
  expect(competenceIdOf('زواج', [])).toBe('competence');
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 8 }), (names) => {
      const list: Competence[] = [];
      for (const name of names) list.push(one(competenceIdOf(name, list)));
      expect(ids(list).every((id) => v.is(competenceId, id))).toBe(true);
      expect(v.is(competences, list)).toBe(true);
    }),
  );
});
