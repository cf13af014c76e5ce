/** What of the routine to show, and in which language. Pure. */
import {
  ROUTINE_STEPS,
  type RoutineBody,
  type RoutineGuide,
  type RoutineSection,
  type RoutineSectionText,
  type RoutineStep,
  type RoutineWordings,
} from '@dorren/shared/protocol/routine.ts';
import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';

/** The language asked for, else Swedish, which is always there. */
export function guideIn({ guides }: RoutineBody, language: PageLanguage): RoutineGuide | null {
  return guides.find((guide) => guide.language === language) ?? guides.find((guide) => guide.language === 'sv') ?? null;
}

export function wordingsIn({ wordings }: RoutineBody, language: ConversationLanguage): RoutineWordings | null {
  return wordings.find((each) => each.language === language) ?? wordings.find((each) => each.language === 'sv') ?? null;
}

export function sectionOf(guide: RoutineGuide, section: RoutineSection): RoutineSectionText | null {
  return guide.sections.find((each) => each.section === section) ?? null;
}

export function stepAfter(step: RoutineStep): RoutineStep | null {
  return ROUTINE_STEPS[ROUTINE_STEPS.indexOf(step) + 1] ?? null;
}

/** The language that the youth reads and writes here: the one chosen to talk in, else that of the notice. */
export function youthLanguage(conversation: {
  profile: { language?: ConversationLanguage | undefined };
  notice: { language: ConversationLanguage };
}): ConversationLanguage {
  return conversation.profile.language ?? conversation.notice.language;
}
