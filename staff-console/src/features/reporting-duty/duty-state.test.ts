import { describe, expect, it } from 'vitest';
import type { Conversation, StaffEntry } from '../../lib/staff-state.ts';
import { ageOf, EMPTY_DUTY, holdsDuty, withStep, wordingAge } from './duty-plan.ts';
import {
  asked,
  cardGiven,
  dutyState,
  hindrance,
  isOwn,
  isUntold,
  mayBecome,
  placeOnTrack,
  stepsDone,
  wasAt,
  youthTexts,
} from './duty-state.ts';

const conversation = (part: Partial<Conversation>) =>
  ({
    phase: 'talking',
    arriving: false,
    awaitsSide: false,
    canSend: true,
    concern: null,
    concernOver: null,
    wentAlong: null,
    messages: [],
    profile: {},
    ...part,
  }) as Conversation;

const WHO = {
  form: 'who',
  declined: false,
  name: 'Amal',
  age: null,
  school: null,
  municipality: null,
  reach: null,
} as const;
const form = (number: number, kind: 'who' | 'safe-contact', answers: typeof WHO | null): StaffEntry => ({
  ...{ kind: 'form', number, at: number, ask: `ask-${number}`, form: kind },
  ...{ mark: 'delivered', answers },
});

describe('N7, N9: where the duty stands', () => {
  it('is none, then what the relay says of a concern of one’s own, then its outcome', () => {
    expect(dutyState(conversation({ concern: null }), EMPTY_DUTY)).toBe('none');
    expect(dutyState(conversation({ concern: { mine: true, taken: true, stage: 'told' } }), EMPTY_DUTY)).toBe('told');
    const reported = { ...EMPTY_DUTY, stated: { is: 'reported' } } as const;
    expect(dutyState(conversation({ concern: null, concernOver: 'outcome' }), reported)).toBe('reported');
    // Refused, or another concern since: the relay's word holds.
    expect(dutyState(conversation({ concern: { mine: true, taken: true, stage: 'concern' } }), reported)).toBe(
      'concern',
    );
  });

  it('N10: is never silently none: not before the server shows the outcome, nor when the concern is lost', () => {
    const reported = { ...EMPTY_DUTY, stated: { is: 'reported' } } as const;
    expect(dutyState(conversation({ concern: null }), reported)).toBe('none');
    for (const plan of [EMPTY_DUTY, reported])
      for (const concernOver of ['lost', 'gone'] as const)
        expect(dutyState(conversation({ concern: null, concernOver }), plan)).toBe('lost');
    expect(stepsDone(conversation({ concernOver: 'lost' }), reported).has('report')).toBe(false);
  });

  it('of another’s concern tells only that there is one', () => {
    expect(dutyState(conversation({ concern: { mine: false, taken: false, stage: null } }), EMPTY_DUTY)).toBe(
      'not-mine',
    );
    expect(dutyState(conversation({ concern: { mine: false, taken: true, stage: null } }), EMPTY_DUTY)).toBe(
      'colleagues',
    );
    expect((['not-mine', 'colleagues'] as const).map((state) => mayBecome(state, 'told'))).toEqual([false, false]);
    expect((['none', 'not-mine', 'colleagues', 'told', 'reported'] as const).map(isOwn)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('N8: went along when one is out while it is open, and stands where it stood', () => {
    const out = conversation({ phase: 'ended', wentAlong: { stage: 'told', to: 'Johan' } });
    expect(dutyState(out, EMPTY_DUTY)).toBe('along');
    expect(isOwn('along')).toBe(false);
    expect(placeOnTrack('along', out)).toBe(placeOnTrack('told', out));
    expect(placeOnTrack('along', conversation({ wentAlong: { stage: null, to: null } }))).toBe(1);
    // It came back after all, to be settled by oneself.
    const settling = { ...out, concern: { mine: true, taken: true, stage: 'told' } } as const;
    expect(dutyState(settling, EMPTY_DUTY)).toBe('told');
  });

  it('N10: is one’s own once the conversation is over', () => {
    const over = conversation({ concern: { mine: false, taken: false, stage: null }, phase: 'ended' });
    expect(dutyState(over, EMPTY_DUTY)).toBe('concern');
  });

  it('knows when nobody has said that the youth was told: then a report is asked about once more', () => {
    const at = (stage: 'concern' | 'told' | 'reporting') =>
      conversation({ concern: { mine: true, taken: true, stage } });
    expect((['concern', 'told', 'reporting'] as const).map((stage) => isUntold(at(stage), EMPTY_DUTY))).toEqual([
      true,
      false,
      true,
    ]);
    expect(isUntold(at('reporting'), { passed: ['concern', 'told', 'reporting'] })).toBe(false);
    expect(isUntold(at('reporting'), { passed: ['concern', 'reporting'] })).toBe(true);
  });

  it('only goes forward, and may pass over a stage', () => {
    expect(mayBecome('concern', 'told')).toBe(true);
    expect(mayBecome('concern', 'reporting')).toBe(true);
    expect(mayBecome('told', 'told')).toBe(false);
    expect(mayBecome('reporting', 'told')).toBe(false);
    expect(mayBecome('none', 'told')).toBe(false);
    expect(mayBecome('reported', 'reporting')).toBe(false);
  });
});

describe('forms and cards', () => {
  it('keeps the answers that came, though the form was shown again since', () => {
    const messages = [form(1, 'who', WHO), form(2, 'safe-contact', null), form(3, 'who', null)];
    expect(asked({ messages }, 'who')).toEqual({ newest: messages[2], answers: WHO });
    expect(asked({ messages }, 'safe-contact').answers).toBeNull();
    expect(asked({ messages: [] }, 'who')).toEqual({ newest: null, answers: null });
  });

  it('knows one’s own what-now cards, not a colleague’s', () => {
    const card = (number: number, from: 'counsellor' | 'colleague'): StaffEntry => ({
      ...{ kind: 'card', number, at: number, from, mark: 'delivered' },
      card: { kind: 'what-now', step: 'sent', language: 'sv', heading: 'a', text: 'b' },
    });
    expect(cardGiven({ messages: [card(1, 'colleague')] }, 'sent')).toBeNull();
    expect(cardGiven({ messages: [card(1, 'counsellor'), card(2, 'colleague')] }, 'sent')?.number).toBe(1);
    expect(cardGiven({ messages: [card(1, 'counsellor')] }, 'until-then')).toBeNull();
  });

  it('offers only the youth’s own words for the report', () => {
    const text = (number: number, from: 'youth' | 'counsellor' | 'colleague'): StaffEntry => ({
      ...{ kind: 'text', number, at: 0, from, text: from, mark: 'delivered' },
    });
    const messages = [text(1, 'counsellor'), text(2, 'youth'), text(3, 'colleague'), form(4, 'who', WHO)];
    expect(youthTexts({ messages }).map(({ number }) => number)).toEqual([2]);
  });

  it('sends nothing into what cannot take it', () => {
    expect(hindrance(conversation({}))).toBeNull();
    expect(hindrance(conversation({ phase: 'ended' }))).toBe('over');
    expect(hindrance(conversation({ arriving: true }))).toBe('arriving');
    expect(hindrance(conversation({ phase: 'interrupted' }))).toBe('interrupted');
    expect(hindrance(conversation({ awaitsSide: true }))).toBe('side');
    expect(hindrance(conversation({ canSend: false }))).toBe('waits');
  });
});

describe('the plan', () => {
  it('begins anew with another concern, and remembers what was passed over', () => {
    const first = withStep(withStep(EMPTY_DUTY, 'open'), 'reporting');
    expect(first.passed).toEqual(['concern', 'reporting']);
    expect(wasAt('told', first)).toBe(false);
    expect(wasAt('none', first) && wasAt('concern', first) && wasAt('reporting', first)).toBe(true);
    const over = { ...first, stated: { is: 'reported' } } as const;
    expect(withStep(over, 'open')).toMatchObject({ passed: ['concern'], stated: null });
    expect(withStep(first, 'take-over').passed).toEqual(['concern']);
  });

  it('counts an age that nobody knows as not ruled out, and speaks as to one under 18', () => {
    expect(ageOf(EMPTY_DUTY, undefined)).toBe('unknown');
    expect(ageOf(EMPTY_DUTY, '13-14')).toBe('under-15');
    expect(ageOf(EMPTY_DUTY, '18-20')).toBe('adult');
    expect(ageOf({ age: 'unknown' }, '18-20')).toBe('unknown');
    expect(wordingAge('unknown')).toBe('15-17');
  });

  it('holds what would be lost with the tab', () => {
    expect(holdsDuty(EMPTY_DUTY)).toBe(false);
    expect(holdsDuty({ ...EMPTY_DUTY, report: { ...EMPTY_DUTY.report, seen: 'det jag hörde' } })).toBe(true);
    expect(holdsDuty({ ...EMPTY_DUTY, telling: 'hej' })).toBe(true);
  });

  it('shows what has been done, and nothing that has not', () => {
    expect([...stepsDone(conversation({}), EMPTY_DUTY)]).toEqual([]);
    const plan = { ...EMPTY_DUTY, acute: false, age: '15-17', police: 'not-now', passed: ['concern', 'told'] } as const;
    const told = conversation({
      concern: { mine: true, taken: true, stage: 'reporting' },
      messages: [form(1, 'who', WHO)],
    });
    expect([...stepsDone(told, plan)]).toEqual(['acute', 'age', 'telling', 'who', 'police']);
    const untold = { ...plan, passed: ['concern'] } as const;
    expect(stepsDone(told, untold).has('telling')).toBe(false);
    const left = { ...EMPTY_DUTY, stated: { is: 'not-possible', why: 'left' } } as const;
    expect([...stepsDone(conversation({ concernOver: 'outcome' }), left)]).toEqual(['report']);
    expect([...stepsDone(conversation({ profile: { ageBand: '15-17' } }), EMPTY_DUTY)]).toEqual(['age']);
  });
});
