import type { NoticeBody, NoticeText } from '@dorren/shared/protocol/notice.ts';
import { WHAT_NOW_STEPS } from '@dorren/shared/protocol/reporting-duty.ts';
import { ROUTINE_SECTIONS, type RoutineBody } from '@dorren/shared/protocol/routine.ts';
import type { Bindings, Edition, TextBody } from '@dorren/shared/protocol/texts.ts';

/** Texts as short as their schemas let them be. */
export function noticeText(language: NoticeText['language'], level: NoticeText['level'] = 'standard'): NoticeText {
  const step = { heading: 'Rubrik', text: `Text på ${language}`, pictogram: null };
  return { language, level, reviewed: language === 'sv', steps: [step], question: null, legalReference: 'Lag' };
}

export function noticeBody(changes: Partial<NoticeBody> = {}): TextBody {
  const notice = { name: 'Notis', lawyerConfirmed: false, texts: [noticeText('sv')], ...changes };
  return { kind: 'notice', notice };
}

export function routineBody(changes: Partial<RoutineBody> = {}): TextBody {
  const guide: RoutineBody['guides'][number] = {
    language: 'sv',
    reviewed: true,
    numbers: [{ name: 'Nummer', telephone: '112' }],
    sections: ROUTINE_SECTIONS.map((section) => ({
      section,
      heading: 'Rubrik',
      points: [{ text: 'Text', source: null }],
    })),
  };
  const wordings: RoutineBody['wordings'][number] = {
    language: 'sv',
    reviewed: true,
    telling: { 'under-15': ['Vi berättar.'], '15-17': ['Vi berättar.'], adult: ['Vi berättar.'] },
    cards: WHAT_NOW_STEPS.map((step) => ({ step, heading: 'Rubrik', text: 'Text' })),
  };
  const paper = { secrecy: 'Sekretess', neverGuardians: 'Inte hemma' };
  const routine = { lawyerConfirmed: false, paper, guides: [guide], wordings: [wordings], ...changes };
  return { kind: 'routine', routine };
}

export function bindingsBody(changes: Partial<Bindings> = {}): TextBody {
  return { kind: 'bindings', bindings: { door: 'main', bindings: [], ...changes } };
}

export function editionOf(changes: Partial<Edition> = {}): Edition {
  return {
    ...{ series: 'notice.main', version: '2026-11.1', publishedAt: 1_000, origin: 'published' },
    ...{ editedBy: [{ staffId: 'a', nameShown: 'Ada' }], approvedBy: { staffId: 'b', nameShown: 'Berit' } },
    body: noticeBody(),
    ...changes,
  };
}
