/** What the centre decides for the youth's page: what a tab shows, where quick exit goes, when the door is open, other help, who may show it. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { type Settings, settings as settingsSchema } from '@dorren/shared/protocol/content.ts';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import * as v from 'valibot';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { focusFirstFault } from '../../components/focus-first-fault.ts';
import { anyFault, sortedExceptions } from '../../components/hours-editor/hours.ts';
import { HoursFields } from '../../components/hours-editor/hours-fields.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { HelplinesEditor } from './helplines-editor.tsx';
import { IconChoice } from './icon-choice.tsx';
import { PartnerLine } from './partner-line.tsx';
import { PartnersEditor } from './partners-editor.tsx';
import './settings.css';

interface SettingsFormProps {
  settings: Settings;
  /** Of the youth's page, as partners write it. */
  origin: string;
  onSave(settings: Settings): Promise<RefusalCode | null>;
}

type Saving = 'idle' | 'busy' | 'saved' | 'wrong' | RefusalCode;

export function SettingsForm({ settings, origin, onSave }: SettingsFormProps) {
  const t = useMessages();
  const [draft, setDraft] = useState(settings);
  const [partner, setPartner] = useState('');
  const [saving, setSaving] = useState<Saving>('idle');
  const change = (part: Partial<Settings>) => {
    setDraft({ ...draft, ...part });
    setSaving('idle');
  };

  const save = async () => {
    const whole = {
      ...draft,
      openingHours: { ...draft.openingHours, exceptions: sortedExceptions(draft.openingHours.exceptions) },
    };
    const parsed = v.safeParse(settingsSchema, whole);
    if (!parsed.success || anyFault(whole.openingHours) || partner.trim() !== '') {
      setSaving('wrong');
      return;
    }
    setSaving('busy');
    setSaving((await onSave(parsed.output)) ?? 'saved');
  };

  const exitWrong = draft.exitAddress !== '' && !v.is(settingsSchema.entries.exitAddress, draft.exitAddress);
  return (
    <Form
      className="page"
      aria-labelledby="settings-title"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
        focusFirstFault(event.currentTarget);
      }}
    >
      <header className="page-head">
        <h2 id="settings-title">{t['settings.title']()}</h2>
      </header>
      <section className="card stack" aria-labelledby="settings-page">
        <h3 id="settings-page">{t['settings.page']()}</h3>
        <Field
          label={t['settings.pageTitle']()}
          help={t['settings.pageTitleHelp']()}
          value={draft.title}
          error={saving === 'wrong' && draft.title.trim() === '' ? t['field.empty']() : null}
          onChange={(title) => change({ title })}
          maxLength={120}
          autoComplete="off"
        />
        <IconChoice icon={draft.icon} title={draft.title} onChange={(icon) => change({ icon })} />
        <Field
          label={t['settings.exit']()}
          help={t['settings.exitHelp']()}
          type="url"
          value={draft.exitAddress}
          error={exitWrong || (saving === 'wrong' && draft.exitAddress === '') ? t['settings.exitWrong']() : null}
          onChange={(exitAddress) => change({ exitAddress: exitAddress.trim() })}
          maxLength={200}
          autoComplete="off"
        />
      </section>
      <section className="card stack" aria-labelledby="settings-hours">
        <h3 id="settings-hours">{t['settings.hours']()}</h3>
        <HoursFields hours={draft.openingHours} onChange={(openingHours) => change({ openingHours })} />
      </section>
      <HelplinesEditor
        helplines={draft.helplines}
        showFaults={saving === 'wrong'}
        onChange={(helplines) => change({ helplines })}
      />
      <PartnersEditor
        partners={draft.partners}
        typed={partner}
        showFaults={saving === 'wrong'}
        onType={(typed) => {
          setPartner(typed);
          setSaving('idle');
        }}
        onChange={(partners) => change({ partners })}
      />
      {draft.partners.length > 0 && <PartnerLine origin={origin} title={draft.title} />}
      <footer className="save-bar">
        <Button type="submit" look="main" isDisabled={saving === 'busy'}>
          {t['settings.save']()}
        </Button>
        <SavingState saving={saving} />
      </footer>
    </Form>
  );
}

function SavingState({ saving }: { saving: Saving }) {
  const t = useMessages();
  switch (saving) {
    case 'idle':
    case 'busy':
      return null;
    case 'saved':
      return (
        <Note tone="pine" icon="check" role="status">
          {t['settings.saved']()}
        </Note>
      );
    case 'wrong':
      return (
        <Note tone="clay" icon="alert" role="alert">
          {t['settings.wrong']()}
        </Note>
      );
    default:
      return (
        <Note tone="clay" icon="alert" role="alert">
          {t[`code.${saving}`]()}
        </Note>
      );
  }
}
