/** What of a draft can be saved: whole parts. A part that is new and not yet whole is held back and stays in the tab. Pure. */
import type { NoticeText } from '@dorren/shared/protocol/notice.ts';
import type { RoutineGuide, RoutineWordings } from '@dorren/shared/protocol/routine.ts';
import { type TextBody, textBody } from '@dorren/shared/protocol/texts.ts';
import type { ConversationLanguage, PageLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { isAt, textAt, textFaults } from './notice-draft.ts';
import { guideFaults, guideIn, wordingsFaults, wordingsIn } from './routine-draft.ts';

export type PartId =
  | { of: 'text'; language: ConversationLanguage; level: ReadingLevel }
  | { of: 'guide'; language: PageLanguage }
  | { of: 'wordings'; language: ConversationLanguage };

export interface Savable {
  /** Null: something has to be put right first. */
  body: TextBody | null;
  /** Unfinished and not on the server yet: not in `body`. */
  held: readonly PartId[];
  /** Was whole as it was saved last, and is not now. */
  broken: readonly PartId[];
}

export function savable(draft: TextBody, base: TextBody): Savable {
  const unfinished = partsOf(draft).filter((part) => !isWhole(draft, part));
  const held = unfinished.filter((part) => !hasPart(base, part));
  const broken = unfinished.filter((part) => hasPart(base, part));
  const parsed = v.safeParse(textBody, without(draft, held));
  return { body: parsed.success && broken.length === 0 ? parsed.output : null, held, broken };
}

/** What the server has, and beside it what was held back. */
export function withHeld(saved: TextBody, draft: TextBody, held: readonly PartId[]): TextBody {
  if (saved.kind === 'notice' && draft.kind === 'notice') {
    const texts = held.flatMap((part) => (part.of === 'text' ? (textAt(draft.notice, part) ?? []) : []));
    return { kind: 'notice', notice: { ...saved.notice, texts: [...saved.notice.texts, ...texts] } };
  }
  if (saved.kind === 'routine' && draft.kind === 'routine') {
    const guides = held.flatMap((part) => (part.of === 'guide' ? (guideIn(draft.routine, part.language) ?? []) : []));
    const wordings = held.flatMap((part) =>
      part.of === 'wordings' ? (wordingsIn(draft.routine, part.language) ?? []) : [],
    );
    const { routine } = saved;
    return {
      kind: 'routine',
      routine: { ...routine, guides: [...routine.guides, ...guides], wordings: [...routine.wordings, ...wordings] },
    };
  }
  return saved;
}

export function partsOf(body: TextBody): readonly PartId[] {
  if (body.kind === 'notice') return body.notice.texts.map(({ language, level }) => ({ of: 'text', language, level }));
  if (body.kind === 'bindings') return [];
  return [
    ...body.routine.guides.map(({ language }) => ({ of: 'guide', language }) as const),
    ...body.routine.wordings.map(({ language }) => ({ of: 'wordings', language }) as const),
  ];
}

export function partIn(body: TextBody, part: PartId): NoticeText | RoutineGuide | RoutineWordings | null {
  if (body.kind === 'notice') return part.of === 'text' ? textAt(body.notice, part) : null;
  if (body.kind === 'bindings') return null;
  if (part.of === 'guide') return guideIn(body.routine, part.language);
  return part.of === 'wordings' ? wordingsIn(body.routine, part.language) : null;
}

function hasPart(body: TextBody, part: PartId): boolean {
  return partIn(body, part) !== null;
}

function isWhole(body: TextBody, part: PartId): boolean {
  if (body.kind === 'notice') {
    const text = part.of === 'text' ? textAt(body.notice, part) : null;
    return text === null || textFaults(text).size === 0;
  }
  if (body.kind === 'bindings') return true;
  if (part.of === 'guide') {
    const guide = guideIn(body.routine, part.language);
    return guide === null || guideFaults(guide).size === 0;
  }
  const wordings = part.of === 'wordings' ? wordingsIn(body.routine, part.language) : null;
  return wordings === null || wordingsFaults(wordings).size === 0;
}

function without(body: TextBody, held: readonly PartId[]): TextBody {
  if (body.kind === 'notice') {
    const goes = (text: NoticeText) => held.some((part) => part.of === 'text' && isAt(part)(text));
    return { kind: 'notice', notice: { ...body.notice, texts: body.notice.texts.filter((text) => !goes(text)) } };
  }
  if (body.kind === 'bindings') return body;
  const stays = (of: PartId['of']) => (item: { language: string }) =>
    !held.some((part) => part.of === of && part.language === item.language);
  const { routine } = body;
  return {
    kind: 'routine',
    routine: {
      ...routine,
      guides: routine.guides.filter(stays('guide')),
      wordings: routine.wordings.filter(stays('wordings')),
    },
  };
}

/** How far a part is. */
export type PartState = 'missing' | 'unfinished' | 'not-reviewed' | 'whole';

export function stateOf(body: TextBody, part: PartId): PartState {
  const there = partIn(body, part);
  if (there === null) return 'missing';
  if (!isWhole(body, part)) return 'unfinished';
  return there.reviewed ? 'whole' : 'not-reviewed';
}

/** Of bindings there is nothing to confirm. */
export function lawyerConfirmed(body: TextBody): boolean {
  if (body.kind === 'bindings') return true;
  return body.kind === 'notice' ? body.notice.lawyerConfirmed : body.routine.lawyerConfirmed;
}

export const partKey = (part: PartId): string => `${part.of} ${part.language} ${part.of === 'text' ? part.level : ''}`;
