import { estimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { RequeueReason } from '@dorren/shared/protocol/youth-messages.ts';
import { DoorPicture } from '../parts/door-picture.tsx';
import { OpenDirectory } from '../parts/open-directory.tsx';
import { OpenSafety } from '../parts/open-safety.tsx';
import { before } from './before.ts';
import { LeaveQueue } from './leave-queue.tsx';
import { Log } from './log.tsx';
import type { PhaseProps } from './props.ts';
import { RestartSoon } from './restart-soon.tsx';

const RETURNED = {
  'counsellor-vanished': 'queue.vanished',
  distrusted: 'queue.distrusted',
  returned: 'queue.returned',
} as const satisfies Record<RequeueReason, string>;

/** Waiting, from the moment one has a place. */
export function Queue(props: PhaseProps<'waiting'>) {
  const { state, words, send, visit, insideWords } = props;
  const { place, returned } = visit;
  const { connection, distrust, shutdownInMs } = state.youth;
  return (
    <>
      <div class="door small-door" data-door="full">
        <DoorPicture />
      </div>
      <h1 tabIndex={-1} class="centred">
        {insideWords['queue.heading']()}
      </h1>
      {returned && (
        <p class="note">
          {insideWords[RETURNED[returned]]()}
          {distrust && ` ${insideWords[`distrust.${distrust}`]()}`}
        </p>
      )}
      <div class="card place">
        <p class="place-now">{before(insideWords, place.place)}</p>
        <dl>
          <dt>{insideWords['queue.wait']()}</dt>
          <dd>{words[`estimate.${estimateBucket(place.estimateMs)}`]()}</dd>
        </dl>
      </div>
      {state.claim?.at === 'over' && <p class="note">{insideWords['queue.claimOver']()}</p>}
      {connection !== 'online' && <p class="note">{insideWords['queue.lost']()}</p>}
      {shutdownInMs !== null && <RestartSoon words={insideWords} inMs={shutdownInMs} />}
      <dl class="facts">
        <div>
          <dt>{insideWords['queue.then']()}</dt>
          <dd>{insideWords['queue.thenText']()}</dd>
        </div>
        <div>
          <dt>{insideWords['queue.go']()}</dt>
          <dd>
            {insideWords['queue.goText']()} {insideWords['queue.stay']()}
          </dd>
        </div>
      </dl>
      <Earlier {...props} />
      <OpenDirectory words={words} send={send} />
      <OpenSafety words={words} send={send} />
      <div class="actions">
        <LeaveQueue {...props} />
        <button type="button" class="quiet" data-notice="again" onClick={() => send({ on: 'open', panel: 'notice' })}>
          {insideWords['talk.notice']()}
        </button>
      </div>
    </>
  );
}

/** What was said with a counsellor who is gone: only this page still has it. */
function Earlier({ state, visit, insideWords }: PhaseProps<'waiting'>) {
  if (visit.messages.length === 0) return null;
  return (
    <section class="card earlier">
      <Log
        messages={visit.messages}
        opening={insideWords['talk.earlier']()}
        writing=""
        language={state.language}
        words={insideWords}
        names={false}
      />
    </section>
  );
}
