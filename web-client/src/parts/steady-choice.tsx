import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import { COVER_BYTES, COVER_MS } from '@dorren/shared/transport/steady.ts';
import { Drawing } from '../safety/drawings.tsx';
import type { ViewProps } from '../views/props.ts';

/** On the wire around each record: WebSocket, TLS, TCP and IPv6, rounded up. */
const AROUND_BYTES = 100;
const HOUR_MS = 3_600_000;
/** Both ways. */
const MEGABYTES_AN_HOUR = Math.ceil((2 * (HOUR_MS / COVER_MS) * (COVER_BYTES + AROUND_BYTES)) / 1_000_000);

/** Whether what the network shows is the same whatever one does here; for as long as the page is open, and remembered nowhere. */
export function SteadyChoice({ state, words, send }: Pick<ViewProps, 'state' | 'send'> & { words: SafetyMessages }) {
  return (
    <details class="card" data-advice="steady">
      <summary>
        <Drawing name="steady" /> <span>{words['safety.steady.heading']()}</span>
      </summary>
      <p>{words['safety.steady.text']()}</p>
      <p>{words['safety.steady.cost']({ megabytes: MEGABYTES_AN_HOUR })}</p>
      <fieldset class="question">
        <legend class="small-heading">{words['safety.steady.choice']()}</legend>
        <div class="choices one-column">
          {[true, false].map((steady) => (
            <label key={steady} class="choice">
              <input
                type="radio"
                name="steady"
                autocomplete="off"
                checked={state.steady === steady}
                onChange={() => send({ on: 'steady', steady })}
              />
              <span>{words[steady ? 'safety.steady.on' : 'safety.steady.off']()}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="soft small">{words['safety.steady.less']()}</p>
    </details>
  );
}
