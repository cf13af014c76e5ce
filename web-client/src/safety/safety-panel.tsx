import type { PageProps, SafetyParts } from '../views/page-props.ts';
import { AdviceCards } from './advice-cards.tsx';
import { CoverChoice } from './cover-choice.tsx';
import { SteadyChoice } from './steady-choice.tsx';

/** Advice for one's own safety, over whatever one was at: a place in the queue is kept, and said. */
export function SafetyPanel({ state, words, inside, safety, send }: PageProps & { safety: SafetyParts }) {
  const said = safety.words;
  return (
    <>
      <button type="button" class="quiet back" onClick={() => send({ on: 'close-panel' })}>
        {words['question.back']()}
      </button>
      {state.youth.visit.phase === 'waiting' && inside && (
        <p class="note">{inside.announcement(state, inside.common, inside.words)}</p>
      )}
      <h1 tabIndex={-1}>{said['safety.heading']()}</h1>
      <p class="lead">{said['safety.lead']()}</p>
      <div class="advice">
        <AdviceCards words={said} address={self === top ? `${document.title} · ${location.host}` : null} />
        <CoverChoice words={said} chosen={state.coverWhen} send={send} />
        <SteadyChoice state={state} words={said} send={send} />
      </div>
    </>
  );
}
