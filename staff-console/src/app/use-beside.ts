/** What stands beside the conversations, bound to the snapshot. */
import { useReducer } from 'react';
import { consultationKey, consultationPanelId } from '../features/consultation/consultation-id.ts';
import { referButtonId } from '../features/conversation/panel-id.ts';
import { holdsWords, type ReferralPlan } from '../features/referral/referral-plan.ts';
import type { StaffState } from '../lib/staff-state.ts';
import { besideReducer, EMPTY_BESIDE, nextConsultation } from './beside.ts';

export function useBeside({ conversations, consultations }: StaffState) {
  const [raw, dispatch] = useReducer(besideReducer, EMPTY_BESIDE);
  const present = {
    type: 'present',
    ids: conversations.map(({ id }) => id),
    keys: consultations.map(consultationKey),
    writes: document.activeElement?.matches('.beside :is(input, textarea)') === true,
  } as const;
  const beside = besideReducer(raw, present);
  if (beside !== raw) dispatch(present);

  const close = () => {
    const { referral } = beside;
    dispatch({ type: 'referral', id: null });
    if (referral !== null) focusAfterDrawing(referButtonId(referral));
  };
  const consult = (key: string) => {
    dispatch({ type: 'consultation', key });
    focusAfterDrawing(consultationPanelId(key), 'textarea:not(:disabled)');
  };

  return {
    beside,
    close,
    consult,
    /** Opens the panel of this conversation, brings it to the front, or closes it when it is there. */
    toggleReferral(id: string) {
      if (beside.referral === id && beside.consultation === null) close();
      else dispatch({ type: 'referral', id });
    },
    showReferral() {
      if (beside.referral !== null) dispatch({ type: 'referral', id: beside.referral });
    },
    nextConsultation() {
      const key = nextConsultation(beside);
      if (key !== null) consult(key);
    },
    front: () => dispatch({ type: 'front' }),
    /** One went somewhere else: where there is room for one thing only, that is shown. */
    away: () => dispatch({ type: 'away' }),
    /** Called while drawing, with the conversation that one is in. */
    follow(id: string) {
      if (beside.referral !== null && beside.referral !== id) dispatch({ type: 'follow', id });
    },
    setPlan: (id: string, plan: ReferralPlan) => dispatch({ type: 'plan', id, plan }),
    setDraft: (key: string, text: string) => dispatch({ type: 'draft', key, text }),
    unread: consultations.reduce((sum, { unread }) => sum + unread, 0),
    /** Closing the tab would lose what is written or said here. */
    unfinished:
      Object.values(beside.plans).some(holdsWords) ||
      consultations.some(({ phase }) => phase !== 'ended' && phase !== 'distrusted'),
  };
}

function focusAfterDrawing(id: string, within?: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    const target = (within ? element?.querySelector<HTMLElement>(within) : null) ?? element;
    target?.focus({ preventScroll: true });
  });
}
