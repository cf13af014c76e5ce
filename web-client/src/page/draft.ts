/** What is half written: in this page's memory alone, and emptied when the visit is over. */
import type { SafeWay } from '@dorren/shared/protocol/reporting-duty.ts';
import type { MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import type { LogEntry, Visit } from '../client/state.ts';
import { type FormPanel, formPanel } from './page-state.ts';

/** A form as it stands in its fields. */
export interface FormDraft {
  texts: Partial<Record<'name' | 'age' | 'school' | 'reach' | 'when' | 'notThrough', string>>;
  municipality: MunicipalityCode | null;
  ways: readonly SafeWay[];
}

export interface Draft {
  text: string;
  /** Of forms that are open. */
  forms: Map<FormPanel, FormDraft>;
}

export function noDraft(): Draft {
  return { text: '', forms: new Map() };
}

export function forget(draft: Draft): void {
  draft.text = '';
  draft.forms.clear();
}

/** What nobody can be sent any more is not kept either. */
export function keepOpenForms(draft: Draft, visit: Visit): void {
  const open = openForms(visit);
  for (const form of draft.forms.keys()) if (!open.includes(form)) draft.forms.delete(form);
}

/** Each form that can be answered. */
export function openForms(visit: Visit): FormPanel[] {
  const entries: readonly LogEntry[] = visit.phase === 'talking' ? visit.messages : [];
  return entries.flatMap((entry) => (entry.kind === 'form' && entry.state === 'open' ? [formPanel(entry)] : []));
}
