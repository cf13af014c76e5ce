import { describe, expect, it } from 'vitest';
import { EMPTY_PLAN } from '../features/referral/referral-plan.ts';
import { EMPTY_DUTY } from '../features/reporting-duty/duty-plan.ts';
import {
  type Beside,
  type BesideEvent,
  besideReducer,
  dutyOf,
  EMPTY_BESIDE,
  isShown,
  nextConsultation,
  type PanelKind,
  planOf,
  showsPanel,
} from './beside.ts';

const after = (...events: BesideEvent[]): Beside => events.reduce(besideReducer, EMPTY_BESIDE);
const present = (ids: string[], keys: string[] = [], writes = false): BesideEvent => ({
  type: 'present',
  ids,
  keys,
  writes,
});
const open = (id: string, kind: PanelKind = 'referral'): BesideEvent => ({ type: 'panel', panel: { kind, id } });
const plan = { ...EMPTY_PLAN, step: 'contact' as const };

describe('beside the conversations', () => {
  it('stands nothing before it is opened', () => {
    expect(isShown(after(present(['a'])))).toBe(false);
  });

  it('a new consultation is looked at, and the panel it covered is there again after it', () => {
    let state = after(present(['a']), open('a'), present(['a'], ['x']));
    expect(state.consultation).toBe('x');
    state = besideReducer(state, present(['a'], []));
    expect(state).toMatchObject({ panel: { kind: 'referral', id: 'a' }, consultation: null });
  });

  it('a new consultation tears nobody away who is writing there', () => {
    const opened = after(present(['a']), open('a'));
    const state = besideReducer(opened, present(['a'], ['x'], true));
    expect(state).toMatchObject({ panel: { kind: 'referral', id: 'a' }, consultation: null, keys: ['x'] });
    expect(besideReducer(state, { type: 'consultation', key: 'x' }).consultation).toBe('x');
  });

  it('keeps what is prepared while the panel is closed, and nothing of it after the conversation', () => {
    let state = after(present(['a', 'b']), { type: 'plan', id: 'a', plan }, { type: 'plan', id: 'b', plan });
    state = besideReducer(state, { type: 'panel', panel: null });
    expect(planOf(state, 'a')).toBe(plan);
    state = besideReducer(state, present(['b']));
    expect(planOf(state, 'a')).toBe(EMPTY_PLAN);
    expect(planOf(state, 'b')).toBe(plan);
  });

  it('shows the duty in place of referral, keeps its plan while it is closed, and nothing of it after the conversation', () => {
    const duty = { ...EMPTY_DUTY, acute: true };
    let state = after(present(['a']), open('a'), open('a', 'duty'), { type: 'duty', id: 'a', plan: duty });
    expect(showsPanel(state, 'duty', 'a')).toBe(true);
    expect(showsPanel(state, 'referral', 'a')).toBe(false);
    state = besideReducer(state, { type: 'panel', panel: null });
    expect(dutyOf(besideReducer(state, present(['a'], ['x'])), 'a')).toBe(duty);
    state = besideReducer(state, present([]));
    expect(state.duties).toEqual({});
    expect(dutyOf(state, 'a')).toBe(EMPTY_DUTY);
  });

  it('keeps no draft to a colleague after the consultation', () => {
    const state = after(
      present([], ['x']),
      { type: 'draft', key: 'x', text: 'hej' },
      present([], []),
      present([], ['x']),
    );
    expect(state.drafts).toEqual({});
  });

  it('an open panel follows one into another conversation, and a closed one stays closed', () => {
    const state = after(present(['a', 'b']), open('a'), { type: 'follow', id: 'b' });
    expect(state.panel).toEqual({ kind: 'referral', id: 'b' });
    expect(after(present(['a']), { type: 'follow', id: 'a' }).panel).toBeNull();
  });

  it('closes with the conversation, and gives way to the consultations that are left', () => {
    const state = after(present(['a'], ['x', 'y']), open('a'), present([], ['x', 'y']));
    expect(state).toMatchObject({ panel: null, consultation: 'x' });
    expect(isShown(besideReducer(state, present([])))).toBe(false);
  });

  it('goes round the consultations', () => {
    let state = after(present([], ['x', 'y']), { type: 'consultation', key: 'x' });
    expect(nextConsultation(state)).toBe('y');
    state = besideReducer(state, { type: 'consultation', key: 'y' });
    expect(nextConsultation(state)).toBe('x');
    expect(nextConsultation(EMPTY_BESIDE)).toBeNull();
  });

  it('is the same object while nothing comes or goes, so that nothing is drawn anew', () => {
    const state = after(present(['a'], ['x']));
    expect(besideReducer(state, present(['a'], ['x']))).toBe(state);
  });
});
