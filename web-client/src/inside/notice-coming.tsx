import type { Reading } from '../page/notice-read.ts';
import { Between } from '../parts/between.tsx';
import { LeaveQueue } from './leave-queue.tsx';
import type { InsideProps } from './props.ts';

/** Once one has asked for a place: the notice to read is on its way, or could not be had. */
export function NoticeComing({ reading, ...props }: InsideProps & { reading: Reading }) {
  const { state, words, send } = props;
  const { why, failed } = reading;
  return (
    <Between heading={words[failed ? 'between.noticeFailed' : 'between.notice']()}>
      <div class="actions">
        {failed && (
          <button type="button" class="primary" onClick={() => send({ on: 'retry-notice' })}>
            {words['refused.retry']()}
          </button>
        )}
        {why === 'changed' && state.youth.visit.phase === 'waiting' ? (
          <LeaveQueue {...props} />
        ) : (
          <button type="button" class="quiet" onClick={() => send({ on: 'back' })}>
            {words['question.back']()}
          </button>
        )}
      </div>
    </Between>
  );
}
