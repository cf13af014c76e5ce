/** What stands beside the conversations, bound to the snapshot. */
import { useReducer } from 'react';
import { consultationKey, consultationPanelId } from '../features/consultation/consultation-id.ts';
import { dutyButtonId, referButtonId } from '../features/conversation/panel-id.ts';
import { holdsWords, type ReferralPlan } from '../features/referral/referral-plan.ts';
import { type DutyPlan, holdsDuty } from '../features/reporting-duty/duty-plan.ts';
import type { StaffState } from '../lib/staff-state.ts';
import { besideReducer, EMPTY_BESIDE, nextConsultation, type PanelKind, showsPanel } from './beside.ts';

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
    const { panel } = beside;
    dispatch({ type: 'panel', panel: null });
    if (panel !== null) focusAfterDrawing(buttonId(panel.kind, panel.id));
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
    togglePanel(kind: PanelKind, id: string) {
      if (showsPanel(beside, kind, id)) close();
      else dispatch({ type: 'panel', panel: { kind, id } });
    },
    showPanel() {
      if (beside.panel !== null) dispatch({ type: 'panel', panel: beside.panel });
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
      if (beside.panel !== null && beside.panel.id !== id) dispatch({ type: 'follow', id });
    },
    setPlan: (id: string, plan: ReferralPlan) => dispatch({ type: 'plan', id, plan }),
    setDuty: (id: string, plan: DutyPlan) => dispatch({ type: 'duty', id, plan }),
    setDraft: (key: string, text: string) => dispatch({ type: 'draft', key, text }),
    unread: consultations.reduce((sum, { unread }) => sum + unread, 0),
    /** Closing the tab would lose what is written or said here. */
    unfinished:
      Object.values(beside.plans).some(holdsWords) ||
      Object.values(beside.duties).some(holdsDuty) ||
      consultations.some(({ phase }) => phase !== 'ended' && phase !== 'distrusted'),
  };
}

function buttonId(kind: PanelKind, id: string): string {
  return kind === 'duty' ? dutyButtonId(id) : referButtonId(id);
}

function focusAfterDrawing(id: string, within?: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    const target = (within ? element?.querySelector<HTMLElement>(within) : null) ?? element;
    target?.focus({ preventScroll: true });
  });
}
