/** The routine: guides for staff, and wordings and cards for youths, one language at a time. */
import type { RoutineBody } from '@dorren/shared/protocol/routine.ts';
import type { TextBody } from '@dorren/shared/protocol/texts.ts';
import { CONVERSATION_LANGUAGES, PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Tick } from '../../components/tick.tsx';
import { GuideFields } from './guide-fields.tsx';
import { partName } from './in-words.ts';
import { PaperFields } from './paper-fields.tsx';
import { PartHead } from './part-head.tsx';
import { PartsTable } from './parts-table.tsx';
import {
  guideFaults,
  guideIn,
  newGuide,
  newWordings,
  paperFaults,
  withGuide,
  withPaper,
  withWordings,
  wordingsFaults,
  wordingsIn,
} from './routine-draft.ts';
import { type PartId, partIn, stateOf } from './savable.ts';
import { WordingsFields } from './wordings-fields.tsx';

type RoutinePart = Exclude<PartId, { of: 'text' }>;

interface RoutineEditorProps {
  body: RoutineBody;
  /** As it was saved last. */
  base: TextBody;
  faultsShown: boolean;
  onChange(body: RoutineBody): void;
}

export function RoutineEditor({ body, base, faultsShown, onChange }: RoutineEditorProps) {
  const t = useMessages();
  const [part, setPart] = useState<RoutinePart>({ of: 'guide', language: 'sv' });
  const whole: TextBody = { kind: 'routine', routine: body };
  const showFaults = faultsShown && partIn(base, part) !== null;
  const there = partIn(whole, part);

  const begin = () =>
    onChange(
      part.of === 'guide'
        ? withGuide(body, newGuide(body, part.language))
        : withWordings(body, newWordings(body, part.language)),
    );
  const remove = () =>
    onChange(
      part.of === 'guide'
        ? { ...body, guides: body.guides.filter(({ language }) => language !== part.language) }
        : { ...body, wordings: body.wordings.filter(({ language }) => language !== part.language) },
    );
  const guide = part.of === 'guide' ? guideIn(body, part.language) : null;
  const wordings = part.of === 'wordings' ? wordingsIn(body, part.language) : null;

  return (
    <div className="stack">
      <Tick
        isSelected={body.lawyerConfirmed}
        help={t['texts.lawyerHelp']()}
        onChange={(lawyerConfirmed) => onChange({ ...body, lawyerConfirmed })}
      >
        {t['texts.row.lawyer']()}
      </Tick>
      <PaperFields
        paper={body.paper}
        faults={faultsShown ? paperFaults(body.paper) : new Map()}
        onChange={(paper) => onChange(withPaper(body, paper))}
      />
      <PartsTable
        label={t['texts.tableOf']()}
        columns={[t['texts.column.guide'](), t['texts.column.wordings']()]}
        rows={CONVERSATION_LANGUAGES.map((language) => {
          const page = PAGE_LANGUAGES.find((each) => each === language);
          return {
            language,
            parts: [page ? { of: 'guide', language: page } : null, { of: 'wordings', language }],
          };
        })}
        stateOf={(each) => stateOf(whole, each)}
        nameOf={(each) => partName(t, each)}
        chosen={part}
        onChoose={(each) => {
          if (each.of !== 'text') setPart(each);
        }}
      />
      <section className="card stack" aria-labelledby="part-title">
        <PartHead
          id="part-title"
          name={partName(t, part)}
          reviewed={there?.reviewed ?? null}
          onRemove={there === null || part.language === 'sv' ? null : remove}
        />
        {there === null && (
          <>
            <p>{t['texts.missing']()}</p>
            <div className="row">
              <Button icon="plus" onPress={begin}>
                {t['texts.begin']()}
              </Button>
            </div>
          </>
        )}
        {guide && (
          <GuideFields
            key={guide.language}
            guide={guide}
            model={guide.language === 'sv' ? null : guideIn(body, 'sv')}
            faults={showFaults ? guideFaults(guide) : new Map()}
            onChange={(next) => onChange(withGuide(body, next))}
          />
        )}
        {wordings && (
          <WordingsFields
            key={wordings.language}
            wordings={wordings}
            model={wordings.language === 'sv' ? null : wordingsIn(body, 'sv')}
            faults={showFaults ? wordingsFaults(wordings) : new Map()}
            onChange={(next) => onChange(withWordings(body, next))}
          />
        )}
      </section>
    </div>
  );
}
