import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import type { CoverWhen } from '../page/page-state.ts';
import type { ViewProps } from '../views/props.ts';
import { Drawing } from './drawings.tsx';

const CHOICES: readonly CoverWhen[] = ['at-once', 'out-of-sight'];

/** How discreet the page is, and when it covers itself: for as long as it is open, and remembered nowhere. */
export function CoverChoice({
  words,
  chosen,
  send,
}: Pick<ViewProps, 'send'> & { words: SafetyMessages; chosen: CoverWhen }) {
  return (
    <details class="card" data-advice="page">
      <summary>
        <Drawing name="page" /> <span>{words['safety.page.heading']()}</span>
      </summary>
      <p>{words['safety.page.silent']()}</p>
      <p>{words['safety.page.text']()}</p>
      <fieldset class="question">
        <legend class="small-heading">{words['safety.page.choice']()}</legend>
        <div class="choices one-column">
          {CHOICES.map((when) => (
            <label key={when} class="choice">
              <input
                type="radio"
                name="cover"
                autocomplete="off"
                checked={chosen === when}
                onChange={() => send({ on: 'cover-when', when })}
              />
              <span>{words[`safety.page.${when}`]()}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
