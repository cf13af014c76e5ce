import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import type { ViewProps } from '../views/props.ts';

/** Each language in its own words; the address stays as it is. */
export function Languages({ state, words, send }: Pick<ViewProps, 'state' | 'words' | 'send'>) {
  return (
    <nav class="languages needs-script" aria-label={words['language.choose']()}>
      {PAGE_LANGUAGES.map((language) => (
        <button
          type="button"
          key={language}
          lang={language}
          class="quiet"
          aria-current={language === state.language ? 'true' : undefined}
          aria-busy={language === state.wanted ? 'true' : undefined}
          onClick={() => send({ on: 'language', language })}
        >
          {words[`endonym.${language}`]()}
        </button>
      ))}
      {state.languageFailed && <p class="problem">{words['language.failed']()}</p>}
    </nav>
  );
}
