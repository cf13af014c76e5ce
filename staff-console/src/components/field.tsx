import { useState } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  ToggleButton,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { useMessages } from './messages.tsx';

interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  help?: string | undefined;
  /** Shown, and the field marked as wrong, when not null. */
  error?: string | null;
  rows?: number;
}

/** One labelled text field; with `rows` one of several lines. */
export function Field({ label, help, error, rows, ...props }: FieldProps) {
  return (
    <AriaTextField {...props} className="field" isInvalid={error != null} spellCheck="false" autoCorrect="off">
      <Label>{label}</Label>
      {rows === undefined ? <Input className="input" /> : <TextArea className="input" rows={rows} />}
      {help && <Text slot="description">{help}</Text>}
      <FieldError>{error}</FieldError>
    </AriaTextField>
  );
}

/** A passphrase, hidden until one asks to see it. */
export function PassphraseField({ label, help, error, ...props }: Omit<FieldProps, 'rows' | 'type'>) {
  const t = useMessages();
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...props}
      className="field"
      type={shown ? 'text' : 'password'}
      isInvalid={error != null}
      spellCheck="false"
      autoCorrect="off"
    >
      <Label>{label}</Label>
      <div className="input-with-button">
        <Input className="input" dir="ltr" autoCapitalize="none" />
        <ToggleButton
          className="button icon-button"
          data-look="quiet"
          aria-label={t['field.show']()}
          isSelected={shown}
          onChange={setShown}
        >
          <Icon name="eye" />
        </ToggleButton>
      </div>
      {help && <Text slot="description">{help}</Text>}
      <FieldError>{error}</FieldError>
    </AriaTextField>
  );
}
