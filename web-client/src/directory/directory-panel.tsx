import type { FindParts, PageProps } from '../views/page-props.ts';

/** The directory over whatever one was at: a place in the queue is kept, and said. */
export function DirectoryPanel({ state, words, inside, find, places, send, now }: PageProps & { find: FindParts }) {
  const { directory, finding, youth } = state;
  const isWaiting = youth.visit.phase === 'waiting';
  return (
    <>
      <button type="button" class="quiet back" onClick={() => send({ on: 'close-panel' })}>
        {isWaiting ? find.words['directory.backToQueue']() : words['question.back']()}
      </button>
      {isWaiting && inside && (
        <p class="note" role="status">
          {inside.announcement(state, inside.common, inside.words)}
        </p>
      )}
      <h1 tabIndex={-1}>{find.words['directory.heading']()}</h1>
      {directory === 'failed' && (
        <div class="actions">
          <p class="problem" role="alert">
            {find.words['directory.failed']()}
          </p>
          <button type="button" class="primary" onClick={() => send({ on: 'open', panel: 'directory' })}>
            {words['refused.retry']()}
          </button>
        </div>
      )}
      {directory === 'loading' && <p class="soft">{find.words['directory.loading']()}</p>}
      {directory === 'ready' && places && finding && (
        <find.Find state={state} send={send} findWords={find.words} places={places} finding={finding} now={now} />
      )}
    </>
  );
}
