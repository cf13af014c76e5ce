import type { InsideProps } from './props.ts';

/** Out of the queue, wherever one stands in it; it is asked whether one is sure. */
export function LeaveQueue({ insideWords: words, send }: Pick<InsideProps, 'insideWords' | 'send'>) {
  return (
    <button type="button" class="secondary" data-queue="leave" onClick={() => send({ on: 'open', panel: 'leave' })}>
      {words['queue.leave']()}
    </button>
  );
}
