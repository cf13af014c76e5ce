import { PassphraseField } from './field.tsx';
import { useMessages } from './messages.tsx';
import { MIN_PASSPHRASE_LENGTH, type PassphraseFault } from './passphrase-rule.ts';

export interface NewPassphraseValue {
  passphrase: string;
  again: string;
}

interface NewPassphraseProps {
  label: string;
  value: NewPassphraseValue;
  /** Shown when not null. */
  fault: PassphraseFault | null;
  /** For whoever keeps passphrases; a backup's is no account's. */
  autoComplete: 'new-password' | 'off';
  onChange(value: NewPassphraseValue): void;
}

/** A new passphrase, written twice, with advice. */
export function NewPassphrase({ label, value, fault, autoComplete, onChange }: NewPassphraseProps) {
  const t = useMessages();
  const error = fault && t[`passphrase.fault.${fault}`]({ least: MIN_PASSPHRASE_LENGTH });
  return (
    <>
      <PassphraseField
        label={label}
        help={t['passphrase.advice']({ least: MIN_PASSPHRASE_LENGTH })}
        error={fault === 'not-same' ? null : error}
        value={value.passphrase}
        autoComplete={autoComplete}
        onChange={(passphrase) => onChange({ ...value, passphrase })}
      />
      <PassphraseField
        label={t['passphrase.again']()}
        error={fault === 'not-same' ? error : null}
        value={value.again}
        autoComplete={autoComplete}
        onChange={(again) => onChange({ ...value, again })}
      />
    </>
  );
}
