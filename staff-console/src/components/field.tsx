import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { type ReactNode, useState } from 'react';
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
import { DIRECTIONS } from './locales.ts';
import { useMessages } from './messages.tsx';

interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  help?: ReactNode;
  /** Shown, and the field marked as wrong, when not null. */
  error?: string | null;
  rows?: number;
  /** What is written is in that language, whatever the page's. */
  language?: ConversationLanguage;
}

/** One labelled text field; with `rows` one of several lines. */
export function Field({ label, help, error, rows, language, ...props }: FieldProps) {
  const written = language === undefined ? {} : { lang: language, dir: DIRECTIONS[language] };
  return (
    <AriaTextField {...props} className="field" isInvalid={error != null} spellCheck="false" autoCorrect="off">
      <Label>{label}</Label>
      {rows === undefined ? (
        <Input className="input" {...written} />
      ) : (
        <TextArea className="input" rows={rows} {...written} />
      )}
      {help && <Text slot="description">{help}</Text>}
      <FieldError>{error}</FieldError>
    </AriaTextField>
  );
}

/** A passphrase, hidden until one asks to see it. */
export function PassphraseField({ label, help, error, ...props }: Omit<FieldProps, 'rows' | 'type' | 'language'>) {
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
