import { useState } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { Button, IconButton } from '../button.tsx';
import { Field } from '../field.tsx';
import { weekdayName } from '../locales.ts';
import { useMessages, usePageLanguage } from '../messages.tsx';
import { DayHours } from './day-hours.tsx';
import type { Hours, Interval } from './hours.ts';
import './hours-editor.css';

const MAX_EXCEPTIONS = 400;

interface HoursFieldsProps<H extends Hours> {
  hours: H;
  onChange(hours: H): void;
  /** Between the week and the exceptions. */
  children?: React.ReactNode;
}

/** A week's hours and the days that are otherwise, or always. */
export function HoursFields<H extends Hours>({ hours, onChange, children }: HoursFieldsProps<H>) {
  const t = useMessages();
  const language = usePageLanguage();
  const setDay = (day: number, intervals: Interval[]) => {
    const week: Hours['week'] = [...hours.week];
    week[day] = intervals;
    onChange({ ...hours, week });
  };
  return (
    <>
      <SwitchField isSelected={hours.always} onChange={(always) => onChange({ ...hours, always })}>
        <SwitchButton className="switch">
          <span className="switch-track" aria-hidden="true" />
          {t['hours.always']()}
        </SwitchButton>
      </SwitchField>
      {!hours.always && (
        <>
          <p className="soft small">{t['hours.help']()}</p>
          {hours.week.map((intervals, day) => (
            <DayHours
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the weekday
              key={day}
              name={weekdayName(day, language)}
              intervals={intervals}
              onChange={(changed) => setDay(day, changed)}
            />
          ))}
          {children}
          <Exceptions exceptions={hours.exceptions} onChange={(exceptions) => onChange({ ...hours, exceptions })} />
        </>
      )}
    </>
  );
}

interface ExceptionsProps {
  exceptions: Hours['exceptions'];
  onChange(exceptions: Hours['exceptions']): void;
}

function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const t = useMessages();
  const [date, setDate] = useState('');
  return (
    <div className="stack">
      <h4>{t['hours.exceptions']()}</h4>
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
            label={t['hours.removeException']({ date: exception.date })}
            icon="trash"
            onPress={() => onChange(exceptions.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <div className="row row-end">
        <Field label={t['hours.exceptionDate']()} type="date" value={date} onChange={setDate} />
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
          {t['hours.addException']()}
        </Button>
      </div>
    </div>
  );
}
