/** A notice exactly as the youth's page draws it, in the language that one chooses. */
import {
  CONVERSATION_LANGUAGES,
  type ConversationLanguage,
  PAGE_LANGUAGES,
  READING_LEVELS,
  type ReadingLevel,
} from '@dorren/shared/protocol/values.ts';
import { useMemo, useState } from 'react';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { ForLawyer, NotReviewed } from './marks.tsx';
import { type Slot, textAt, textFaults } from './notice-draft.ts';
import { type Shown, toldOf } from './notice-told.ts';
import { PreviewFrame } from './preview-frame.tsx';

interface NoticePreviewProps {
  shown: Shown;
  address: string;
  /** Chosen elsewhere; left out, one chooses here. */
  slot?: Slot;
}

export function NoticePreview({ shown, address, slot }: NoticePreviewProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<ConversationLanguage>('sv');
  const [level, setLevel] = useState<ReadingLevel>('standard');
  const asked = slot?.language ?? chosen;
  const { body } = shown;
  const whole = toldOf(shown, asked);
  const isUnfinished = body.texts.some((text) => text.language === asked && textFaults(text).size > 0);
  // What is being written takes the place of what was whole before once it is whole itself.
  const [last, setLast] = useState({ asked, json: JSON.stringify(whole) });
  const isEarlier = isUnfinished && last.asked === asked;
  const json = isEarlier ? last.json : JSON.stringify(whole);
  if (last.asked !== asked || last.json !== json) setLast({ asked, json });
  // Drawn anew only when it says something else.
  const told = useMemo(() => JSON.parse(json) as typeof whole, [json]);
  const name = (each: ConversationLanguage) =>
    textAt(body, { language: each, level: 'standard' })
      ? t[`language.${each}`]()
      : t['texts.preview.missing']({ language: t[`language.${each}`]() });
  const reviewed = told === null || (told.standard.reviewed && (told.easy?.reviewed ?? true));
  return (
    <div className="stack preview">
      {slot === undefined && (
        <div className="columns">
          <SelectField<ConversationLanguage>
            label={t['texts.preview.language']()}
            value={chosen}
            options={CONVERSATION_LANGUAGES.map((id) => ({ id, name: name(id) }))}
            onChange={setChosen}
          />
          <SelectField<ReadingLevel>
            label={t['texts.preview.level']()}
            value={level}
            options={READING_LEVELS.map((id) => ({ id, name: t[`texts.level.${id}`]() }))}
            onChange={setLevel}
          />
        </div>
      )}
      <div className="row entry-marks">
        {!reviewed && <NotReviewed />}
        {!body.lawyerConfirmed && <ForLawyer />}
      </div>
      {told === null ? (
        <Note icon="alert">{t['texts.preview.noSwedish']()}</Note>
      ) : (
        <>
          {isUnfinished && <Note icon="pencil">{t['texts.preview.earlier']()}</Note>}
          {told.language !== asked && !isUnfinished && (
            <Note tone="glow" icon="alert">
              {t['texts.preview.fallsBack']({ language: t[`language.${asked}`]() })}
            </Note>
          )}
          {told.easy === null && (slot?.level ?? level) === 'easy' && (
            <Note tone="glow" icon="alert">
              {t['texts.preview.noEasy']()}
            </Note>
          )}
          <PreviewFrame
            address={address}
            title={t['texts.preview.title']({ language: t[`language.${asked}`]() })}
            told={told}
            pageLanguage={PAGE_LANGUAGES.find((each) => each === asked) ?? 'sv'}
            level={slot?.level ?? level}
          />
        </>
      )}
    </div>
  );
}
