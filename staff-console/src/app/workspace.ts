/** What this tab remembers of the counsellor's desk beside the client's snapshot: pure, in memory only. */

export const QUEUE = 'queue';

export interface Workspace {
  /** What has the counsellor's attention: {@link QUEUE} or a conversation's id. Where there is little room, only that is shown. */
  current: string;
  /** Numbers by conversation, for want of names: the lowest free one, kept until it is dismissed. */
  numbers: Readonly<Record<string, number>>;
  /** What is written and not sent. */
  drafts: Readonly<Record<string, string>>;
  /** The conversation that one is asked about: end it? */
  ending: string | null;
  /** The directory is shown in place of the desk. */
  directory: boolean;
}

export const EMPTY_WORKSPACE: Workspace = { current: QUEUE, numbers: {}, drafts: {}, ending: null, directory: false };

export type WorkspaceEvent =
  | { type: 'conversations'; ids: readonly string[] }
  | { type: 'go'; place: string }
  | { type: 'draft'; id: string; text: string }
  | { type: 'ending'; id: string | null }
  | { type: 'directory'; open: boolean };

export function workspaceReducer(state: Workspace, event: WorkspaceEvent): Workspace {
  switch (event.type) {
    case 'conversations':
      return withConversations(state, event.ids);
    case 'go':
      return event.place === QUEUE || event.place in state.numbers
        ? { ...state, current: event.place, directory: false }
        : state;
    case 'draft':
      return event.id in state.numbers ? { ...state, drafts: { ...state.drafts, [event.id]: event.text } } : state;
    case 'ending':
      return event.id === null || event.id in state.numbers ? { ...state, ending: event.id } : state;
    case 'directory':
      return { ...state, directory: event.open };
  }
}

/** The same object if nothing came or went: newcomers get a number and attention, of what is gone nothing stays. */
function withConversations(state: Workspace, ids: readonly string[]): Workspace {
  const known = Object.keys(state.numbers);
  const fresh = ids.filter((id) => !(id in state.numbers));
  if (fresh.length === 0 && known.every((id) => ids.includes(id))) return state;
  const numbers: Record<string, number> = {};
  const drafts: Record<string, string> = {};
  for (const id of ids) {
    const number = state.numbers[id];
    if (number !== undefined) numbers[id] = number;
    const draft = state.drafts[id];
    if (draft !== undefined) drafts[id] = draft;
  }
  for (const id of fresh) numbers[id] = lowestFree(Object.values(numbers));
  const still = state.current === QUEUE || ids.includes(state.current);
  return {
    current: fresh.at(-1) ?? (still ? state.current : (ids[0] ?? QUEUE)),
    numbers,
    drafts,
    ending: state.ending !== null && ids.includes(state.ending) ? state.ending : null,
    directory: state.directory && fresh.length === 0,
  };
}

function lowestFree(taken: readonly number[]): number {
  let number = 1;
  while (taken.includes(number)) number += 1;
  return number;
}

/** The conversation that many steps on from the current one, round the end; null when there is none. */
export function neighbour(state: Workspace, ids: readonly string[], step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = ids.indexOf(state.current);
  const from = at === -1 && step === 1 ? -1 : Math.max(at, 0);
  return ids[(from + step + ids.length) % ids.length] ?? null;
}

/** The conversation with that number; null when there is none. */
export function withNumber(state: Workspace, number: number): string | null {
  return Object.keys(state.numbers).find((id) => state.numbers[id] === number) ?? null;
}
