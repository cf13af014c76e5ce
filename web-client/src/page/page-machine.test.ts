import { profile } from '@dorren/shared/protocol/fields.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { FormEntry, Proposal } from '../client/state.ts';
import { next } from './page-machine.ts';
import { NOTHING_SOUGHT, type PageEvent, QUESTIONS, screenOf } from './page-state.ts';
import {
  ACKNOWLEDGED,
  anything,
  CAME,
  CONTENT,
  happen,
  histories,
  JOIN,
  known,
  PROPOSAL,
  play,
  READ,
  TALKING,
  WAITING,
  youth,
} from './testing.ts';

describe('the way in', () => {
  it('connects when one begins, and shows the notice before anything is asked', () => {
    const begun = play([{ on: 'begin' }]);
    expect(begun.effects).toEqual([{ do: 'load-notice', notice: null, language: 'sv' }, { do: 'connect' }]);
    expect(screenOf(begun.state)).toBe('notice-loading');
    expect(screenOf(play([CAME], begun.state).state)).toBe('notice-sv-standard-0');
  });

  it('N1: joins with the version, language and level that were acknowledged', () => {
    const { state, effects } = play(JOIN);
    expect(effects.at(-1)).toEqual({ do: 'join', notice: ACKNOWLEDGED, profile: {} });
    expect(screenOf(state)).toBe('joining');
  });

  it('asks every question in turn, and joins after the last without an answer', () => {
    const { state, effects } = play([...READ, ...QUESTIONS.map((): PageEvent => ({ on: 'forward' }))]);
    expect(state.step).toEqual({ at: 'visit' });
    expect(effects.at(-1)).toMatchObject({ do: 'join', profile: {} });
  });

  it('sends what was answered, and only that', () => {
    const { effects } = play([...READ, { on: 'answer', profile: { ageBand: '15-17' } }, { on: 'skip-questions' }]);
    expect(effects.at(-1)).toMatchObject({ do: 'join', profile: { ageBand: '15-17' } });
  });

  it('goes back step by step to first sight', () => {
    const { state } = play([...READ, { on: 'back' }, { on: 'back' }, { on: 'back' }]);
    expect(screenOf(state)).toBe('start');
  });

  it('shows why a place was refused, and tries again', () => {
    const { state } = play([...JOIN, youth({ refusal: 'queue-full' })]);
    expect(screenOf(state)).toBe('refused');
    const again = next(state, { on: 'retry' });
    expect(again.effects).toEqual([{ do: 'join', notice: ACKNOWLEDGED, profile: {} }]);
    expect(screenOf(again.state)).toBe('joining');
  });

  it('says so when the client cannot be loaded', () => {
    expect(screenOf(play([...JOIN, { on: 'client-failed' }]).state)).toBe('refused');
  });
});

describe('another language', () => {
  const english: PageEvent[] = [
    { on: 'language', language: 'en' },
    { on: 'content', language: 'en', content: { ...CONTENT, language: 'en' } },
  ];

  it('leaves an acknowledged notice acknowledged in the language it was read in', () => {
    const { effects } = play([...READ, ...english, { on: 'skip-questions' }]);
    expect(effects.at(-1)).toMatchObject({ notice: { language: 'sv' } });
  });

  it('takes the last one chosen, whichever arrives first', () => {
    const { state } = play([
      { on: 'language', language: 'en' },
      { on: 'language', language: 'ar' },
      { on: 'content', language: 'en', content: { ...CONTENT, language: 'en' } },
    ]);
    expect(state.language).toBe('sv');
    expect(
      play([{ on: 'content', language: 'ar', content: { ...CONTENT, language: 'ar' } }], state).state.language,
    ).toBe('ar');
  });

  it('stays as it was when it cannot be had', () => {
    const { state } = play([{ on: 'language', language: 'en' }, { on: 'language-failed' }]);
    expect(state).toMatchObject({ language: 'sv', wanted: null, languageFailed: true });
  });
});

describe('out of sight', () => {
  it('covers everything from the notice on, and uncovers only when asked', () => {
    const { state } = play([...JOIN, youth({ visit: TALKING }), { on: 'hidden' }]);
    expect(screenOf(state)).toBe('cover');
    expect(screenOf(play([youth({ visit: TALKING })], state).state)).toBe('cover');
    expect(screenOf(next(state, { on: 'uncover' }).state)).toBe('talking');
  });

  it('leaves first sight and the end as they are', () => {
    expect(screenOf(play([{ on: 'hidden' }]).state)).toBe('start');
    const ended = play([...JOIN, youth({ visit: { phase: 'ended', by: 'counsellor' } }), { on: 'hidden' }]);
    expect(screenOf(ended.state)).toBe('ended');
  });

  const LOST: PageEvent = { on: 'focus-lost', at: 10_000 };
  const inTalk = play([...JOIN, youth({ visit: TALKING })]).state;

  it('covers when the focus is lost, and after a glance elsewhere uncovers by itself', () => {
    const { state } = play([LOST], inTalk);
    expect(screenOf(state)).toBe('cover');
    expect(screenOf(next(state, { on: 'focus-back', at: 11_999 }).state)).toBe('talking');
    expect(screenOf(next(state, { on: 'focus-back', at: 12_000 }).state)).toBe('cover');
    // The clock was set back meanwhile.
    expect(screenOf(next(state, { on: 'focus-back', at: 9_999 }).state)).toBe('cover');
  });

  it('stays covered, however short it was, once it was out of sight', () => {
    const back: PageEvent = { on: 'focus-back', at: 10_001 };
    expect(screenOf(play([LOST, { on: 'hidden' }, back], inTalk).state)).toBe('cover');
    expect(screenOf(play([{ on: 'hidden' }, LOST, back], inTalk).state)).toBe('cover');
    // A second glance begins with one that was too long.
    expect(screenOf(play([LOST, { on: 'focus-back', at: 60_000 }, back], inTalk).state)).toBe('cover');
  });

  it('covers only out of sight for whoever wants that', () => {
    const { state } = play([{ on: 'cover-when', when: 'out-of-sight' }], inTalk);
    expect(screenOf(next(state, LOST).state)).toBe('talking');
    expect(screenOf(next(state, { on: 'hidden' }).state)).toBe('cover');
    expect(screenOf(play([{ on: 'hidden' }, { on: 'uncover' }, LOST], state).state)).toBe('talking');
  });
});

describe('leaving', () => {
  it('ends at once, forgets what was answered, and nothing that comes later brings it back', () => {
    const { state, effects } = play([
      ...READ,
      { on: 'answer', profile: { ageBand: '15-17' } },
      { on: 'skip-questions' },
      youth({ visit: TALKING }),
      { on: 'open', panel: 'leave' },
      { on: 'leave' },
      youth({ visit: TALKING }),
    ]);
    expect(effects.at(-1)).toEqual({ do: 'leave' });
    expect(state.profile).toEqual({});
    expect(screenOf(state)).toBe('left');
  });

  it('closes the question about a proposal once it is answered or another one stands', () => {
    const asked = (proposal: Proposal | null): PageEvent => youth({ visit: { ...TALKING, proposal } });
    const shown = play([...JOIN, asked(PROPOSAL), { on: 'open', panel: 'proposal' }]).state;
    expect(next(shown, youth({ visit: { ...TALKING, proposal: PROPOSAL, canSend: false } })).state.panel).toBe(
      'proposal',
    );
    expect(next(shown, asked({ ...PROPOSAL, agreed: 'asked' })).state.panel).toBeNull();
    expect(next(shown, asked({ ...PROPOSAL, offer: 'b' })).state.panel).toBeNull();
    expect(next(shown, asked(null)).state.panel).toBeNull();
  });

  it('keeps a form open that is asked for anew, with the focus where it is, and closes one that is over', () => {
    const from = { nameShown: 'M', organisation: 'C', role: 'counsellor' } as const;
    const entry = (ask: string, state: FormEntry['state'], epoch = 1): FormEntry => ({
      ...{ kind: 'form', number: 1, at: 0, from, epoch, ask, form: 'who', state, answers: null, mark: null },
    });
    const asks = (...messages: FormEntry[]) => youth({ visit: { ...TALKING, messages } });
    const { state } = play([...JOIN, asks(entry('a', 'open')), { on: 'open', panel: 'form-1-who' }]);
    const anew = next(state, asks(entry('a', 'over'), entry('b', 'open'))).state;
    expect([anew.panel, screenOf(anew)]).toEqual(['form-1-who', screenOf(state)]);
    // Somebody else who asks for the same does not take its place.
    expect(next(state, asks(entry('a', 'over'), entry('b', 'open', 2))).state.panel).toBeNull();
    expect(next(state, asks(entry('a', 'answered'))).state.panel).toBeNull();
  });

  it('closes a panel that belonged to what is over', () => {
    const { state } = play([
      ...JOIN,
      youth({ visit: TALKING }),
      { on: 'open', panel: 'about' },
      youth({ visit: { phase: 'ended', by: 'counsellor' } }),
    ]);
    expect(state.panel).toBeNull();
  });
});

describe('the directory', () => {
  const open: PageEvent = { on: 'open', panel: 'directory' };
  const sought: PageEvent = { on: 'find', finding: { ...NOTHING_SOUGHT, text: 'hedersvåld' } };

  it('is fetched when it is first opened, and once more only if that failed', () => {
    const { state, effects } = play([open]);
    expect(effects).toEqual([{ do: 'load-directory' }]);
    expect(screenOf(state)).toBe('panel-directory');
    expect(play([{ on: 'close-panel' }, open], state).effects).toEqual([]);
    const ready = next(state, { on: 'directory', is: 'ready' }).state;
    expect(play([{ on: 'close-panel' }, open], ready).effects).toEqual([]);
    const failed = next(state, { on: 'directory', is: 'failed' }).state;
    expect(screenOf(failed)).toBe('panel-directory-failed');
    expect(next(failed, open)).toMatchObject({ state: { directory: 'loading' }, effects: [{ do: 'load-directory' }] });
  });

  it('is looked through with no effect at all', () => {
    const { state, effects } = play(
      [sought, { on: 'close-panel' }],
      play([open, { on: 'directory', is: 'ready' }]).state,
    );
    expect(effects).toEqual([]);
    expect(state.finding?.text).toBe('hedersvåld');
  });

  it('leaves the place in the queue as it is, and makes way when somebody has time', () => {
    const waiting = play([...JOIN, youth({ visit: WAITING })]).state;
    const opened = play([open, sought, youth({ visit: WAITING })], waiting);
    expect(opened.effects).toEqual([{ do: 'load-directory' }]);
    expect(opened.state).toMatchObject({ panel: 'directory', step: waiting.step, youth: { visit: WAITING } });
    expect(
      screenOf(next(opened.state, youth({ visit: { phase: 'verifying', messages: [], slow: false } })).state),
    ).toBe('verifying');
  });

  it('begins with the municipality that was told, and forgets what was sought when the visit is over', () => {
    const told: PageEvent = { on: 'answer', profile: { municipality: '0127' } };
    const { state } = play([...READ, told, { on: 'skip-questions' }, youth({ visit: WAITING }), open]);
    expect(state.finding?.municipality).toBe('0127');
    expect(next(state, youth({ visit: { phase: 'ended', by: 'shutdown' } })).state.finding).toBeNull();
    const left = play([{ on: 'leave' }], play([sought], state).state).state;
    expect(left.finding).toBeNull();
    expect(next(left, open).state.finding).toEqual(NOTHING_SOUGHT);
  });

  it('is covered when it is out of sight', () => {
    expect(screenOf(play([open, { on: 'hidden' }]).state)).toBe('cover');
  });
});

describe('the advice for one’s own safety', () => {
  const open: PageEvent = { on: 'open', panel: 'safety' };

  it('is fetched when it is first opened, and again after it could not be had', () => {
    const first = next(play([]).state, open);
    expect(first.effects).toEqual([{ do: 'load-safety' }]);
    expect(next(first.state, open).effects).toEqual([]);
    expect(next(next(first.state, { on: 'safety', is: 'ready' }).state, open).effects).toEqual([]);
    const failed = next(first.state, { on: 'safety', is: 'failed' });
    expect(screenOf(failed.state)).toBe('panel-safety-failed');
    expect(next(failed.state, open).effects).toEqual([{ do: 'load-safety' }]);
  });

  it('keeps a place in the queue, and closes when somebody has come', () => {
    const { state, effects } = play([open], play([...JOIN, youth({ visit: WAITING })]).state);
    expect(state.youth.visit).toEqual(WAITING);
    expect(effects).toEqual([{ do: 'load-safety' }]);
    expect(next(state, youth({ visit: TALKING })).state.panel).toBeNull();
  });
});

describe('any history', () => {
  it('changes nothing once left, but for what lies over it', () => {
    fc.assert(
      fc.property(fc.array(anything), fc.array(anything), (before, after) => {
        let isLeft = false;
        happen([...before, () => ({ on: 'leave' }), ...after], (_, event, state, effects) => {
          isLeft ||= event.on === 'leave';
          if (!isLeft) return;
          expect(state).toMatchObject({
            step: { at: 'left' },
            read: [],
            reading: null,
            acknowledged: null,
            profile: {},
          });
          expect(effects.some((effect) => effect.do === 'join' || effect.do === 'decline')).toBe(false);
        });
      }),
    );
  });

  it('joins with a profile that the server can read', () => {
    let joined = 0;
    fc.assert(
      fc.property(histories, (happenings) => {
        happen(happenings, (_, __, ___, effects) => {
          for (const effect of effects) {
            if (effect.do !== 'join') continue;
            joined += 1;
            expect(v.is(profile, effect.profile)).toBe(true);
          }
        });
      }),
      { numRuns: 200, examples: known(100) },
    );
    expect(joined).toBeGreaterThan(10);
  });
});
