import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';

interface TickProps {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  /** Said before what stands beside the box, where that alone does not tell which. */
  label?: string;
  children: ReactNode;
}

/** One thing that is in, or not. */
export function Tick({ isSelected, onChange, label, children }: TickProps) {
  return (
    <CheckboxField
      isSelected={isSelected}
      onChange={onChange}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <CheckboxButton className="tick">
        <span className="tick-box">
          <Icon name="check" />
        </span>
        <span className="tick-words">{children}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
