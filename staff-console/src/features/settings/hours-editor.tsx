import type { OpeningHours } from '@dorren/shared/protocol/content.ts';
import { useState } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { Button, IconButton } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { weekdayName } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { DayHours } from './day-hours.tsx';
import type { Interval } from './hours.ts';

const MAX_EXCEPTIONS = 400;

export function HoursEditor({ hours, onChange }: { hours: OpeningHours; onChange(hours: OpeningHours): void }) {
  const t = useMessages();
  const language = usePageLanguage();
  const setDay = (day: number, intervals: Interval[]) => {
    const week: OpeningHours['week'] = [...hours.week];
    week[day] = intervals;
    onChange({ ...hours, week });
  };
  return (
    <section className="card stack" aria-labelledby="settings-hours">
      <h3 id="settings-hours">{t['settings.hours']()}</h3>
      <SwitchField isSelected={hours.always} onChange={(always) => onChange({ ...hours, always })}>
        <SwitchButton className="switch">
          <span className="switch-track" aria-hidden="true" />
          {t['settings.always']()}
        </SwitchButton>
      </SwitchField>
      {!hours.always && (
        <>
          <p className="soft small">{t['settings.hoursHelp']()}</p>
          {hours.week.map((intervals, day) => (
            <DayHours
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the weekday
              key={day}
              name={weekdayName(day, language)}
              intervals={intervals}
              onChange={(changed) => setDay(day, changed)}
            />
          ))}
          <Exceptions exceptions={hours.exceptions} onChange={(exceptions) => onChange({ ...hours, exceptions })} />
        </>
      )}
    </section>
  );
}

interface ExceptionsProps {
  exceptions: OpeningHours['exceptions'];
  onChange(exceptions: OpeningHours['exceptions']): void;
}

function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const t = useMessages();
  const [date, setDate] = useState('');
  return (
    <div className="stack">
      <h4>{t['settings.exceptions']()}</h4>
      {exceptions.map((exception, index) => (
        <div className="exception" key={exception.date}>
          <DayHours
            name={exception.date}
            intervals={exception.intervals}
            onChange={(intervals) =>
              onChange(exceptions.map((each, place) => (place === index ? { ...each, intervals } : each)))
            }
          />
          <IconButton
            label={t['settings.removeException']({ date: exception.date })}
            icon="trash"
            onPress={() => onChange(exceptions.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <div className="row row-end">
        <Field label={t['settings.exceptionDate']()} type="date" value={date} onChange={setDate} />
        <Button
          icon="plus"
          isDisabled={
            date === '' || exceptions.length >= MAX_EXCEPTIONS || exceptions.some((each) => each.date === date)
          }
          onPress={() => {
            onChange([...exceptions, { date, intervals: [] }]);
            setDate('');
          }}
        >
          {t['settings.addException']()}
        </Button>
      </div>
    </div>
  );
}
