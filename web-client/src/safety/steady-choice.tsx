import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import { COVER_BYTES, COVER_MS } from '@dorren/shared/transport/steady.ts';
import type { ViewProps } from '../views/props.ts';
import { ChoiceCard } from './choice-card.tsx';

/** On the wire around each record: WebSocket, TLS, TCP and IPv6, rounded up. */
const AROUND_BYTES = 100;
const HOUR_MS = 3_600_000;
/** Both ways. */
const MEGABYTES_AN_HOUR = Math.ceil((2 * (HOUR_MS / COVER_MS) * (COVER_BYTES + AROUND_BYTES)) / 1_000_000);

/** Whether what the network shows is the same whatever one does here. */
export function SteadyChoice({ state, words, send }: Pick<ViewProps, 'state' | 'send'> & { words: SafetyMessages }) {
  return (
    <ChoiceCard
      name="steady"
      heading={words['safety.steady.heading']()}
      texts={[words['safety.steady.text'](), words['safety.steady.cost']({ megabytes: MEGABYTES_AN_HOUR })]}
      asks={words['safety.steady.choice']()}
      choices={[true, false].map((value) => ({
        value,
        label: words[value ? 'safety.steady.on' : 'safety.steady.off'](),
      }))}
      chosen={state.steady}
      choose={(steady) => send({ on: 'steady', steady })}
    >
      <p class="soft small">{words['safety.steady.less']()}</p>
    </ChoiceCard>
  );
}
