import { acknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import { noticeTold as noticeToldSchema } from '@dorren/shared/protocol/notice.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../client/state.ts';
import { levelOf } from './notice-read.ts';
import { next } from './page-machine.ts';
import { type Effect, type PageEvent, type PageState, screenOf } from './page-state.ts';
import { checkOf, readNow, textOf } from './reading.ts';
import {
  ACKNOWLEDGED,
  CAME,
  came,
  FORWARD,
  happen,
  histories,
  JOIN,
  known,
  noticeTold,
  PROPOSAL,
  play,
  READ,
  TALKING,
  WAITING,
  youth,
} from './testing.ts';

const waiting = play([...JOIN, youth({ visit: WAITING })]).state;
const outdated = { refusal: 'notice-outdated' } as const;
const joins = (effects: readonly Effect[]) => effects.filter((effect) => effect.do === 'join');

it('reads what the server can say', () => {
  expect(v.is(noticeToldSchema, noticeTold())).toBe(true);
  expect(v.is(noticeToldSchema, noticeTold({ plain: false, asked: 'ti', language: 'sv' }))).toBe(true);
});

describe('reading', () => {
  const begun = play([{ on: 'begin' }]).state;

  it('goes step by step, and back to first sight', () => {
    const { state } = play([...READ, { on: 'back' }, { on: 'back' }, { on: 'back' }]);
    expect(screenOf(state)).toBe('start');
    expect(state.reading).toBeNull();
  });

  it('says so when the notice cannot be had, and fetches it again', () => {
    const failed = play([{ on: 'notice-failed', notice: null, language: 'sv' }], begun).state;
    expect(screenOf(failed)).toBe('notice-failed');
    const again = next(failed, { on: 'retry-notice' });
    expect(screenOf(again.state)).toBe('notice-loading');
    expect(again.effects).toEqual([{ do: 'load-notice', notice: null, language: 'sv' }]);
    expect(screenOf(play([CAME], again.state).state)).toBe('notice-sv-standard-0');
    expect(screenOf(play([{ on: 'back' }], failed).state)).toBe('start');
  });

  it('leads nowhere while there is nothing to read', () => {
    const { state, effects } = play([FORWARD, FORWARD, FORWARD, { on: 'skip-questions' }], begun);
    expect(screenOf(state)).toBe('notice-loading');
    expect(effects).toEqual([]);
  });

  it('begins a half-read notice again in another language or level, so that what is acknowledged was read', () => {
    const { state, effects } = play([CAME, FORWARD, { on: 'notice-language', language: 'ti' }], begun);
    expect(screenOf(state)).toBe('notice-sv-standard-1');
    expect(effects).toEqual([{ do: 'load-notice', notice: null, language: 'ti' }]);
    const tigrinya = play([came({ asked: 'ti' })], state).state;
    expect(screenOf(tigrinya)).toBe('notice-ti-standard-0');
    expect(tigrinya.language).toBe('sv');
    expect(screenOf(play([FORWARD, { on: 'notice-level', easy: true }], tigrinya).state)).toBe('notice-ti-easy-0');
  });

  it('takes the page along into a language that it has, and into no other', () => {
    const english = next(play([CAME], begun).state, { on: 'notice-language', language: 'en' });
    expect(english.state).toMatchObject({ wanted: 'en', reading: { wanted: 'en' } });
    expect(english.effects).toEqual([
      { do: 'load-notice', notice: null, language: 'en' },
      { do: 'load', language: 'en' },
    ]);
    const tigrinya = next(english.state, { on: 'notice-language', language: 'ti' });
    expect(tigrinya.effects).toEqual([{ do: 'load-notice', notice: null, language: 'ti' }]);
    expect(next(begun, { on: 'notice-language', language: 'en' }).effects).toEqual([]);
  });

  it('says anew where one is when a language is missing', () => {
    const missing = play(
      [CAME, { on: 'notice-language', language: 'so' }, came({ asked: 'so', language: 'sv' })],
      begun,
    );
    expect(screenOf(missing.state)).toBe('notice-so-standard-0');
    expect(missing.state.reading?.told?.language).toBe('sv');
  });

  it('takes the last language chosen, whichever arrives first, and none after it was acknowledged', () => {
    const chosen = play(
      [CAME, ...['en', 'ti'].map((language) => ({ on: 'notice-language', language }) as PageEvent)],
      begun,
    );
    expect(screenOf(play([came({ asked: 'en' })], chosen.state).state)).toBe('notice-sv-standard-0');
    const read = play([FORWARD, FORWARD, came({ asked: 'ti' })], chosen.state).state;
    expect(read.acknowledged).toEqual(ACKNOWLEDGED);
    expect(read.reading?.told?.language).toBe('sv');
  });

  it('stays with what is read when a language cannot be had', () => {
    const events: PageEvent[] = [
      { on: 'notice-language', language: 'ti' },
      { on: 'notice-failed', notice: null, language: 'ti' },
    ];
    const { state } = play([CAME, FORWARD, ...events], begun);
    expect(state.reading).toMatchObject({ wanted: null, failed: true, shown: 1 });
    expect(screenOf(state)).toBe('notice-sv-standard-1');
  });

  it('V6: acknowledges the language that was really shown, when the one asked for is missing', () => {
    const events: PageEvent[] = [
      CAME,
      { on: 'notice-language', language: 'ti' },
      came({ asked: 'ti', language: 'sv' }),
    ];
    const { effects } = play([...events, FORWARD, FORWARD, { on: 'skip-questions' }], begun);
    expect(joins(effects)).toMatchObject([{ notice: { language: 'sv' } }]);
  });

  it('keeps to the language and the level once they are chosen', () => {
    const easy: PageEvent[] = [
      { on: 'notice-language', language: 'ti' },
      came({ asked: 'ti' }),
      { on: 'notice-level', easy: true },
    ];
    const read = play([CAME, ...easy, FORWARD, FORWARD, FORWARD, { on: 'skip-questions' }], begun);
    expect(joins(read.effects)).toMatchObject([{ notice: { language: 'ti', level: 'easy' } }]);
    const changed = play([youth({ visit: WAITING }), youth({ visit: WAITING, ...outdated })], read.state);
    expect(changed.effects).toEqual([{ do: 'load-notice', notice: null, language: 'ti' }]);
    expect(screenOf(play([came({ asked: 'ti', version: '2' })], changed.state).state)).toBe('notice-ti-easy-0');
  });

  it('asks whether it was understood, for nobody to know', () => {
    const { state } = play([came({ plain: false }), FORWARD, FORWARD], begun);
    expect(screenOf(state)).toBe('check');
    const chosen = play([{ on: 'choose', answer: 1 }], state);
    expect(screenOf(chosen.state)).toBe('check-answered');
    expect(chosen.effects).toEqual([]);
    const skipped = play([FORWARD], state).state;
    expect(next(chosen.state, FORWARD).state).toEqual(skipped);
    expect(screenOf(skipped)).toBe('question-age');
    expect(screenOf(next(chosen.state, { on: 'read-again' }).state)).toBe('notice-sv-standard-0');
    expect(screenOf(next(skipped, { on: 'back' }).state)).toBe('check');
    expect(screenOf(play([{ on: 'back' }], state).state)).toBe('notice-sv-standard-1');
  });
});

describe('a notice that changed', () => {
  it('N1: is fetched and shown again when a place is refused, and nobody is asked the questions twice', () => {
    const refused = play([...JOIN, youth(outdated)]);
    expect(refused.effects.at(-1)).toEqual({ do: 'load-notice', notice: null, language: 'sv' });
    expect(play([youth(outdated)], refused.state).effects).toEqual([]);
    expect(refused.state.acknowledged).toBeNull();
    const { state } = play([came({ version: '2', plain: false })], refused.state);
    expect(state.reading?.again).toBe(true);
    const { effects } = play([FORWARD, FORWARD], state);
    expect(effects).toEqual([{ do: 'join', notice: { ...ACKNOWLEDGED, version: '2' }, profile: {} }]);
    expect(screenOf(play([{ on: 'back' }], state).state)).toBe('start');
  });

  it('N4: is shown to one who waits, over whatever is open, and the place is kept', () => {
    const opened = play([{ on: 'open', panel: 'directory' }], waiting).state;
    const told = play([youth({ visit: WAITING, ...outdated })], opened);
    expect(told.effects).toEqual([{ do: 'load-notice', notice: null, language: 'sv' }]);
    expect(screenOf(told.state)).toBe('notice-loading');
    const shown = play([came({ version: '2' }), youth({ visit: WAITING, ...outdated })], told.state);
    expect(shown.effects).toEqual([]);
    expect(screenOf(shown.state)).toBe('notice-sv-standard-0');
    expect(screenOf(play([{ on: 'back' }], shown.state).state)).toBe('notice-sv-standard-0');
    const read = play([FORWARD, FORWARD], shown.state);
    expect(read.effects).toEqual([{ do: 'join', notice: { ...ACKNOWLEDGED, version: '2' }, profile: {} }]);
    expect(screenOf(read.state)).toBe('waiting');
    expect(read.state.read).toHaveLength(1);
  });

  it('N4: that cannot be had is asked for again, and whoever waits for it can leave the queue', () => {
    const failed = play(
      [youth({ visit: WAITING, ...outdated }), { on: 'notice-failed', notice: null, language: 'sv' }],
      waiting,
    ).state;
    expect(screenOf(failed)).toBe('notice-failed');
    expect(play([{ on: 'retry-notice' }], failed).effects).toEqual([
      { do: 'load-notice', notice: null, language: 'sv' },
    ]);
    const left = play([{ on: 'open', panel: 'leave' }, { on: 'leave' }], failed);
    expect([screenOf(left.state), left.effects]).toEqual(['left', [{ do: 'leave' }]]);
    // Who stays is where they were.
    expect(screenOf(play([{ on: 'open', panel: 'leave' }, { on: 'close-panel' }], failed).state)).toBe('notice-failed');
  });

  it("N4: may be another notice: it is the door's that is asked for, not the one that was read", () => {
    const events: PageEvent[] = [
      youth({ visit: WAITING, ...outdated }),
      came({ notice: 'region' }, null),
      FORWARD,
      FORWARD,
    ];
    const { state, effects } = play(events, waiting);
    expect(joins(effects)).toMatchObject([{ notice: { notice: 'region' } }]);
    expect(state.read.map(({ acknowledged }) => acknowledged.notice)).toEqual(['main', 'region']);
  });
});

describe('N5: a claim', () => {
  const claimed = youth({ visit: { ...WAITING, claim: 'region' } });
  const asked = play([claimed], waiting).state;
  const theirs = { ...ACKNOWLEDGED, notice: 'region' };

  it('asks first, over whatever is open, then shows their notice, and agrees with its acknowledgement', () => {
    expect(screenOf(play([{ on: 'open', panel: 'directory' }, claimed], waiting).state)).toBe('claim-asked');
    const reading = play([{ on: 'read-theirs' }], asked);
    expect(reading.effects).toEqual([{ do: 'load-notice', notice: 'region', language: 'sv' }]);
    const { state, effects } = play([came({ notice: 'region' }), claimed, FORWARD, FORWARD], reading.state);
    expect(effects).toEqual([{ do: 'join', notice: theirs, profile: {} }]);
    expect(screenOf(state)).toBe('claim-agreed');
    expect(state.acknowledged).toEqual(ACKNOWLEDGED);
    expect(screenOf(play([youth({ visit: { phase: 'verifying', messages: [], slow: false } })], state).state)).toBe(
      'verifying',
    );
  });

  it('can be declined before and while it is read, and one waits as before', () => {
    for (const before of [[], [{ on: 'read-theirs' }, came({ notice: 'region' })]] as PageEvent[][]) {
      const { state, effects } = play([...before, { on: 'decline' }, youth({ visit: WAITING })], asked);
      expect(effects.at(-1)).toEqual({ do: 'decline' });
      expect(screenOf(state)).toBe('waiting');
      expect(state.claim).toBeNull();
      expect(play([{ on: 'decline' }], state).effects).toEqual([]);
    }
  });

  it('that is over says so, and what was read of it is not lost when it is told again', () => {
    const reading = play([{ on: 'read-theirs' }, came({ notice: 'region' }), FORWARD], asked).state;
    const over = play([youth({ visit: WAITING })], reading).state;
    expect(screenOf(over)).toBe('waiting');
    expect(over.claim?.at).toBe('over');
    expect(screenOf(play([claimed], over).state)).toBe('notice-sv-standard-1');
    const other = play([youth({ visit: { ...WAITING, claim: 'school' } })], over).state;
    expect(screenOf(other)).toBe('claim-asked');
  });

  it('whose notice was outdated by then shows the one in force', () => {
    const agreed = play([{ on: 'read-theirs' }, came({ notice: 'region' }), FORWARD, FORWARD], asked).state;
    const refused = play([youth({ visit: { ...WAITING, claim: 'region' }, ...outdated })], agreed);
    expect(refused.effects).toEqual([{ do: 'load-notice', notice: 'region', language: 'sv' }]);
    const { state, effects } = play([came({ notice: 'region', version: '2' }), FORWARD, FORWARD], refused.state);
    expect(joins(effects)).toMatchObject([{ notice: { ...theirs, version: '2' } }]);
    expect(state.read.find(({ acknowledged }) => acknowledged.notice === 'region')?.outdated).toBe(false);
  });

  it('that comes again after it was agreed to needs no second reading', () => {
    const agreed = play([{ on: 'read-theirs' }, came({ notice: 'region' }), FORWARD, FORWARD], asked).state;
    const again = play([youth({ visit: WAITING }), claimed], agreed).state;
    expect(screenOf(again)).toBe('claim-asked');
    expect(next(again, { on: 'read-theirs' }).effects).toEqual([{ do: 'join', notice: theirs, profile: {} }]);
  });

  it("makes way for a door's notice that changed", () => {
    const both = play([youth({ visit: { ...WAITING, claim: 'region' }, ...outdated })], asked);
    expect(both.effects).toEqual([]);
    expect(play([youth({ visit: WAITING, ...outdated })], both.state).effects).toEqual([
      { do: 'load-notice', notice: null, language: 'sv' },
    ]);
  });
});

describe('N6: a proposal', () => {
  const proposed = (change: Partial<Proposal>) =>
    youth({ visit: { ...TALKING, proposal: { ...PROPOSAL, noticeToRead: 'region', ...change } } });
  const open = play([proposed({}), { on: 'open', panel: 'proposal' }], waiting).state;

  it('shows their notice in the proposal, and goes back to it when it is acknowledged', () => {
    const { state, effects } = play([{ on: 'read-theirs' }, came({ notice: 'region' }), FORWARD], open);
    expect(effects).toEqual([{ do: 'load-notice', notice: 'region', language: 'sv' }]);
    expect(screenOf(state)).toBe('panel-proposal-notice-sv-standard-1');
    const read = play([FORWARD], state);
    expect(read.effects).toEqual([]);
    expect(screenOf(read.state)).toBe('panel-proposal');
    expect(read.state.read.at(-1)?.acknowledged).toMatchObject({ notice: 'region', version: '1' });
    expect(screenOf(play([{ on: 'back' }, { on: 'back' }], state).state)).toBe('panel-proposal');
  });

  it('that was answered with an outdated one is shown the one in force before it is asked again', () => {
    const answered = play(
      [{ on: 'read-theirs' }, came({ notice: 'region' }), FORWARD, FORWARD, proposed({ agreed: 'asked' })],
      open,
    ).state;
    expect(answered.panel).toBeNull();
    const refused = play([proposed({})], answered);
    expect(refused.effects).toEqual([{ do: 'load-notice', notice: 'region', language: 'sv' }]);
    expect(refused.state.panel).toBe('proposal');
    expect(refused.state.read.at(-1)).toMatchObject({ outdated: true });
    const { state } = play([came({ notice: 'region', version: '2' }), FORWARD, FORWARD], refused.state);
    expect(state.read.at(-1)).toMatchObject({ outdated: false, acknowledged: { version: '2' } });
  });

  it('is read no more when it is closed, or over', () => {
    const reading = play([{ on: 'read-theirs' }, came({ notice: 'region' })], open).state;
    expect(play([{ on: 'close-panel' }], reading).state.reading).toBeNull();
    const over = play([youth({ visit: TALKING })], reading).state;
    expect(over).toMatchObject({ panel: null, reading: null });
  });
});

describe('reading again', () => {
  it('shows what was acknowledged, whatever has been published since, and only while the visit lasts', () => {
    const talking = play([youth({ visit: TALKING }), { on: 'open', panel: 'notice' }], waiting).state;
    expect(screenOf(talking)).toBe('panel-notice');
    expect(talking.read).toEqual([{ acknowledged: ACKNOWLEDGED, told: noticeTold(), outdated: false }]);
    expect(play([FORWARD, { on: 'notice-level', easy: true }, CAME], talking).state).toEqual(talking);
    expect(play([youth({ visit: { phase: 'ended', by: 'counsellor' } })], talking).state.read).toEqual([]);
    expect(play([{ on: 'leave' }], talking).state.read).toEqual([]);
  });
});

/** What `forward` acknowledges in this state, if it does. */
function acknowledgedBy(state: PageState): string | null {
  const reading = readNow(state);
  if (!reading?.told) return null;
  const level = levelOf(reading.told, state.easy);
  if (reading.shown + 1 < textOf(reading.told, level).steps.length) return null;
  return JSON.stringify([reading.told.notice, reading.told.version, reading.told.language, level, reading.why]);
}

describe('any history', () => {
  it('N1, N4, N5: joins only with what was acknowledged at its last step, and, once it was refused, since then', () => {
    let joined = 0;
    let refused = 0;
    fc.assert(
      fc.property(histories, (happenings) => {
        let read = new Set<string>();
        happen(happenings, (before, event, after, effects) => {
          const acknowledged = event.on === 'forward' ? acknowledgedBy(before) : null;
          if (acknowledged !== null) read.add(acknowledged);
          if (before.acknowledged !== null && after.acknowledged === null) {
            read = new Set([...read].filter((one) => !one.includes('"door"') && !one.includes('"changed"')));
            refused += 1;
          }
          for (const { notice } of joins(effects)) {
            joined += 1;
            const whys = after.claim?.at === 'agreed' ? ['claim', 'proposal', 'door', 'changed'] : ['door', 'changed'];
            const { version, language, level } = notice;
            const fits = (why: string) => read.has(JSON.stringify([notice.notice, version, language, level, why]));
            expect(whys.some(fits)).toBe(true);
            expect(v.is(acknowledgedNotice, notice)).toBe(true);
          }
        });
      }),
      { numRuns: 4_000, examples: known(2_000) },
    );
    expect(joined).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(50);
  });

  it('never leaves anybody before an empty screen', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(histories, (happenings) => {
        happen(happenings, (_, __, { step, reading, easy, ...state }) => {
          seen.add(screenOf({ step, reading, easy, ...state, covered: false }));
          if (step.at === 'notice' || step.at === 'check') expect(reading).not.toBeNull();
          if (step.at === 'check') expect(checkOf({ reading, easy })).not.toBeNull();
          if (reading?.told === null) expect(reading.wanted !== null || reading.failed).toBe(true);
          const steps = reading?.told && textOf(reading.told, levelOf(reading.told, easy)).steps;
          if (steps) expect(steps[reading.shown]).toBeDefined();
        });
      }),
      { numRuns: 3_000, examples: known(2_000) },
    );
    for (const screen of ['notice-failed', 'check-answered', 'claim-asked', 'claim-agreed'])
      expect(seen).toContain(screen);
  });
});
