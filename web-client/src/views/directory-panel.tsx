import type { PageProps } from './page-props.ts';

/** The directory over whatever one was at: a place in the queue is kept, and said. */
export function DirectoryPanel({ state, words, inside, find, places, send, now }: PageProps) {
  const { directory, finding, youth } = state;
  const isWaiting = youth.visit.phase === 'waiting';
  return (
    <>
      <button type="button" class="quiet back" onClick={() => send({ on: 'close-panel' })}>
        {words[isWaiting ? 'directory.backToQueue' : 'question.back']()}
      </button>
      {isWaiting && inside && (
        <p class="note" role="status">
          {inside.announcement(state, words, inside.words)}
        </p>
      )}
      <h1 tabIndex={-1}>{words['directory.heading']()}</h1>
      {directory === 'failed' && (
        <div class="actions">
          <p class="problem" role="alert">
            {words['directory.failed']()}
          </p>
          <button type="button" class="primary" onClick={() => send({ on: 'open', panel: 'directory' })}>
            {words['refused.retry']()}
          </button>
        </div>
      )}
      {directory === 'loading' && <p class="soft">{words['directory.loading']()}</p>}
      {directory === 'ready' && find && places && finding && (
        <find.Find state={state} send={send} findWords={find.words} places={places} finding={finding} now={now} />
      )}
    </>
  );
}
