import type { Competence } from '@dorren/shared/protocol/directory.ts';
import { expect, it } from 'vitest';
import { competencesUnder } from './competences-under.ts';

const competence = (id: string, parent: string | null): Competence => ({ id, parent, name: { sv: id }, also: [] });

it('H1: whoever has a competence has what is above it, so all below count', () => {
  const tree = [
    competence('girl', 'marriage'),
    competence('violence', null),
    competence('marriage', 'violence'),
    competence('abroad', null),
  ];
  expect([...competencesUnder(tree, 'violence')].sort()).toEqual(['girl', 'marriage', 'violence']);
  expect([...competencesUnder(tree, 'girl')]).toEqual(['girl']);
  expect([...competencesUnder(tree, 'unheard-of')]).toEqual([]);
});
