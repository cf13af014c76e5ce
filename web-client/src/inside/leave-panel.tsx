import type { InsideProps } from './props.ts';

/** Asked before a conversation or a place is given up; the quick exit asks nothing. */
export function LeavePanel({ state, insideWords: words, send }: InsideProps) {
  const waiting = state.youth.visit.phase === 'waiting';
  return (
    <>
      <h1 tabIndex={-1}>{words[waiting ? 'leave.queueHeading' : 'leave.heading']()}</h1>
      <p class="lead">{words[waiting ? 'leave.queueText' : 'leave.text']()}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'close-panel' })}>
          {words['leave.no']()}
        </button>
        <button type="button" class="clay" onClick={() => send({ on: 'leave' })}>
          {words[waiting ? 'leave.queueYes' : 'leave.yes']()}
        </button>
      </div>
    </>
  );
}
