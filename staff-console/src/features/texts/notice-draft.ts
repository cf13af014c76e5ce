/** A notice while it is written: its texts by language and reading level. Pure. */
import {
  type NoticeBody,
  type NoticeQuestion,
  type NoticeStep,
  type NoticeText,
  noticeText,
} from '@dorren/shared/protocol/notice.ts';
import {
  CONVERSATION_LANGUAGES,
  type ConversationLanguage,
  READING_LEVELS,
  type ReadingLevel,
} from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { alike } from '../../components/comparison/differences.ts';
import { type Faults, faultsOf } from '../../components/faults.ts';

export interface Slot {
  language: ConversationLanguage;
  level: ReadingLevel;
}

export const EMPTY_STEP: NoticeStep = { heading: '', text: '', pictogram: null };
const EMPTY_ANSWER = { text: '', right: false, explanation: '' };
export const EMPTY_QUESTION: NoticeQuestion = {
  question: '',
  answers: [{ ...EMPTY_ANSWER, right: true }, EMPTY_ANSWER],
};
export const emptyAnswer = (): NoticeQuestion['answers'][number] => ({ ...EMPTY_ANSWER });

export const isAt = (slot: Slot) => (text: Slot) => text.language === slot.language && text.level === slot.level;

export function textAt(body: NoticeBody, slot: Slot): NoticeText | null {
  return body.texts.find(isAt(slot)) ?? null;
}

/**
 * With this text in its place. Whose words changed is no longer reviewed; and what the lawyer confirmed were the Swedish words and
 * every legal reference.
 */
export function withText(body: NoticeBody, text: NoticeText): NoticeBody {
  const before = textAt(body, text);
  const reworded = before !== null && !alike(words(before), words(text));
  const forLawyer =
    before === null ? false : before.legalReference !== text.legalReference || (text.language === 'sv' && reworded);
  const kept = reworded ? { ...text, reviewed: false } : text;
  return {
    ...body,
    lawyerConfirmed: body.lawyerConfirmed && !forLawyer,
    texts: inOrder([...body.texts.filter((each) => !isAt(text)(each)), kept]),
  };
}

/** Without it; without the standard text there is no easy-read one either. */
export function withoutText(body: NoticeBody, slot: Slot): NoticeBody {
  const goes = (text: Slot) =>
    text.language === slot.language && (slot.level === 'standard' || text.level === slot.level);
  return { ...body, texts: body.texts.filter((text) => !goes(text)) };
}

/** What goes with {@link withoutText} beside the one that was named. */
export function takenAlong(body: NoticeBody, slot: Slot): Slot[] {
  const left = withoutText(body, slot).texts;
  return body.texts.filter((text) => !left.includes(text) && text.level !== slot.level);
}

/** A new text with the structure of the one it is written after and none of its words. */
export function newText(body: NoticeBody, slot: Slot): NoticeText {
  const model = modelOf(body, slot);
  return {
    ...slot,
    reviewed: false,
    steps: model?.steps.map(({ pictogram }) => ({ ...EMPTY_STEP, pictogram })) ?? [EMPTY_STEP],
    question: model?.question
      ? { question: '', answers: model.question.answers.map(({ right }) => ({ ...EMPTY_ANSWER, right })) }
      : null,
    legalReference: '',
  };
}

/** What a text is written after: the Swedish of its level, or else at the standard level; null for the first of all. */
export function modelOf(body: NoticeBody, { language, level }: Slot): NoticeText | null {
  const levels: readonly ReadingLevel[] = level === 'easy' ? ['easy', 'standard'] : ['standard'];
  const models = levels
    .filter((each) => language !== 'sv' || each !== level)
    .map((each) => textAt(body, { language: 'sv', level: each }));
  return models.find((model) => model !== null) ?? null;
}

export function textFaults(text: NoticeText): Faults {
  const parsed = v.safeParse(noticeText, text);
  return new Map(parsed.success ? [] : faultsOf(parsed.issues));
}

/** Another notice of those who are bound otherwise: begins with these words, which nobody has confirmed for it yet. */
export function beginningWith(body: NoticeBody, name: string): NoticeBody {
  return { ...body, name, lawyerConfirmed: false, texts: body.texts.map((text) => ({ ...text, reviewed: false })) };
}

function words({ reviewed: _, ...text }: NoticeText) {
  return text;
}

function inOrder(texts: readonly NoticeText[]): NoticeText[] {
  return CONVERSATION_LANGUAGES.flatMap((language) =>
    READING_LEVELS.flatMap((level) => texts.filter(isAt({ language, level }))),
  );
}
