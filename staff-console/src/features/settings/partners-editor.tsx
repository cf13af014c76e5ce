/** Whose pages may show the door in a frame: who they are, what that means, and what they are given. */
import { fitTogether, type PartnerFault, readPartner } from '@dorren/shared/protocol/partners.ts';
import { useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';

/** One address that is still in the field when everything is saved would be lost. */
type Fault = PartnerFault | 'there' | 'many' | 'left';

interface PartnersEditorProps {
  partners: readonly string[];
  /** In the field, not added yet. */
  typed: string;
  showFaults: boolean;
  onType(typed: string): void;
  onChange(partners: string[]): void;
}

export function PartnersEditor({ partners, typed, showFaults, onType, onChange }: PartnersEditorProps) {
  const t = useMessages();
  const [fault, setFault] = useState<Fault | null>(null);

  const add = () => {
    const read = readPartner(typed);
    if (!read.ok) return setFault(read.fault);
    if (partners.includes(read.origin)) return setFault('there');
    const more = [...partners, read.origin];
    if (!fitTogether(more)) return setFault('many');
    setFault(null);
    onChange(more);
    onType('');
  };

  const shown = fault ?? (showFaults && typed.trim() !== '' ? 'left' : null);
  return (
    <section className="card stack" aria-labelledby="settings-partners">
      <h3 id="settings-partners">{t['settings.partners']()}</h3>
      <p className="soft small">{t['settings.partnersHelp']()}</p>
      <Note tone="glow" icon="alert">
        <p>
          <strong>{t['settings.partnersMean']()}</strong>
        </p>
        <ul className="points">
          <li>{t['settings.partnersMean.see']()}</li>
          <li>{t['settings.partnersMean.lie']()}</li>
          <li>{t['settings.partnersMean.hacked']()}</li>
          <li>{t['settings.partnersMean.exact']()}</li>
          <li>{t['settings.partnersMean.remove']()}</li>
        </ul>
      </Note>
      {partners.length === 0 ? (
        <p className="empty">{t['settings.noPartners']()}</p>
      ) : (
        <ul className="partners" aria-label={t['settings.partnersList']()}>
          {partners.map((origin) => (
            <li key={origin} className="partner">
              <bdi className="partner-address" dir="ltr">
                {origin}
              </bdi>
              <IconButton
                label={t['settings.removePartner']({ address: origin })}
                icon="trash"
                onPress={() => onChange(partners.filter((other) => other !== origin))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="partner-new">
        <Field
          label={t['settings.partnerAddress']()}
          help={t['settings.partnerAddressHelp']()}
          value={typed}
          error={shown === null ? null : t[`settings.partnerFault.${shown}`]()}
          onChange={(changed) => {
            setFault(null);
            onType(changed);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return event.continuePropagation();
            event.preventDefault();
            add();
          }}
          maxLength={300}
          inputMode="url"
          autoComplete="off"
        />
        <Button icon="plus" onPress={add}>
          {t['settings.addPartner']()}
        </Button>
      </div>
    </section>
  );
}
