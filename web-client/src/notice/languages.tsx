import type { NoticeReaderProps } from './reader-props.ts';
import { inLanguage } from './text-direction.ts';

/** Each language in its own words. Some can be seen before it is opened: who reads none of the page knows theirs by its letters. */
export function Languages({
  told,
  wanted,
  words,
  send,
}: Pick<NoticeReaderProps, 'told' | 'wanted' | 'words' | 'send'>) {
  const others = told.languages.filter((language) => language !== told.language);
  return (
    <details class="reading-languages">
      <summary>
        <span class="unseen">{words['notice.languages']()}</span>
        <span class="glimpse" aria-hidden="true">
          <strong {...inLanguage(told.language)}>{words[`notice.endonym.${told.language}`]()}</strong>
          {others.map((language) => (
            <bdi key={language} {...inLanguage(language)}>
              {words[`notice.endonym.${language}`]()}
            </bdi>
          ))}
        </span>
      </summary>
      <nav class="languages" aria-label={words['notice.languages']()}>
        {told.languages.map((language) => (
          <button
            type="button"
            key={language}
            class="quiet"
            {...inLanguage(language)}
            aria-current={language === told.language ? 'true' : undefined}
            aria-busy={language === wanted ? 'true' : undefined}
            onClick={() => send({ on: 'notice-language', language })}
          >
            {words[`notice.endonym.${language}`]()}
          </button>
        ))}
      </nav>
    </details>
  );
}
