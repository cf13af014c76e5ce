import { MAX_SUMMARY_LINES } from '@dorren/shared/protocol/items.ts';
import { useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { MAX_LINE, type ReferralPlan, withLine, withLineMoved, withoutLine, withText } from './referral-plan.ts';

interface SummaryEditorProps {
  plan: ReferralPlan;
  onPlan(plan: ReferralPlan): void;
}

/** So few letters left that one is told. */
const NEARLY_FULL = 60;

/** What is passed on, line by line: the youth reads each, and can strike it. */
export function SummaryEditor({ plan, onPlan }: SummaryEditorProps) {
  const t = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const count = plan.summary.length;
  const before = useRef(count);
  // Into the line that was just added.
  useEffect(() => {
    if (count > before.current) list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus();
    before.current = count;
  }, [count]);
  return (
    <fieldset className="step-part">
      <legend className="step-legend">{t['summary.title']()}</legend>
      <p className="soft small">{t['summary.about']()}</p>
      {count === 0 && <p className="note small">{t['summary.empty']()}</p>}
      <ol className="summary-lines" ref={list}>
        {plan.summary.map(({ key, text }, index) => {
          const number = index + 1;
          const left = MAX_LINE - text.length;
          return (
            <li key={key} dir="auto">
              <Field
                label={t['summary.line']({ number })}
                value={text}
                rows={2}
                maxLength={MAX_LINE}
                autoComplete="off"
                help={left <= NEARLY_FULL ? t['summary.left']({ left }) : undefined}
                onChange={(changed) => onPlan(withText(plan, key, changed))}
              />
              <div className="summary-buttons">
                <IconButton
                  label={t['summary.up']({ number })}
                  icon="up"
                  isDisabled={index === 0}
                  onPress={() => onPlan(withLineMoved(plan, key, -1))}
                />
                <IconButton
                  label={t['summary.down']({ number })}
                  icon="down"
                  isDisabled={index === count - 1}
                  onPress={() => onPlan(withLineMoved(plan, key, 1))}
                />
                <IconButton
                  label={t['summary.remove']({ number })}
                  icon="trash"
                  onPress={() => onPlan(withoutLine(plan, key))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <div className="row">
        <Button icon="plus" size="small" isDisabled={count >= MAX_SUMMARY_LINES} onPress={() => onPlan(withLine(plan))}>
          {t['summary.add']()}
        </Button>
        <span className="soft small">{t['summary.most']({ most: MAX_SUMMARY_LINES, letters: MAX_LINE })}</span>
      </div>
    </fieldset>
  );
}
