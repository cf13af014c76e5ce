/** The notice, in every state that it is read in. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Proposal, Visit } from '../src/client/state.ts';
import type { Reading, ReadNotice } from '../src/page/notice-read.ts';
import type { PageState } from '../src/page/page-state.ts';
import { noticeTold } from './sample-notice.ts';

interface Parts {
  language: PageLanguage;
  start: PageState;
  visiting(visit: Visit): PageState;
  waiting: Extract<Visit, { phase: 'waiting' }>;
  talking: Extract<Visit, { phase: 'talking' }>;
  proposal: Proposal;
}

export function noticeStates({ language, start, visiting, waiting, talking, proposal }: Parts) {
  const told = noticeTold(language, language);
  const reading: Reading = {
    ...{ why: 'door', notice: null, told, wanted: null, failed: false, shown: 0, again: false },
  };
  const at = (change: Partial<Reading>, over: PageState = start): PageState => ({
    ...over,
    step: over.step.at === 'start' ? { at: 'notice' } : over.step,
    reading: { ...reading, ...change },
  });
  const acknowledged = { notice: 'main', version: told.version, language, level: 'standard' } as const;
  const read: ReadNotice = { acknowledged, told, outdated: false };
  const again = (level: 'standard' | 'easy', over: PageState): PageState => ({
    ...over,
    panel: 'notice',
    read: [{ ...read, acknowledged: { ...acknowledged, level } }],
  });
  const claimed = visiting({ ...waiting, claim: 'region' });
  const theirs = { ...proposal, noticeToRead: 'region' };
  const easySteps = told.easy?.steps ?? [];
  const easy = Object.fromEntries(
    easySteps.map((_, shown) => [`notice-easy-${shown + 1}`, { ...at({ shown }), easy: true }]),
  );
  return {
    'notice-loading': at({ told: null, wanted: language }),
    'notice-failed': at({ told: null, failed: true }),
    'notice-first': at({}),
    'notice-middle': at({ shown: 1 }),
    'notice-last': at({ shown: told.standard.steps.length - 1 }),
    'notice-language-wanted': at({ wanted: 'so' }),
    'notice-language-failed': at({ failed: true }),
    'notice-tigrinya': at({ told: noticeTold('ti', 'ti') }),
    'notice-missing': at({ told: noticeTold('ckb', null) }),
    ...easy,
    'notice-check': { ...at({}), step: { at: 'check', chosen: null } },
    'notice-check-right': { ...at({}), step: { at: 'check', chosen: 1 } },
    'notice-check-other': { ...at({}), step: { at: 'check', chosen: 0 } },
    'notice-changed': at({ why: 'changed', again: true }, visiting({ phase: 'outside' })),
    'notice-changed-loading': at({ why: 'changed', told: null, wanted: language, again: true }, visiting(waiting)),
    'notice-changed-failed': at({ why: 'changed', told: null, failed: true, again: true }, visiting(waiting)),
    'notice-changed-waiting': at({ why: 'changed', again: true }, visiting(waiting)),
    'claim-asked': { ...claimed, claim: { notice: 'region', at: 'asked' } },
    'claim-reading': at(
      { why: 'claim', notice: 'region', shown: told.standard.steps.length - 1 },
      { ...claimed, claim: { notice: 'region', at: 'reading' } },
    ),
    'claim-agreed': { ...claimed, claim: { notice: 'region', at: 'agreed' } },
    'claim-over': { ...visiting(waiting), claim: { notice: 'region', at: 'over' } },
    'proposal-notice-unread': { ...visiting({ ...talking, proposal: theirs }), panel: 'proposal' },
    'proposal-notice-reading': at(
      { why: 'proposal', notice: 'region', shown: told.standard.steps.length - 1 },
      { ...visiting({ ...talking, proposal: theirs }), panel: 'proposal' },
    ),
    'proposal-notice-read': {
      ...visiting({ ...talking, proposal: theirs }),
      panel: 'proposal',
      read: [{ ...read, acknowledged: { ...acknowledged, notice: 'region' } }],
    },
    'read-again-waiting': again('standard', visiting(waiting)),
    'read-again-talking': again('easy', visiting(talking)),
  } satisfies Record<string, PageState>;
}
