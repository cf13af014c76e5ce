import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useMessages, usePageLanguage } from './messages.tsx';
import { SelectField } from './select-field.tsx';

/** The page's language: kept in memory only, so that a reload goes by the browser's again. */
export function LanguageChoice({ onChange }: { onChange(language: PageLanguage): void }) {
  const t = useMessages();
  const language = usePageLanguage();
  return (
    <SelectField
      label={t['app.language']()}
      quiet
      value={language}
      options={PAGE_LANGUAGES.map((id) => ({ id, name: t[`endonym.${id}`](), lang: id }))}
      onChange={onChange}
    />
  );
}
