import { ROUTINE_SECTIONS, type RoutineGuide, type RoutineSection } from '@dorren/shared/protocol/routine.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Tick } from '../../components/tick.tsx';
import { Model } from './model.tsx';
import { NumberFields } from './number-fields.tsx';
import { EMPTY_POINT, faultySections, sectionOf, withSection } from './routine-draft.ts';
import { SectionReading } from './routine-reading.tsx';
import { RowButtons } from './row-buttons.tsx';

const MAX_POINTS = 12;

interface GuideFieldsProps {
  guide: RoutineGuide;
  /** The Swedish that it is written after. */
  model: RoutineGuide | null;
  faults: Faults;
  onChange(guide: RoutineGuide): void;
}

/** One section at a time, beside it as the panel will show it. */
export function GuideFields({ guide, model, faults, onChange }: GuideFieldsProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<RoutineSection>('acute');
  const [seen, setSeen] = useState(faults);
  const faulty = faultySections(guide, faults);
  // Once faults are found, to a section that has one.
  if (seen.size === 0 && faults.size > 0) {
    setSeen(faults);
    const [first] = faulty;
    if (first !== undefined && !faulty.has(chosen)) setChosen(first);
  }
  const { language } = guide;
  const section = sectionOf(guide, chosen) ?? { section: chosen, heading: '', points: [EMPTY_POINT] };
  const like = model && sectionOf(model, chosen);
  const place = `sections.${guide.sections.findIndex((each) => each.section === chosen)}`;
  const set = (part: Partial<typeof section>) => onChange(withSection(guide, { ...section, ...part }));
  return (
    <div className="stack">
      <NumberFields
        numbers={guide.numbers}
        model={model?.numbers ?? []}
        language={language}
        faults={faults}
        onChange={(numbers) => onChange({ ...guide, numbers })}
      />
      <SelectField<RoutineSection>
        label={t['texts.section']()}
        value={chosen}
        options={ROUTINE_SECTIONS.map((id) => {
          const name = t[`texts.section.${id}`]();
          return { id, name: faulty.has(id) ? t['texts.section.faulty']({ name }) : name };
        })}
        onChange={setChosen}
      />
      <div className="texts-desk texts-desk-even">
        <div className="stack">
          <Field
            label={t['texts.step.heading']()}
            help={<Model text={like?.heading ?? null} />}
            language={language}
            value={section.heading}
            error={faultAt(t, faults, `${place}.heading`)}
            onChange={(heading) => set({ heading })}
            maxLength={120}
            autoComplete="off"
          />
          <ol className="stack">
            {section.points.map((point, index) => {
              const name = t['texts.point']({ number: index + 1 });
              const setPoint = (part: Partial<typeof point>) =>
                set({ points: section.points.with(index, { ...point, ...part }) });
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name
                <li key={index} data-row>
                  <fieldset className="stack part-row">
                    <legend className="only-spoken">{name}</legend>
                    <div className="row">
                      <strong aria-hidden="true">{name}</strong>
                      <span className="spacer" />
                      <RowButtons
                        name={name}
                        list={section.points}
                        index={index}
                        least={1}
                        onChange={(points) => set({ points })}
                      />
                    </div>
                    <Field
                      label={t['texts.point.text']()}
                      help={<Model text={like?.points[index]?.text ?? null} />}
                      language={language}
                      value={point.text}
                      error={faultAt(t, faults, `${place}.points.${index}.text`)}
                      onChange={(text) => setPoint({ text })}
                      rows={3}
                      maxLength={1200}
                      autoComplete="off"
                    />
                    <Field
                      label={t['texts.point.source']()}
                      help={t['texts.point.sourceHelp']()}
                      value={point.source ?? ''}
                      error={faultAt(t, faults, `${place}.points.${index}.source`)}
                      onChange={(source) => setPoint({ source: source === '' ? null : source })}
                      maxLength={120}
                      autoComplete="off"
                    />
                  </fieldset>
                </li>
              );
            })}
          </ol>
          <div className="row">
            <Button
              icon="plus"
              isDisabled={section.points.length >= MAX_POINTS}
              onPress={() => set({ points: [...section.points, EMPTY_POINT] })}
            >
              {t['texts.addPoint']()}
            </Button>
          </div>
        </div>
        <section className="texts-beside stack" aria-labelledby="section-preview">
          <h4 id="section-preview">{t['texts.section.preview']()}</h4>
          <SectionReading section={section} language={language} />
        </section>
      </div>
      <Tick
        isSelected={guide.reviewed}
        help={t['texts.reviewedHelp']({ language: t[`language.${language}`]() })}
        onChange={(reviewed) => onChange({ ...guide, reviewed })}
      >
        {t['texts.row.reviewed']()}
      </Tick>
    </div>
  );
}
