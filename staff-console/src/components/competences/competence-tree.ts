/** The list of competences as the tree that it is. Pure. */
import type { Competence, LocalText } from '@dorren/shared/protocol/directory.ts';

export interface TreeNode {
  competence: Competence;
  children: readonly TreeNode[];
}

/** In the order of the list, on every level. */
export function competenceTree(list: readonly Competence[]): TreeNode[] {
  const below = Map.groupBy(list, ({ parent }) => parent);
  const grow = (parent: string | null): TreeNode[] =>
    (below.get(parent) ?? []).map((competence) => ({ competence, children: grow(competence.id) }));
  return grow(null);
}

export interface Indented {
  competence: Competence;
  /** 0 at the root. */
  depth: number;
}

/** Depth first: whoever is below another stands after it. */
export function indented(list: readonly Competence[]): Indented[] {
  const walk = (nodes: readonly TreeNode[], depth: number): Indented[] =>
    nodes.flatMap(({ competence, children }) => [{ competence, depth }, ...walk(children, depth + 1)]);
  return walk(competenceTree(list), 0);
}

/** It and all that is below it. */
export function branch(list: readonly Competence[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const { competence } of indented(list)) {
    if (competence.parent !== null && found.has(competence.parent)) found.add(competence.id);
  }
  return found;
}

/** Names from the root down to it; empty for one that is not in the list. */
export function pathTo(list: readonly Competence[], id: string): LocalText[] {
  const found = list.find((each) => each.id === id);
  if (!found) return [];
  return [...(found.parent === null ? [] : pathTo(list, found.parent)), found.name];
}

/** Those whose parent is not in the list stand at the root, as after two have changed the tree at the same time. */
export function rooted(list: readonly Competence[]): Competence[] {
  const ids = new Set(list.map(({ id }) => id));
  return list.map((each) => (each.parent === null || ids.has(each.parent) ? each : { ...each, parent: null }));
}

/** Its place among those with the same parent moved by `by`, as far as there are places. */
export function movedAmong(list: readonly Competence[], id: string, by: -1 | 1): Competence[] {
  const at = list.findIndex((each) => each.id === id);
  const moving = list[at];
  if (!moving) return [...list];
  const siblings = list.flatMap((each, index) => (each.parent === moving.parent ? [index] : []));
  const target = siblings[siblings.indexOf(at) + by];
  const other = target === undefined ? undefined : list[target];
  if (target === undefined || !other) return [...list];
  return list.map((each, index) => (index === at ? other : index === target ? moving : each));
}

/** An id for a new competence: of its Swedish name as far as the letters go, and a number if that is taken. */
export function competenceIdOf(name: string, list: readonly Competence[]): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base =
    plain
      .replace(/^[^a-z]+/, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'competence';
  const taken = new Set(list.map(({ id }) => id));
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}
