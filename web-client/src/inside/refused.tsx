import type { YouthRefusalCode } from '@dorren/shared/protocol/codes.ts';
import { Emergency } from '../parts/emergency.tsx';
import { Helplines } from '../parts/helplines.tsx';
import { OpenDirectory } from '../parts/open-directory.tsx';
import type { PhaseProps } from './props.ts';

/** Only a page loaded anew can go on after these. */
const NEEDS_RESTART: ReadonlySet<YouthRefusalCode> = new Set(['unsupported-version', 'unknown-conversation']);

/** No place in the queue: why, what else there is, and another try. */
export function Refused(props: PhaseProps<'outside'> & { code: YouthRefusalCode }) {
  const { state, words, insideWords, send, visit, code } = props;
  const restart = NEEDS_RESTART.has(code);
  return (
    <>
      <h1 tabIndex={-1}>{insideWords['refused.heading']()}</h1>
      <p class="lead">{insideWords[`code.${code}`]()}</p>
      {visit.trying && <p>{insideWords['queue.trying']()}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: restart ? 'restart' : 'retry' })}>
          {restart ? insideWords['refused.restart']() : words['refused.retry']()}
        </button>
      </div>
      <OpenDirectory words={words} send={send} />
      <Emergency words={words} />
      <Helplines words={words} list={state.content.helplines} />
    </>
  );
}
