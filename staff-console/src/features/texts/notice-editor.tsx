/** A notice, one text at a time, beside it what the youth will see. */
import type { NoticeBody } from '@dorren/shared/protocol/notice.ts';
import type { Series, TextBody } from '@dorren/shared/protocol/texts.ts';
import { CONVERSATION_LANGUAGES, READING_LEVELS } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Tick } from '../../components/tick.tsx';
import { partName } from './in-words.ts';
import { newText, type Slot, takenAlong, textAt, textFaults, withoutText, withText } from './notice-draft.ts';
import { NoticePreview } from './notice-preview.tsx';
import { NoticeTextFields } from './notice-text-fields.tsx';
import { UNPUBLISHED } from './notice-told.ts';
import { PartHead } from './part-head.tsx';
import { PartsTable } from './parts-table.tsx';
import { partIn, stateOf } from './savable.ts';

interface NoticeEditorProps {
  series: Series;
  body: NoticeBody;
  /** As it was saved last. */
  base: TextBody;
  faultsShown: boolean;
  previewAddress: string;
  onChange(body: NoticeBody): void;
}

export function NoticeEditor({ series, body, base, faultsShown, previewAddress, onChange }: NoticeEditorProps) {
  const t = useMessages();
  const [slot, setSlot] = useState<Slot>({ language: 'sv', level: 'standard' });
  const [opened] = useState(() => Date.now());
  const part = { of: 'text', ...slot } as const;
  const text = textAt(body, slot);
  const whole: TextBody = { kind: 'notice', notice: body };
  // An easy-read text stands beside a standard one.
  const lacksStandard = slot.level === 'easy' && textAt(body, { ...slot, level: 'standard' }) === null;
  const isFirst = slot.language === 'sv' && slot.level === 'standard';
  const showFaults = faultsShown && partIn(base, part) !== null;

  return (
    <div className="texts-desk">
      <div className="stack">
        <Field
          label={t['texts.row.name']()}
          help={t['texts.new.nameHelp']()}
          value={body.name}
          error={faultsShown && body.name.trim() === '' ? t['field.empty']() : null}
          onChange={(name) => onChange({ ...body, name })}
          maxLength={120}
          autoComplete="off"
        />
        <Tick
          isSelected={body.lawyerConfirmed}
          help={t['texts.lawyerHelp']()}
          onChange={(lawyerConfirmed) => onChange({ ...body, lawyerConfirmed })}
        >
          {t['texts.row.lawyer']()}
        </Tick>
        <PartsTable
          label={t['texts.tableOf']()}
          columns={READING_LEVELS.map((level) => t[`texts.level.${level}`]())}
          rows={CONVERSATION_LANGUAGES.map((language) => ({
            language,
            parts: READING_LEVELS.map((level) => ({ of: 'text', language, level })),
          }))}
          stateOf={(each) => stateOf(whole, each)}
          nameOf={(each) => partName(t, each)}
          chosen={part}
          onChoose={(each) => {
            if (each.of === 'text') setSlot({ language: each.language, level: each.level });
          }}
        />
        <section className="card stack" aria-labelledby="text-title">
          <PartHead
            id="text-title"
            name={partName(t, part)}
            reviewed={text?.reviewed ?? null}
            onRemove={text === null || isFirst ? null : () => onChange(withoutText(body, slot))}
            takesAlong={takenAlong(body, slot).map((each) => partName(t, { of: 'text', ...each }))}
          />
          {text === null ? (
            <>
              <p>{lacksStandard ? t['texts.needsStandard']() : t['texts.missing']()}</p>
              <div className="row">
                <Button
                  icon="plus"
                  isDisabled={lacksStandard}
                  onPress={() => onChange(withText(body, newText(body, slot)))}
                >
                  {t['texts.begin']()}
                </Button>
              </div>
            </>
          ) : (
            <NoticeTextFields
              key={`${slot.language} ${slot.level}`}
              text={text}
              body={body}
              faults={showFaults ? textFaults(text) : new Map()}
              onChange={(next) => onChange(withText(body, next))}
            />
          )}
        </section>
      </div>
      <section className="texts-beside stack" aria-labelledby="preview-title">
        <h4 id="preview-title">{t['texts.preview.heading']()}</h4>
        <NoticePreview
          shown={{ notice: series.slice('notice.'.length), version: UNPUBLISHED, publishedAt: opened, body }}
          address={previewAddress}
          slot={slot}
        />
      </section>
    </div>
  );
}
