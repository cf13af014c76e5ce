import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  EMPTY_WORKSPACE,
  neighbour,
  QUEUE,
  type Workspace,
  type WorkspaceEvent,
  withNumber,
  workspaceReducer,
} from './workspace.ts';

const after = (...events: WorkspaceEvent[]): Workspace => events.reduce(workspaceReducer, EMPTY_WORKSPACE);
const holding = (...ids: string[]): WorkspaceEvent => ({ type: 'conversations', ids });

it('numbers conversations, and gives a free number to the next', () => {
  const state = after(holding('a', 'b', 'c'), holding('a', 'c'), holding('a', 'c', 'd'));
  expect(state.numbers).toEqual({ a: 1, c: 3, d: 2 });
  expect(withNumber(state, 2)).toBe('d');
  expect(withNumber(state, 4)).toBeNull();
});

it('turns to whoever was taken just now', () => {
  expect(after(holding('a')).current).toBe('a');
  expect(after(holding('a', 'b'), { type: 'go', place: QUEUE }).current).toBe(QUEUE);
  expect(after(holding('a', 'b'), { type: 'go', place: 'a' }, holding('a', 'b', 'c')).current).toBe('c');
});

it('keeps a draft for each conversation, and nothing of one that is gone', () => {
  const state = after(
    holding('a', 'b'),
    { type: 'draft', id: 'a', text: 'till a' },
    { type: 'draft', id: 'b', text: 'till b' },
    { type: 'ending', id: 'b' },
  );
  expect(state.drafts).toEqual({ a: 'till a', b: 'till b' });
  const less = workspaceReducer(state, holding('a'));
  expect(JSON.stringify(less)).not.toContain('till b');
  expect(less).toEqual({ current: 'a', numbers: { a: 1 }, drafts: { a: 'till a' }, ending: null, directory: false });
});

it('shows the directory until one goes to a conversation, or somebody new is there', () => {
  const state = after(holding('a', 'b'), { type: 'directory', open: true });
  expect(state.directory).toBe(true);
  expect(workspaceReducer(state, holding('b')).directory).toBe(true);
  expect(workspaceReducer(state, { type: 'go', place: 'a' }).directory).toBe(false);
  expect(workspaceReducer(state, holding('a', 'b', 'c'))).toMatchObject({ directory: false, current: 'c' });
});

it('is the same object while nothing comes or goes, so that drawing comes to rest', () => {
  const state = after(holding('a', 'b'));
  expect(workspaceReducer(state, holding('b', 'a'))).toBe(state);
});

it('goes round conversations, from the queue to the first or the last but itself', () => {
  const state = after(holding('a', 'b', 'c'), { type: 'go', place: 'c' });
  const ids = ['a', 'b', 'c'];
  expect(neighbour(state, ids, 1)).toBe('a');
  expect(neighbour(state, ids, -1)).toBe('b');
  expect(neighbour({ ...state, current: QUEUE }, ids, 1)).toBe('a');
  expect(neighbour({ ...state, current: QUEUE }, ids, -1)).toBe('c');
  expect(neighbour(state, [], 1)).toBeNull();
});

it('knows nothing of conversations that it does not hold, whatever happens', () => {
  const id: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd');
  const event: fc.Arbitrary<WorkspaceEvent> = fc.oneof(
    fc.uniqueArray(id).map((ids) => ({ type: 'conversations' as const, ids })),
    id.map((place) => ({ type: 'go' as const, place })),
    fc.record({ type: fc.constant('draft' as const), id, text: fc.string() }),
    id.map((each) => ({ type: 'ending' as const, id: each })),
  );
  fc.assert(
    fc.property(fc.array(event), fc.uniqueArray(id), (events, ids) => {
      const state = after(...events, holding(...ids));
      expect(Object.keys(state.numbers).sort()).toEqual([...ids].sort());
      expect(Object.keys(state.drafts).every((each) => ids.includes(each))).toBe(true);
      expect([QUEUE, ...ids]).toContain(state.current);
      expect([null, ...ids]).toContain(state.ending);
      expect(new Set(Object.values(state.numbers)).size).toBe(ids.length);
      expect(Math.max(0, ...Object.values(state.numbers))).toBeLessThanOrEqual(4);
    }),
  );
});
