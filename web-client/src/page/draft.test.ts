import { describe, expect, it } from 'vitest';
import type { FormEntry, Visit } from '../client/state.ts';
import { type FormDraft, forget, keepOpenForms, noDraft, openForms } from './draft.ts';

const MARIA = { nameShown: 'M', organisation: 'C', role: 'counsellor' } as const;
const HALF: FormDraft = { texts: { name: 'Amina' }, municipality: null, ways: [] };

const entry = (ask: string, state: FormEntry['state']): FormEntry => ({
  ...{ kind: 'form', number: 1, at: 0, from: MARIA, ask, form: 'who', state, answers: null, mark: null },
});
const talking = (...messages: FormEntry[]): Visit => ({
  ...{ phase: 'talking', people: [{ ...MARIA, epoch: 1, present: true, writing: false, fingerprint: [] }] },
  ...{ proposal: null, messages, differs: false, canSend: true },
});
const waiting = (...messages: FormEntry[]): Visit => ({
  ...{ phase: 'waiting', place: { place: 1, waiting: 1, estimateMs: null }, returned: 'counsellor-vanished' },
  ...{ claim: null, messages },
});

describe('what is half written', () => {
  it('is kept as long as its form can be sent, and no longer', () => {
    const draft = noDraft();
    for (const ask of ['a', 'b', 'c']) draft.forms.set(ask, HALF);
    const visit = talking(entry('a', 'open'), entry('b', 'over'), entry('c', 'answered'));
    expect(openForms(visit)).toEqual(['a']);
    keepOpenForms(draft, visit);
    expect([...draft.forms.keys()]).toEqual(['a']);
    keepOpenForms(draft, waiting(entry('a', 'over')));
    expect(draft.forms.size).toBe(0);
  });

  it('is gone with the visit', () => {
    const draft = noDraft();
    draft.text = 'hej';
    draft.forms.set('a', HALF);
    forget(draft);
    expect(draft).toEqual(noDraft());
  });
});
