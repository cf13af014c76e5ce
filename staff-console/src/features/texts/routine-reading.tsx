/** The routine to be read: each section as the duty panel shows it, and what can be said and given to youths. */
import { type RoutineBody, type RoutineSectionText, WORDING_AGES } from '@dorren/shared/protocol/routine.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { partName } from './in-words.ts';
import { ForLawyer, NotReviewed } from './marks.tsx';
import { guideIn, wordingsIn } from './routine-draft.ts';
import { partKey, partsOf } from './savable.ts';

export function RoutineReading({ routine }: { routine: RoutineBody }) {
  const t = useMessages();
  const parts = partsOf({ kind: 'routine', routine });
  const [chosen, setChosen] = useState(partKey({ of: 'guide', language: 'sv' }));
  const part = parts.find((each) => partKey(each) === chosen);
  const guide = part?.of === 'guide' ? guideIn(routine, part.language) : null;
  const wordings = part?.of === 'wordings' ? wordingsIn(routine, part.language) : null;
  const read = guide ?? wordings;
  return (
    <div className="stack">
      <div className="narrow">
        <SelectField
          label={t['texts.preview.part']()}
          value={chosen}
          options={parts.map((each) => ({ id: partKey(each), name: partName(t, each) }))}
          onChange={setChosen}
        />
      </div>
      <div className="row entry-marks">
        {read && !read.reviewed && <NotReviewed />}
        {!routine.lawyerConfirmed && <ForLawyer />}
      </div>
      {guide?.language === 'sv' && (
        <section className="card stack-close" {...written('sv')}>
          <h4 className="part-title">{t['texts.paper']()}</h4>
          <p>{routine.paper.neverGuardians}</p>
          <p>{routine.paper.secrecy}</p>
        </section>
      )}
      {guide && (
        <section className="card stack-close">
          <h4 className="part-title">{t['texts.row.numbers']()}</h4>
          <ul className="points" {...written(guide.language)}>
            {guide.numbers.map(({ name, telephone }) => (
              <li key={`${name} ${telephone}`}>
                {name}: <bdi dir="ltr">{telephone}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {guide?.sections.map((section) => (
        <SectionReading key={section.section} section={section} language={guide.language} />
      ))}
      {wordings && (
        <div className="stack">
          {WORDING_AGES.map((age) => (
            <section key={age} className="card stack-close">
              <h4 className="part-title">{t['texts.tellingTo']({ age: t[`texts.age.${age}`]() })}</h4>
              {wordings.telling[age].map((text) => (
                <p key={text} {...written(wordings.language)}>
                  {text}
                </p>
              ))}
            </section>
          ))}
          {wordings.cards.map(({ step, heading, text }) => (
            <section key={step} className="card stack-close" {...written(wordings.language)}>
              <h4 className="part-title">{heading}</h4>
              <p>{text}</p>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

/** Plainly, as the panel does. */
export function SectionReading({ section, language }: { section: RoutineSectionText; language: ConversationLanguage }) {
  return (
    <section className="card stack-close" {...written(language)}>
      <h4 className="part-title">{section.heading}</h4>
      <ul className="points">
        {section.points.map(({ text, source }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name
          <li key={index}>
            {text}
            {source !== null && <span className="soft small source">{source}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const written = (language: ConversationLanguage) => ({ lang: language, dir: DIRECTIONS[language] });
