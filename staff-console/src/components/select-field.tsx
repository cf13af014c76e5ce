import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Icon } from './icon.tsx';

interface Option<T extends string> {
  id: T;
  name: string;
  /** Language of the name, where it is not the page's. */
  lang?: string;
  /** Under another: how far in, 0 for not. */
  depth?: number;
}

interface SelectFieldProps<T extends string> {
  label: string;
  /** The label is read aloud only. */
  quiet?: boolean;
  help?: string;
  /** Shown, and the field marked as wrong, when not null. */
  error?: string | null;
  value: T;
  options: readonly Option<T>[];
  onChange(value: T): void;
}

export function SelectField<T extends string>({
  label,
  quiet,
  help,
  error,
  value,
  options,
  onChange,
}: SelectFieldProps<T>) {
  return (
    <Select
      className="field select"
      value={value}
      isInvalid={error != null}
      {...(quiet ? { 'aria-label': label } : {})}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      {!quiet && <Label>{label}</Label>}
      <Button className="input select-button">
        <SelectValue />
        <Icon name="chevron" />
      </Button>
      {help && <Text slot="description">{help}</Text>}
      <FieldError>{error}</FieldError>
      <Popover className="popover select-popover">
        <ListBox className="list-box" items={options}>
          {(option) => (
            <ListBoxItem className="list-box-item" data-depth={option.depth} textValue={option.name}>
              <span lang={option.lang}>{option.name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
