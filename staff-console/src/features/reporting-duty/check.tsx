import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';

interface CheckProps {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  /** Said before what stands beside the box, where that alone does not tell which. */
  label?: string;
  children: ReactNode;
}

/** One thing that is in, or not. */
export function Check({ isSelected, onChange, label, children }: CheckProps) {
  return (
    <CheckboxField
      isSelected={isSelected}
      onChange={onChange}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <CheckboxButton className="check">
        <span className="check-box">
          <Icon name="check" />
        </span>
        <span className="check-words">{children}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
