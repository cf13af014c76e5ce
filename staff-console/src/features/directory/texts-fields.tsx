import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { faultAt } from '../../components/fault-words.ts';
import type { Faults } from '../../components/faults.ts';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Said } from '../../components/said.tsx';
import type { EntryDraft } from './entry-draft.ts';

const TEXTS = [
  { key: 'name', rows: undefined, maxLength: 120 },
  { key: 'about', rows: 3, maxLength: 1200 },
  { key: 'whatHappens', rows: 3, maxLength: 1200 },
  { key: 'safeContact', rows: 2, maxLength: 1200 },
] as const;

interface TextsFieldsProps {
  draft: EntryDraft;
  faults: Faults;
  onChange(part: Partial<EntryDraft>): void;
}

/** What youths read, in one language at a time; the Swedish stands beside what is translated from it. */
export function TextsFields({ draft, faults, onChange }: TextsFieldsProps) {
  const t = useMessages();
  const [chosen, setChosen] = useState<PageLanguage>('sv');
  const [seen, setSeen] = useState(faults);
  const wrong = (language: PageLanguage) => TEXTS.some(({ key }) => faults.has(`${key}.${language}`));
  /** All that there is in Swedish. */
  const written = (language: PageLanguage) =>
    draft.name[language] !== '' && TEXTS.every(({ key }) => draft[key][language] !== '' || draft[key].sv === '');
  // Once faults are found, to a language that has one.
  if (seen !== faults) {
    setSeen(faults);
    const first = PAGE_LANGUAGES.find(wrong);
    if (first !== undefined && !wrong(chosen)) setChosen(first);
  }
  return (
    <Tabs
      className="tabs"
      selectedKey={chosen}
      onSelectionChange={(key) => setChosen(PAGE_LANGUAGES.find((language) => language === key) ?? 'sv')}
    >
      <TabList className="tab-list" aria-label={t['directory.form.language']()}>
        {PAGE_LANGUAGES.map((language) => (
          <Tab key={language} id={language} className="tab">
            {t[`language.${language}`]()}
            {wrong(language) ? <Icon name="alert" /> : written(language) && <Icon name="check" />}
          </Tab>
        ))}
      </TabList>
      {PAGE_LANGUAGES.map((language) => (
        <TabPanel key={language} id={language} className="tab-panel stack">
          {TEXTS.map(({ key, rows, maxLength }) => (
            <Field
              key={key}
              language={language}
              label={t[`directory.field.${key}`]()}
              help={language === 'sv' ? t[`directory.help.${key}`]() : <Said text={{ sv: draft[key].sv }} />}
              value={draft[key][language]}
              error={faultAt(t, faults, `${key}.${language}`)}
              onChange={(text) => onChange({ [key]: { ...draft[key], [language]: text } })}
              maxLength={maxLength}
              autoComplete="off"
              {...(rows === undefined ? {} : { rows })}
            />
          ))}
        </TabPanel>
      ))}
    </Tabs>
  );
}
