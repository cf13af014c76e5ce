import {
  CONCERN_AGES,
  type ConcernAge,
  type ConcernOutcome,
  type Settling,
} from '@dorren/shared/protocol/reporting-duty.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { OutcomeChoice } from '../../components/concern/outcome-choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SelectField } from '../../components/select-field.tsx';
import './settling.css';

interface SettlingListProps {
  settling: readonly Settling[];
  online: boolean;
  onOutcome(id: string, outcome: ConcernOutcome, age: ConcernAge): void;
}

/** Concerns that still lack an outcome, of conversations that are over and gone from this tab: it was reloaded, or away. */
export function SettlingList({ settling, online, onOutcome }: SettlingListProps) {
  const t = useMessages();
  const [asking, setAsking] = useState<string | null>(null);
  const [age, setAge] = useState<ConcernAge>('unknown');
  const asked = settling.find(({ id }) => id === asking);
  if (settling.length === 0) return null;
  return (
    <section className="settling" aria-label={t['reporting.settling.list']()}>
      <Icon name="alert" />
      <div className="settling-words">
        <h2>{t['reporting.settling.title']({ number: settling.length })}</h2>
        <p className="small">{t['reporting.settling.about']()}</p>
      </div>
      <div className="row">
        {settling.map(({ id, stage }, place) => (
          <Button key={id} size="small" isDisabled={!online} onPress={() => setAsking(id)}>
            {t['reporting.settling.state']({ number: place + 1 })} · {t[`reporting.track.${stage}`]()}
          </Button>
        ))}
      </div>
      <Dialog
        title={t['reporting.outcome.title']()}
        isOpen={asked !== undefined}
        isForm
        onClose={() => setAsking(null)}
      >
        <SelectField<ConcernAge>
          label={t['reporting.age.question']()}
          value={age}
          options={CONCERN_AGES.map((id) => ({ id, name: t[`reporting.age.${id}`]() }))}
          onChange={setAge}
        />
        <OutcomeChoice
          key={asking}
          submit={t['reporting.outcome.submit']()}
          online={online}
          isUntold={asked?.stage !== 'told'}
          judged={age}
          onOutcome={(outcome) => {
            if (asked) onOutcome(asked.id, outcome, age);
            setAsking(null);
          }}
        />
      </Dialog>
    </section>
  );
}
