/** The routine while it is written: guides for staff by language of the console, wordings and cards by language of conversation. Pure. */
import { WHAT_NOW_STEPS } from '@dorren/shared/protocol/reporting-duty.ts';
import {
  ROUTINE_SECTIONS,
  type RoutineBody,
  type RoutineGuide,
  type RoutinePaper,
  type RoutineSection,
  type RoutineSectionText,
  type RoutineWordings,
  routineGuide,
  routinePaper,
  routineWordings,
  type WordingAge,
} from '@dorren/shared/protocol/routine.ts';
import {
  CONVERSATION_LANGUAGES,
  type ConversationLanguage,
  PAGE_LANGUAGES,
  type PageLanguage,
} from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { alike } from '../../components/comparison/differences.ts';
import { type Faults, faultsOf } from '../../components/faults.ts';

export const EMPTY_POINT = { text: '', source: null };
export const EMPTY_NUMBER = { name: '', telephone: '' };

export function guideIn(body: RoutineBody, language: PageLanguage): RoutineGuide | null {
  return body.guides.find((guide) => guide.language === language) ?? null;
}

export function wordingsIn(body: RoutineBody, language: ConversationLanguage): RoutineWordings | null {
  return body.wordings.find((wordings) => wordings.language === language) ?? null;
}

export function sectionOf(guide: RoutineGuide, section: RoutineSection): RoutineSectionText | null {
  return guide.sections.find((each) => each.section === section) ?? null;
}

/** Words that changed are no longer reviewed; the lawyer confirmed the Swedish. */
export function withGuide(body: RoutineBody, guide: RoutineGuide): RoutineBody {
  const { kept, confirmed } = after(guideIn(body, guide.language), guide, body.lawyerConfirmed);
  const guides = [...body.guides.filter(({ language }) => language !== guide.language), kept];
  return { ...body, lawyerConfirmed: confirmed, guides: inOrder(PAGE_LANGUAGES, guides) };
}

export function withWordings(body: RoutineBody, wordings: RoutineWordings): RoutineBody {
  const { kept, confirmed } = after(wordingsIn(body, wordings.language), wordings, body.lawyerConfirmed);
  const all = [...body.wordings.filter(({ language }) => language !== wordings.language), kept];
  return { ...body, lawyerConfirmed: confirmed, wordings: inOrder(CONVERSATION_LANGUAGES, all) };
}

/** The lawyer confirmed these words too. */
export function withPaper(body: RoutineBody, paper: RoutinePaper): RoutineBody {
  return { ...body, lawyerConfirmed: body.lawyerConfirmed && alike(body.paper, paper), paper };
}

export function withSection(guide: RoutineGuide, section: RoutineSectionText): RoutineGuide {
  return {
    ...guide,
    sections: ROUTINE_SECTIONS.flatMap((name) =>
      name === section.section ? [section] : guide.sections.filter((each) => each.section === name),
    ),
  };
}

/** With the Swedish guide's structure, numbers and sources, and none of its words. */
export function newGuide(body: RoutineBody, language: PageLanguage): RoutineGuide {
  const model = guideIn(body, 'sv');
  return {
    language,
    reviewed: false,
    numbers: model?.numbers.map(({ telephone }) => ({ name: '', telephone })) ?? [EMPTY_NUMBER],
    sections: ROUTINE_SECTIONS.map((section) => ({
      section,
      heading: '',
      points: (model && sectionOf(model, section))?.points.map(({ source }) => ({ text: '', source })) ?? [EMPTY_POINT],
    })),
  };
}

export function newWordings(body: RoutineBody, language: ConversationLanguage): RoutineWordings {
  const model = wordingsIn(body, 'sv');
  const blank = (age: WordingAge) => model?.telling[age].map(() => '') ?? [''];
  return {
    language,
    reviewed: false,
    telling: { 'under-15': blank('under-15'), '15-17': blank('15-17'), adult: blank('adult') },
    cards: WHAT_NOW_STEPS.map((step) => ({ step, heading: '', text: '' })),
  };
}

export function guideFaults(guide: RoutineGuide): Faults {
  const parsed = v.safeParse(routineGuide, guide);
  return new Map(parsed.success ? [] : faultsOf(parsed.issues));
}

export function paperFaults(paper: RoutinePaper): Faults {
  const parsed = v.safeParse(routinePaper, paper);
  return new Map(parsed.success ? [] : faultsOf(parsed.issues));
}

export function wordingsFaults(wordings: RoutineWordings): Faults {
  const parsed = v.safeParse(routineWordings, wordings);
  return new Map(parsed.success ? [] : faultsOf(parsed.issues));
}

/** Sections of a guide in which something is wrong. */
export function faultySections(guide: RoutineGuide, faults: Faults): ReadonlySet<RoutineSection> {
  return new Set(
    guide.sections.flatMap(({ section }, index) =>
      [...faults.keys()].some((place) => place.startsWith(`sections.${index}.`)) ? [section] : [],
    ),
  );
}

function after<Part extends { language: string; reviewed: boolean }>(
  before: Part | null,
  part: Part,
  confirmed: boolean,
) {
  const reworded = before !== null && !alike({ ...before, reviewed: null }, { ...part, reviewed: null });
  return {
    kept: reworded ? { ...part, reviewed: false } : part,
    confirmed: confirmed && !(reworded && part.language === 'sv'),
  };
}

function inOrder<Part extends { language: string }>(languages: readonly string[], parts: readonly Part[]): Part[] {
  return languages.flatMap((language) => parts.filter((part) => part.language === language));
}
