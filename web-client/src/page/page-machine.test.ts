import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import { profile } from '@dorren/shared/protocol/fields.ts';
import { AGE_BANDS, PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Proposal, Visit, YouthState } from '../client/state.ts';
import { next } from './page-machine.ts';
import {
  type Effect,
  firstSight,
  NOTHING_SOUGHT,
  type PageEvent,
  type PageState,
  QUESTIONS,
  screenOf,
} from './page-state.ts';

const CONTENT: YouthContent = {
  language: 'sv',
  demonstration: false,
  centre: { id: 'A'.repeat(22), name: 'Centre', rootKey: 'A'.repeat(43) },
  exitAddress: 'https://example.org/',
  notice: {
    version: '1',
    language: 'sv',
    draft: false,
    steps: [
      { heading: 'one', text: 'one' },
      { heading: 'two', text: 'two' },
    ],
    legalReference: 'law',
  },
  helplines: [],
  openingHours: { timeZone: 'Europe/Stockholm', always: true, week: [[], [], [], [], [], [], []], exceptions: [] },
};
const inLanguage = (language: 'sv' | 'en' | 'ar', version = '1'): YouthContent => ({
  ...CONTENT,
  language,
  notice: { ...CONTENT.notice, language, version },
});

const START = firstSight(CONTENT, { state: 'open', estimate: 'unknown', opensAt: null });
const OUTSIDE = START.youth;
const PLACE = { place: 1, waiting: 1, estimateMs: null };
const WAITING: Visit = { phase: 'waiting', place: PLACE, returned: null, messages: [] };
const COUNSELLOR = { nameShown: 'M', organisation: 'C', role: 'counsellor' } as const;
const TALKING: Extract<Visit, { phase: 'talking' }> = {
  phase: 'talking',
  people: [{ ...COUNSELLOR, epoch: 1, present: true, writing: false, fingerprint: [1, 2, 3, 4, 5, 6, 7] }],
  proposal: null,
  messages: [],
  differs: false,
  canSend: true,
};
const PROPOSAL: Proposal = {
  offer: 'a',
  mode: 'handover',
  from: COUNSELLOR,
  person: COUNSELLOR,
  reason: 'competence',
  summary: [],
  agreed: null,
};

/** Plays events in order; all effects they had. */
function play(events: readonly PageEvent[], from: PageState = START): { state: PageState; effects: Effect[] } {
  let state = from;
  const effects: Effect[] = [];
  for (const event of events) {
    const change = next(state, event);
    state = change.state;
    effects.push(...change.effects);
  }
  return { state, effects };
}

const READ: PageEvent[] = [{ on: 'begin' }, { on: 'forward' }, { on: 'forward' }];
const JOIN: PageEvent[] = [...READ, { on: 'skip-questions' }];
const youth = (change: Partial<YouthState>): PageEvent => ({ on: 'youth', youth: { ...OUTSIDE, ...change } });

describe('the way in', () => {
  it('connects when one begins, and shows the notice before anything is asked', () => {
    const { state, effects } = play([{ on: 'begin' }]);
    expect(effects).toEqual([{ do: 'connect' }]);
    expect(screenOf(state)).toBe('notice-0');
  });

  it('N1: joins with the version and language that were acknowledged', () => {
    const { state, effects } = play(JOIN);
    expect(effects.at(-1)).toEqual({ do: 'join', notice: { version: '1', language: 'sv' }, profile: {} });
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
    expect(again.effects).toEqual([{ do: 'join', notice: { version: '1', language: 'sv' }, profile: {} }]);
    expect(screenOf(again.state)).toBe('joining');
  });

  it('says so when the client cannot be loaded', () => {
    expect(screenOf(play([...JOIN, { on: 'client-failed' }]).state)).toBe('refused');
  });
});

describe('a notice that changed', () => {
  const outdated = play([...JOIN, youth({ refusal: 'notice-outdated' })]);

  it('N1: is loaded and shown again, and nobody is asked the questions twice', () => {
    expect(outdated.effects.at(-1)).toEqual({ do: 'load', language: 'sv' });
    const { state } = play([{ on: 'content', language: 'sv', content: inLanguage('sv', '2') }], outdated.state);
    expect(screenOf(state)).toBe('notice-0');
    expect(state.noticeChanged).toBe(true);
    expect(state.acknowledged).toBeNull();
    const { effects } = play([{ on: 'forward' }, { on: 'forward' }], state);
    expect(effects).toEqual([{ do: 'join', notice: { version: '2', language: 'sv' }, profile: {} }]);
  });

  it('is loaded once, however often the client repeats it', () => {
    expect(play([youth({ refusal: 'notice-outdated' })], outdated.state).effects).toEqual([]);
  });
});

describe('another language', () => {
  const english: PageEvent[] = [
    { on: 'language', language: 'en' },
    { on: 'content', language: 'en', content: inLanguage('en') },
  ];

  it('begins a half-read notice again, so that what is acknowledged was read', () => {
    const { state } = play([{ on: 'begin' }, { on: 'forward' }, ...english]);
    expect(screenOf(state)).toBe('notice-0');
    expect(state.language).toBe('en');
  });

  it('leaves an acknowledged notice acknowledged in the language it was read in', () => {
    const { effects } = play([...READ, ...english, { on: 'skip-questions' }]);
    expect(effects.at(-1)).toMatchObject({ notice: { language: 'sv' } });
  });

  it('takes the last one chosen, whichever arrives first', () => {
    const { state } = play([
      { on: 'language', language: 'en' },
      { on: 'language', language: 'ar' },
      { on: 'content', language: 'en', content: inLanguage('en') },
    ]);
    expect(state.language).toBe('sv');
    expect(play([{ on: 'content', language: 'ar', content: inLanguage('ar') }], state).state.language).toBe('ar');
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

describe('any history', () => {
  const visit = fc.constantFrom<Visit>(
    { phase: 'outside' },
    { phase: 'joining' },
    WAITING,
    { phase: 'verifying', messages: [], slow: false },
    TALKING,
    { phase: 'ended', by: 'counsellor' },
  );
  const event: fc.Arbitrary<PageEvent> = fc.oneof(
    fc.constantFrom<PageEvent>(
      { on: 'begin' },
      { on: 'check-door' },
      { on: 'forward' },
      { on: 'back' },
      { on: 'skip-questions' },
      { on: 'retry' },
      { on: 'restart' },
      { on: 'open', panel: 'leave' },
      { on: 'open', panel: 'about' },
      { on: 'open', panel: 'directory' },
      { on: 'find', finding: NOTHING_SOUGHT },
      { on: 'directory', is: 'ready' },
      { on: 'directory', is: 'failed' },
      { on: 'close-panel' },
      { on: 'leave' },
      { on: 'hidden' },
      { on: 'uncover' },
      { on: 'language-failed' },
      { on: 'client-failed' },
    ),
    fc.constantFrom(...AGE_BANDS).map((ageBand): PageEvent => ({ on: 'answer', profile: { ageBand } })),
    fc.constantFrom(...PAGE_LANGUAGES).map((language): PageEvent => ({ on: 'language', language })),
    fc
      .tuple(fc.constantFrom(...PAGE_LANGUAGES), fc.constantFrom('1', '2'))
      .map(([language, version]): PageEvent => ({ on: 'content', language, content: inLanguage(language, version) })),
    fc
      .tuple(visit, fc.constantFrom<YouthState['refusal']>(null, 'queue-full', 'notice-outdated'))
      .map(([phase, refusal]) => youth({ visit: phase, refusal })),
  );

  it('N1: never joins with a notice whose last step was not shown and acknowledged', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let state = START;
        const read = new Set<string>();
        for (const one of events) {
          const { step, content } = state;
          const last = step.at === 'notice' && step.shown === content.notice.steps.length - 1;
          if (one.on === 'forward' && last) read.add(`${content.notice.version} ${content.notice.language}`);
          const change = next(state, one);
          state = change.state;
          for (const effect of change.effects) {
            if (effect.do !== 'join') continue;
            expect(read).toContain(`${effect.notice.version} ${effect.notice.language}`);
            expect(v.is(profile, effect.profile)).toBe(true);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing once left, but for what lies over it', () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (before, after) => {
        const left = next(play(before).state, { on: 'leave' }).state;
        const { state, effects } = play(after, left);
        expect(state.step).toEqual({ at: 'left' });
        expect(effects.some((effect) => effect.do === 'join')).toBe(false);
      }),
    );
  });
});
