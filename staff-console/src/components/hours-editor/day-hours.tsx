import { Group } from 'react-aria-components';
import { Button, IconButton } from '../button.tsx';
import { useMessages } from '../messages.tsx';
import { SelectField } from '../select-field.tsx';
import { clockTimes, hoursFault, type Interval, nextInterval } from './hours.ts';

const MAX_INTERVALS = 6;

interface DayHoursProps {
  name: string;
  intervals: readonly Interval[];
  onChange(intervals: Interval[]): void;
}

/** One day's hours: none means closed. */
export function DayHours({ name, intervals, onChange }: DayHoursProps) {
  const t = useMessages();
  const fault = hoursFault(intervals);
  const set = (index: number, part: Partial<Interval>) =>
    onChange(intervals.map((interval, place) => (place === index ? { ...interval, ...part } : interval)));
  return (
    <Group className="day" aria-label={name}>
      <span className="day-name">{name}</span>
      <div className="day-intervals">
        {intervals.length === 0 && <span className="soft">{t['hours.closed']()}</span>}
        {intervals.map((interval, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: intervals have no other name
          <div className="interval" key={index}>
            <ClockSelect label={t['hours.from']()} value={interval.from} onChange={(from) => set(index, { from })} />
            <span aria-hidden="true">–</span>
            <ClockSelect label={t['hours.to']()} value={interval.to} onChange={(to) => set(index, { to })} />
            <IconButton
              label={t['hours.remove']()}
              icon="close"
              onPress={() => onChange(intervals.filter((_, place) => place !== index))}
            />
          </div>
        ))}
        {fault !== null && (
          <p className="fault" role="alert">
            {t[`hours.fault.${fault}`]()}
          </p>
        )}
      </div>
      <Button
        size="small"
        look="quiet"
        icon="plus"
        isDisabled={intervals.length >= MAX_INTERVALS}
        onPress={() => onChange([...intervals, nextInterval(intervals)])}
      >
        {t['hours.add']()}
      </Button>
    </Group>
  );
}

function ClockSelect({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  return (
    <SelectField
      label={label}
      quiet
      value={value}
      options={clockTimes(value).map((time) => ({ id: time, name: time }))}
      onChange={onChange}
    />
  );
}
