/** What stands beside the conversations in this tab: referral or the reporting duty of one of them, and consultations. Pure, in memory only. */
import { EMPTY_PLAN, type ReferralPlan } from '../features/referral/referral-plan.ts';
import { type DutyPlan, EMPTY_DUTY } from '../features/reporting-duty/duty-plan.ts';

export type PanelKind = 'referral' | 'duty';

export interface Beside {
  /** The panel that is open, and of which conversation. */
  panel: { kind: PanelKind; id: string } | null;
  /** The consultation that is looked at; null: the panel. */
  consultation: string | null;
  /** Where there is room for one thing only, it is this. */
  front: boolean;
  /** What is prepared, by conversation. */
  plans: Readonly<Record<string, ReferralPlan>>;
  duties: Readonly<Record<string, DutyPlan>>;
  /** What is written to colleagues and not sent, by consultation. */
  drafts: Readonly<Record<string, string>>;
  /** The consultations that are known. */
  keys: readonly string[];
}

export const EMPTY_BESIDE: Beside = {
  panel: null,
  consultation: null,
  front: false,
  plans: {},
  duties: {},
  drafts: {},
  keys: [],
};

export type BesideEvent =
  /** `writes`: one is in the midst of writing beside the conversations, and is not torn away by a newcomer. */
  | { type: 'present'; ids: readonly string[]; keys: readonly string[]; writes: boolean }
  | { type: 'panel'; panel: Beside['panel'] }
  | { type: 'consultation'; key: string }
  | { type: 'follow'; id: string }
  | { type: 'away' }
  | { type: 'front' }
  | { type: 'plan'; id: string; plan: ReferralPlan }
  | { type: 'duty'; id: string; plan: DutyPlan }
  | { type: 'draft'; key: string; text: string };

export function besideReducer(state: Beside, event: BesideEvent): Beside {
  switch (event.type) {
    case 'present':
      return withPresent(state, event);
    case 'panel':
      if (event.panel === null) return { ...state, panel: null, consultation: state.keys[0] ?? null, front: false };
      return { ...state, panel: event.panel, consultation: null, front: true };
    case 'consultation':
      return state.keys.includes(event.key) ? { ...state, consultation: event.key, front: true } : state;
    case 'follow':
      // Never beside another conversation than the one that one is in.
      return state.panel === null || state.panel.id === event.id
        ? state
        : { ...state, panel: { ...state.panel, id: event.id } };
    case 'front':
      return { ...state, front: true };
    case 'away':
      return state.front ? { ...state, front: false } : state;
    case 'plan':
      return { ...state, plans: { ...state.plans, [event.id]: event.plan } };
    case 'duty':
      return { ...state, duties: { ...state.duties, [event.id]: event.plan } };
    case 'draft':
      return { ...state, drafts: { ...state.drafts, [event.key]: event.text } };
  }
}

/** The same object if nothing came or went: a new consultation is looked at, of what is gone nothing stays. */
function withPresent(state: Beside, { ids, keys, writes }: Extract<BesideEvent, { type: 'present' }>): Beside {
  const gone = (known: readonly string[], present: readonly string[]) => known.some((each) => !present.includes(each));
  const fresh = keys.filter((key) => !state.keys.includes(key)).at(-1);
  const planned = [...Object.keys(state.plans), ...Object.keys(state.duties)];
  const panel = state.panel !== null && ids.includes(state.panel.id) ? state.panel : null;
  const unchanged = panel === state.panel && fresh === undefined && !gone(state.keys, keys);
  if (unchanged && !gone(planned, ids)) return state;
  const still = state.consultation !== null && keys.includes(state.consultation) ? state.consultation : null;
  const shown = writes ? undefined : fresh;
  return {
    panel,
    consultation: shown ?? still ?? (panel === null ? (keys[0] ?? null) : null),
    front: shown !== undefined || (state.front && (panel !== null || keys.length > 0)),
    plans: only(state.plans, ids),
    duties: only(state.duties, ids),
    drafts: only(state.drafts, keys),
    keys,
  };
}

function only<T>(all: Readonly<Record<string, T>>, present: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => present.includes(key)));
}

export function isShown({ panel, consultation }: Beside): boolean {
  return panel !== null || consultation !== null;
}

export function planOf({ plans }: Beside, id: string): ReferralPlan {
  return plans[id] ?? EMPTY_PLAN;
}

export function dutyOf({ duties }: Beside, id: string): DutyPlan {
  return duties[id] ?? EMPTY_DUTY;
}

/** Whether this panel of this conversation is what is looked at. */
export function showsPanel({ panel, consultation }: Beside, kind: PanelKind, id: string): boolean {
  return consultation === null && panel?.kind === kind && panel.id === id;
}

/** The consultation after the one that is looked at, round the end; null when there is none. */
export function nextConsultation({ keys, consultation }: Beside): string | null {
  const at = consultation === null ? -1 : keys.indexOf(consultation);
  return keys[(at + 1) % keys.length] ?? null;
}
