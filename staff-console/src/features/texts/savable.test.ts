import type { NoticeText } from '@dorren/shared/protocol/notice.ts';
import type { TextBody } from '@dorren/shared/protocol/texts.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { expect, it } from 'vitest';
import { savable, stateOf, withHeld } from './savable.ts';

const text = (language: ConversationLanguage, words = 'Ord'): NoticeText => ({
  language,
  level: 'standard',
  reviewed: language === 'sv',
  steps: [{ heading: 'Ett', text: words, pictogram: null }],
  question: null,
  legalReference: 'Lag',
});
const body = (...texts: NoticeText[]): TextBody => ({
  kind: 'notice',
  notice: { name: 'Huvud', lawyerConfirmed: false, texts },
});
const AR = { of: 'text', language: 'ar', level: 'standard' } as const;

it('holds back a text that is new and unfinished, and saves the rest', () => {
  const draft = body(text('sv', 'Nya ord '), text('ar', ' '));
  const { body: saved, held, broken } = savable(draft, body(text('sv')));
  expect(saved).toEqual(body(text('sv', 'Nya ord')));
  expect([held, broken]).toEqual([[AR], []]);
  // It stays beside what was saved.
  expect(saved && withHeld(saved, draft, held)).toEqual(body(text('sv', 'Nya ord'), text('ar', ' ')));
});

it('saves nothing while a text that was whole is no longer: it would be gone', () => {
  const { body: saved, held, broken } = savable(body(text('sv'), text('ar', '')), body(text('sv'), text('ar')));
  expect([saved, held, broken]).toEqual([null, [], [AR]]);
});

it('saves nothing without a name', () => {
  const draft = body(text('sv'));
  if (draft.kind === 'notice') draft.notice.name = ' ';
  expect(savable(draft, body(text('sv')))).toEqual({ body: null, held: [], broken: [] });
});

it('says of each text how far it is', () => {
  const draft = body(text('sv'), text('ar'), text('so', ''));
  const state = (language: ConversationLanguage) => stateOf(draft, { of: 'text', language, level: 'standard' });
  expect([state('sv'), state('ar'), state('so'), state('ti')]).toEqual([
    'whole',
    'not-reviewed',
    'unfinished',
    'missing',
  ]);
});
