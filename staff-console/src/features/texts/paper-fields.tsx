import type { RoutinePaper } from '@dorren/shared/protocol/routine.ts';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';

interface PaperFieldsProps {
  paper: RoutinePaper;
  faults: Faults;
  onChange(paper: RoutinePaper): void;
}

/** What the printed report says of the law: in Swedish, whatever the console's language. */
export function PaperFields({ paper, faults, onChange }: PaperFieldsProps) {
  const t = useMessages();
  return (
    <section className="card stack" aria-labelledby="paper-title">
      <h3 id="paper-title" className="part-title">
        {t['texts.paper']()}
      </h3>
      <p className="soft small">{t['texts.paperHelp']()}</p>
      {(['neverGuardians', 'secrecy'] as const).map((part) => (
        <Field
          key={part}
          label={t[`texts.row.${part}`]()}
          language="sv"
          value={paper[part]}
          error={faultAt(t, faults, part)}
          onChange={(text) => onChange({ ...paper, [part]: text })}
          rows={3}
          maxLength={1200}
          autoComplete="off"
        />
      ))}
    </section>
  );
}
