import { type RoutineWordings, WORDING_AGES } from '@dorren/shared/protocol/routine.ts';
import { Button } from '../../components/button.tsx';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Tick } from '../../components/tick.tsx';
import { Model } from './model.tsx';
import { RowButtons } from './row-buttons.tsx';

const MAX_SUGGESTIONS = 6;

interface WordingsFieldsProps {
  wordings: RoutineWordings;
  /** The Swedish that they are written after. */
  model: RoutineWordings | null;
  faults: Faults;
  onChange(wordings: RoutineWordings): void;
}

/** What a counsellor can say, by age, and the cards that can be given. */
export function WordingsFields({ wordings, model, faults, onChange }: WordingsFieldsProps) {
  const t = useMessages();
  const { language, telling, cards } = wordings;
  return (
    <div className="stack">
      {WORDING_AGES.map((age) => {
        const list = telling[age];
        const title = t['texts.tellingTo']({ age: t[`texts.age.${age}`]() });
        const set = (next: string[]) => onChange({ ...wordings, telling: { ...telling, [age]: next } });
        return (
          <fieldset key={age} className="stack part-row">
            <legend className="part-title">{title}</legend>
            <ol className="stack">
              {list.map((text, index) => {
                const name = t['texts.suggestion']({ number: index + 1 });
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: suggestions have no other name
                  <li key={index} className="with-buttons" data-row>
                    <Field
                      label={name}
                      help={<Model text={model?.telling[age][index] ?? null} />}
                      language={language}
                      value={text}
                      error={faultAt(t, faults, `telling.${age}.${index}`)}
                      onChange={(changed) => set(list.with(index, changed))}
                      rows={3}
                      maxLength={1200}
                      autoComplete="off"
                    />
                    <RowButtons name={name} list={list} index={index} least={1} onChange={set} />
                  </li>
                );
              })}
            </ol>
            <div className="row">
              <Button
                icon="plus"
                isDisabled={list.length >= MAX_SUGGESTIONS}
                aria-label={t['texts.addSuggestionTo']({ to: title })}
                onPress={() => set([...list, ''])}
              >
                {t['texts.addSuggestion']()}
              </Button>
            </div>
          </fieldset>
        );
      })}
      {cards.map((card, index) => {
        const like = model?.cards.find(({ step }) => step === card.step);
        const set = (part: Partial<typeof card>) =>
          onChange({ ...wordings, cards: cards.with(index, { ...card, ...part }) });
        return (
          <fieldset key={card.step} className="stack part-row">
            <legend className="part-title">{t['texts.cardOf']({ step: t[`texts.card.${card.step}`]() })}</legend>
            <Field
              label={t['texts.step.heading']()}
              help={<Model text={like?.heading ?? null} />}
              language={language}
              value={card.heading}
              error={faultAt(t, faults, `cards.${index}.heading`)}
              onChange={(heading) => set({ heading })}
              maxLength={120}
              autoComplete="off"
            />
            <Field
              label={t['texts.step.text']()}
              help={<Model text={like?.text ?? null} />}
              language={language}
              value={card.text}
              error={faultAt(t, faults, `cards.${index}.text`)}
              onChange={(text) => set({ text })}
              rows={4}
              maxLength={1200}
              autoComplete="off"
            />
          </fieldset>
        );
      })}
      <Tick
        isSelected={wordings.reviewed}
        help={t['texts.reviewedHelp']({ language: t[`language.${language}`]() })}
        onChange={(reviewed) => onChange({ ...wordings, reviewed })}
      >
        {t['texts.row.reviewed']()}
      </Tick>
    </div>
  );
}
