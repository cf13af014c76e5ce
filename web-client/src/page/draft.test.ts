import type { Form } from '@dorren/shared/protocol/reporting-duty.ts';
import { describe, expect, it } from 'vitest';
import type { FormEntry, Visit } from '../client/state.ts';
import { type FormDraft, forget, keepOpenForms, noDraft, openForms } from './draft.ts';

const MARIA = { nameShown: 'M', organisation: 'C', role: 'counsellor' } as const;
const HALF: FormDraft = { texts: { name: 'Amina' }, municipality: null, ways: [] };

const entry = (ask: string, state: FormEntry['state'], epoch = 1, form: Form = 'who'): FormEntry => ({
  ...{ kind: 'form', number: 1, at: 0, from: MARIA, epoch, ask, form, state, answers: null, mark: null },
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
    for (const epoch of [1, 2, 3]) draft.forms.set(`form-${epoch}-who`, HALF);
    const visit = talking(entry('a', 'open', 1), entry('b', 'over', 2), entry('c', 'answered', 3));
    expect(openForms(visit)).toEqual(['form-1-who']);
    keepOpenForms(draft, visit);
    expect([...draft.forms.keys()]).toEqual(['form-1-who']);
    keepOpenForms(draft, waiting(entry('a', 'over')));
    expect(draft.forms.size).toBe(0);
  });

  it('is there when whoever asked asks for the same again, and goes to nobody else and into no other form', () => {
    const draft = noDraft();
    draft.forms.set('form-1-who', HALF);
    const [first, anew] = [entry('a', 'over'), entry('b', 'open')];
    keepOpenForms(draft, talking(first, anew, entry('c', 'open', 2), entry('d', 'open', 1, 'safe-contact')));
    expect([...draft.forms]).toEqual([['form-1-who', HALF]]);
    keepOpenForms(draft, talking(first, entry('c', 'open', 2), entry('d', 'open', 1, 'safe-contact')));
    expect(draft.forms.size).toBe(0);
  });

  it('is gone with the visit', () => {
    const draft = noDraft();
    draft.text = 'hej';
    draft.forms.set('form-1-who', HALF);
    forget(draft);
    expect(draft).toEqual(noDraft());
  });
});
