import type { Visit } from '../client/state.ts';
import { Emergency } from '../parts/emergency.tsx';
import { Helplines } from '../parts/helplines.tsx';
import { OpenDirectory } from '../parts/open-directory.tsx';
import { OpenSafety } from '../parts/open-safety.tsx';
import type { InsideProps } from './props.ts';

type By = Extract<Visit, { phase: 'ended' }>['by'];

const WHY = {
  youth: null,
  counsellor: null,
  'youth-vanished': 'ended.lostText',
  shutdown: 'ended.serviceText',
  'service-lost': 'ended.serviceText',
} as const satisfies Record<By, string | null>;

/** Nothing of what was said is left; numbers, and ways out and in. */
export function Ended({ state, words, insideWords, send, exit, by }: InsideProps & { by: By }) {
  const why = WHY[by];
  return (
    <>
      <h1 tabIndex={-1}>{insideWords[`ended.${by}`]()}</h1>
      <p class="lead">{insideWords['ended.gone']()}</p>
      {why && <p>{insideWords[why]()}</p>}
      <p>{insideWords['ended.close']()}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={exit}>
          {words['exit.plain']()}
        </button>
        <button type="button" class="secondary" onClick={() => send({ on: 'restart' })}>
          {insideWords['ended.again']()}
        </button>
      </div>
      <OpenSafety words={words} send={send} />
      <OpenDirectory words={words} send={send} />
      <Emergency words={words} />
      <Helplines words={words} list={state.content.helplines} />
    </>
  );
}
