import type { Reading } from '../page/notice-read.ts';
import { Between } from '../parts/between.tsx';
import type { ViewProps } from './props.ts';

/** The notice that is read now; until it is there, that it is on its way, or that it could not be had. */
export function Notice(props: ViewProps & { reading: Reading }) {
  const { state, words, reader, reading, send } = props;
  const { told, failed } = reading;
  if (reader && told) return <reader.NoticeScreen {...props} reader={reader} told={told} />;
  return (
    <Between heading={words[failed ? 'between.noticeFailed' : 'between.notice']()}>
      <div class="actions">
        {failed && (
          <button type="button" class="primary" onClick={() => send({ on: 'retry-notice' })}>
            {words['refused.retry']()}
          </button>
        )}
        {/* Nothing leads back from a place in the queue. */}
        {state.youth.visit.phase !== 'waiting' && (
          <button type="button" class="quiet" onClick={() => send({ on: 'back' })}>
            {words['question.back']()}
          </button>
        )}
      </div>
    </Between>
  );
}
