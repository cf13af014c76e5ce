import { type Helpline, helpline as helplineSchema, type Settings } from '@dorren/shared/protocol/content.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import * as v from 'valibot';
import { Button, IconButton } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';

const MAX_HELPLINES = 12;

interface HelplinesEditorProps {
  helplines: Settings['helplines'];
  showFaults: boolean;
  onChange(helplines: Settings['helplines']): void;
}

export function HelplinesEditor({ helplines, showFaults, onChange }: HelplinesEditorProps) {
  const t = useMessages();
  return (
    <section className="card stack" aria-labelledby="settings-helplines">
      <h3 id="settings-helplines">{t['settings.helplines']()}</h3>
      <p className="soft small">{t['settings.helplinesHelp']()}</p>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={t['settings.helplinesLanguage']()}>
          {PAGE_LANGUAGES.map((language) => (
            <Tab key={language} id={language} className="tab">
              {t[`language.${language}`]()}
            </Tab>
          ))}
        </TabList>
        {PAGE_LANGUAGES.map((language) => (
          <TabPanel key={language} id={language} className="tab-panel">
            <OneLanguage
              language={language}
              helplines={helplines[language]}
              showFaults={showFaults}
              onChange={(changed) => onChange({ ...helplines, [language]: changed })}
            />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

interface OneLanguageProps {
  language: PageLanguage;
  helplines: readonly Helpline[];
  showFaults: boolean;
  onChange(helplines: Helpline[]): void;
}

function OneLanguage({ language, helplines, showFaults, onChange }: OneLanguageProps) {
  const t = useMessages();
  const set = (index: number, part: Partial<Helpline>) =>
    onChange(helplines.map((line, place) => (place === index ? { ...line, ...part } : line)));
  const fault = (key: keyof Helpline, line: Helpline, words: string) =>
    showFaults && !v.is(helplineSchema.entries[key], line[key]) ? words : null;
  return (
    <div className="stack">
      {helplines.length === 0 && <p className="empty">{t['settings.noHelplines']()}</p>}
      {helplines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
        <fieldset className="helpline" key={index}>
          <legend className="only-spoken">{line.name}</legend>
          <Field
            label={t['settings.helplineName']()}
            value={line.name}
            error={fault('name', line, t['field.empty']())}
            onChange={(name) => set(index, { name })}
            maxLength={120}
            autoComplete="off"
          />
          <Field
            label={t['settings.helplineNumber']()}
            type="tel"
            value={line.telephone}
            error={fault('telephone', line, t['settings.helplineNumberWrong']())}
            onChange={(telephone) => set(index, { telephone })}
            maxLength={22}
            autoComplete="off"
          />
          <IconButton
            label={t['settings.removeHelpline']({ name: line.name })}
            icon="trash"
            onPress={() => onChange(helplines.filter((_, place) => place !== index))}
          />
          <div className="helpline-about" lang={language}>
            <Field
              label={t['settings.helplineAbout']()}
              value={line.about}
              error={fault('about', line, t['field.empty']())}
              onChange={(about) => set(index, { about })}
              maxLength={1200}
              rows={2}
              autoComplete="off"
            />
          </div>
        </fieldset>
      ))}
      <Button
        icon="plus"
        isDisabled={helplines.length >= MAX_HELPLINES}
        onPress={() => onChange([...helplines, { name: '', telephone: '', about: '' }])}
      >
        {t['settings.addHelpline']()}
      </Button>
    </div>
  );
}
