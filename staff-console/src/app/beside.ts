/** What stands beside the conversations in this tab: referral of one of them, and consultations. Pure, in memory only. */
import { EMPTY_PLAN, type ReferralPlan } from '../features/referral/referral-plan.ts';

export interface Beside {
  /** The conversation whose referral panel is open. */
  referral: string | null;
  /** The consultation that is looked at; null: the referral panel. */
  consultation: string | null;
  /** Where there is room for one thing only, it is this. */
  front: boolean;
  /** What is prepared, by conversation. */
  plans: Readonly<Record<string, ReferralPlan>>;
  /** What is written to colleagues and not sent, by consultation. */
  drafts: Readonly<Record<string, string>>;
  /** The consultations that are known. */
  keys: readonly string[];
}

export const EMPTY_BESIDE: Beside = {
  referral: null,
  consultation: null,
  front: false,
  plans: {},
  drafts: {},
  keys: [],
};

export type BesideEvent =
  /** `writes`: one is in the midst of writing beside the conversations, and is not torn away by a newcomer. */
  | { type: 'present'; ids: readonly string[]; keys: readonly string[]; writes: boolean }
  | { type: 'referral'; id: string | null }
  | { type: 'consultation'; key: string }
  | { type: 'follow'; id: string }
  | { type: 'away' }
  | { type: 'front' }
  | { type: 'plan'; id: string; plan: ReferralPlan }
  | { type: 'draft'; key: string; text: string };

export function besideReducer(state: Beside, event: BesideEvent): Beside {
  switch (event.type) {
    case 'present':
      return withPresent(state, event);
    case 'referral':
      if (event.id === null) return { ...state, referral: null, consultation: state.keys[0] ?? null, front: false };
      return { ...state, referral: event.id, consultation: null, front: true };
    case 'consultation':
      return state.keys.includes(event.key) ? { ...state, consultation: event.key, front: true } : state;
    case 'follow':
      // Never beside another conversation than the one that one is in.
      return state.referral === null || state.referral === event.id ? state : { ...state, referral: event.id };
    case 'front':
      return { ...state, front: true };
    case 'away':
      return state.front ? { ...state, front: false } : state;
    case 'plan':
      return { ...state, plans: { ...state.plans, [event.id]: event.plan } };
    case 'draft':
      return { ...state, drafts: { ...state.drafts, [event.key]: event.text } };
  }
}

/** The same object if nothing came or went: a new consultation is looked at, of what is gone nothing stays. */
function withPresent(state: Beside, { ids, keys, writes }: Extract<BesideEvent, { type: 'present' }>): Beside {
  const gone = (known: readonly string[], present: readonly string[]) => known.some((each) => !present.includes(each));
  const fresh = keys.filter((key) => !state.keys.includes(key)).at(-1);
  const planned = Object.keys(state.plans);
  const referral = state.referral !== null && ids.includes(state.referral) ? state.referral : null;
  const unchanged = referral === state.referral && fresh === undefined && !gone(state.keys, keys);
  if (unchanged && !gone(planned, ids)) return state;
  const still = state.consultation !== null && keys.includes(state.consultation) ? state.consultation : null;
  const shown = writes ? undefined : fresh;
  return {
    referral,
    consultation: shown ?? still ?? (referral === null ? (keys[0] ?? null) : null),
    front: shown !== undefined || (state.front && (referral !== null || keys.length > 0)),
    plans: only(state.plans, ids),
    drafts: only(state.drafts, keys),
    keys,
  };
}

function only<T>(all: Readonly<Record<string, T>>, present: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => present.includes(key)));
}

export function isShown({ referral, consultation }: Beside): boolean {
  return referral !== null || consultation !== null;
}

export function planOf({ plans }: Beside, id: string): ReferralPlan {
  return plans[id] ?? EMPTY_PLAN;
}

/** The consultation after the one that is looked at, round the end; null when there is none. */
export function nextConsultation({ keys, consultation }: Beside): string | null {
  const at = consultation === null ? -1 : keys.indexOf(consultation);
  return keys[(at + 1) % keys.length] ?? null;
}
