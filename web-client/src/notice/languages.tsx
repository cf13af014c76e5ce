import { CONVERSATION_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import type { NoticeReaderProps } from './reader-props.ts';
import { inLanguage } from './text-direction.ts';

/** Names to be seen beside the one that is read; of the others, how many there are. */
const GLIMPSED = 2;

/**
 * Each language in its own words, also those that this version lacks: asked for, the reader is told so in it. Some can be seen
 * before it is opened: who reads none of the page knows theirs by its letters.
 */
export function Languages({
  told,
  wanted,
  words,
  send,
}: Pick<NoticeReaderProps, 'told' | 'wanted' | 'words' | 'send'>) {
  const others = CONVERSATION_LANGUAGES.filter((language) => language !== told.language);
  return (
    <details class="reading-languages">
      <summary>
        <span class="unseen">{words['notice.languages']()}</span>
        <span class="glimpse" aria-hidden="true">
          <strong {...inLanguage(told.language)}>{words[`notice.endonym.${told.language}`]()}</strong>
          {others.slice(0, GLIMPSED).map((language) => (
            <bdi key={language} {...inLanguage(language)}>
              {words[`notice.endonym.${language}`]()}
            </bdi>
          ))}
        </span>
        <span class="soft" aria-hidden="true" dir="ltr">
          +{others.length - GLIMPSED}
        </span>
      </summary>
      <nav class="languages" aria-label={words['notice.languages']()}>
        {CONVERSATION_LANGUAGES.map((language) => (
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
