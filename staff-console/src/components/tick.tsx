import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';

interface TickProps {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  help?: string;
  children: ReactNode;
}

/** Something that is so or not. */
export function Tick({ isSelected, onChange, help, children }: TickProps) {
  return (
    <SwitchField className="tick" isSelected={isSelected} onChange={onChange}>
      <SwitchButton className="switch">
        <span className="switch-track" aria-hidden="true" />
        {children}
      </SwitchButton>
      {help && (
        <Text slot="description" className="soft small">
          {help}
        </Text>
      )}
    </SwitchField>
  );
}
