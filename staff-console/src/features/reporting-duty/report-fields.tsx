import type { RoutinePaper } from '@dorren/shared/protocol/routine.ts';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { Check } from './check.tsx';
import { ChoiceField } from './choice-field.tsx';
import { type Answered, CHILD_FIELDS, DANGERS, type ReportDraft, type Reporter, SAFE_FIELDS } from './report-draft.ts';
import { ReportQuotes } from './report-quotes.tsx';

interface ReportFieldsProps {
  conversation: Conversation;
  draft: ReportDraft;
  reporter: Reporter;
  answers: Answered;
  /** In Swedish, as the boards will read it. */
  law: RoutinePaper;
  onDraft(draft: ReportDraft): void;
}

/** Longer than any that a board reads. */
const MAX_LETTERS = 6_000;

/** What the boards ask for, in their order. */
export function ReportFields({ conversation, draft, reporter, answers, law, onDraft }: ReportFieldsProps) {
  const t = useMessages();
  const set = (part: Partial<ReportDraft>) => onDraft({ ...draft, ...part });
  const long = (field: 'seen' | 'dangerAbout' | 'guardians' | 'told', rows: number) => (
    <Field
      label={t[`reporting.report.${field}`]()}
      help={t[`reporting.report.${field}Help`]()}
      value={draft[field]}
      rows={rows}
      language="sv"
      maxLength={MAX_LETTERS}
      autoComplete="off"
      onChange={(text) => set({ [field]: text })}
    />
  );
  return (
    <>
      <fieldset className="report-part">
        <legend>{t['reporting.paper.child']()}</legend>
        <p className="soft small">{t['reporting.report.childAbout']()}</p>
        {CHILD_FIELDS.map((field) => (
          <ChoiceField
            key={field}
            name={t[`reporting.child.${field}`]()}
            long={field === 'family' || field === 'reach'}
            choice={draft.child[field]}
            answer={answers.child[field]}
            onChange={(choice) => set({ child: { ...draft.child, [field]: choice } })}
          />
        ))}
      </fieldset>
      <fieldset className="report-part">
        <legend>{t['reporting.paper.seen']()}</legend>
        {long('seen', 6)}
        <ReportQuotes conversation={conversation} draft={draft} onDraft={onDraft} />
      </fieldset>
      <fieldset className="report-part">
        <legend>{t['reporting.report.risk']()}</legend>
        <RadioGroup
          className="choice-group"
          value={draft.danger}
          onChange={(value) => set({ danger: DANGERS.find((danger) => danger === value) ?? null })}
        >
          <Label>{t['reporting.report.danger']()}</Label>
          <div className="choices">
            {DANGERS.map((danger) => (
              <RadioField key={danger} value={danger}>
                <RadioButton className="choice">{t[`reporting.danger.${danger}`]()}</RadioButton>
              </RadioField>
            ))}
          </div>
        </RadioGroup>
        {long('dangerAbout', 3)}
        {long('guardians', 4)}
      </fieldset>
      <fieldset className="report-part">
        <legend>{t['reporting.paper.told']()}</legend>
        {long('told', 3)}
      </fieldset>
      <fieldset className="report-part">
        <legend>{t['reporting.paper.safe']()}</legend>
        {SAFE_FIELDS.map((field) => (
          <ChoiceField
            key={field}
            name={t[`reporting.safe.${field}`]()}
            long={field !== 'ways'}
            choice={draft.safe[field]}
            answer={answers.safe[field]}
            onChange={(choice) => set({ safe: { ...draft.safe, [field]: choice } })}
          />
        ))}
        <Check isSelected={draft.neverGuardians} onChange={(neverGuardians) => set({ neverGuardians })}>
          <span lang="sv" dir="ltr">
            {law.neverGuardians}
          </span>
        </Check>
        <Check isSelected={draft.secrecy} onChange={(secrecy) => set({ secrecy })}>
          <span lang="sv" dir="ltr">
            {law.secrecy}
          </span>
        </Check>
      </fieldset>
      <fieldset className="report-part">
        <legend>{t['reporting.paper.reporter']()}</legend>
        {(['name', 'organisation', 'telephone'] as const).map((field) => (
          <Field
            key={field}
            label={t[`reporting.reporter.${field}`]()}
            value={reporter[field]}
            language="sv"
            autoComplete="off"
            onChange={(text) => set({ reporter: { ...reporter, [field]: text } })}
          />
        ))}
        <Field
          label={t['reporting.report.second']()}
          help={t['reporting.report.secondHelp']()}
          value={draft.second}
          language="sv"
          autoComplete="off"
          onChange={(second) => set({ second })}
        />
        <Check isSelected={draft.consulted} onChange={(consulted) => set({ consulted })}>
          {t['reporting.report.consulted']()}
        </Check>
      </fieldset>
    </>
  );
}
