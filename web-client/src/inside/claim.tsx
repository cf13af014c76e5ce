import { AtTheDoor } from '../parts/at-the-door.tsx';
import { LeaveQueue } from './leave-queue.tsx';
import type { InsideProps } from './props.ts';

/** A counsellor has time who is bound by other rules than were read: the youth decides (SPEC N5). */
export function ClaimAsked({ insideWords: words, send }: InsideProps) {
  return (
    <AtTheDoor heading={words['queue.claim']()} text={words['queue.claimText']()}>
      <p class="soft centred">{words['queue.claimFree']()}</p>
      <div class="actions">
        <button type="button" class="primary" data-claim="read" onClick={() => send({ on: 'read-theirs' })}>
          {words['queue.claimRead']()}
        </button>
        <button type="button" class="secondary" data-claim="decline" onClick={() => send({ on: 'decline' })}>
          {words['queue.claimDecline']()}
        </button>
      </div>
    </AtTheDoor>
  );
}

/** Theirs is acknowledged: the conversation opens, unless they could not wait. */
export function ClaimAgreed(props: InsideProps) {
  return (
    <AtTheDoor heading={props.words['between.joining']()}>
      <div class="actions">
        <LeaveQueue {...props} />
      </div>
    </AtTheDoor>
  );
}
