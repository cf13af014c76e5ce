import { Icon } from '../parts/icons.tsx';
import { announcement } from './announcement.ts';
import { Composer } from './composer.tsx';
import { Log } from './log.tsx';
import type { InsideProps, PhaseProps } from './props.ts';
import { RestartSoon } from './restart-soon.tsx';

/** The conversation. */
export function Talk(props: PhaseProps<'talking'>) {
  const { state, insideWords, send, visit } = props;
  const { counsellor } = visit;
  const writes = visit.counsellorWriting && visit.counsellorPresent;
  return (
    <div class="talk">
      <div class="with">
        <div class="with-whom">
          <h1 tabIndex={-1} translate={false}>
            <bdi>{counsellor.nameShown}</bdi>
          </h1>
          <p class="with-role small soft">
            {insideWords[`role.${counsellor.role}`]()} · <bdi translate={false}>{counsellor.organisation}</bdi>
          </p>
          <p class="small checked">
            <Icon name="checked" /> {insideWords['talk.checked']()}
          </p>
        </div>
        <div class="with-actions">
          <button type="button" class="quiet" onClick={() => send({ on: 'open', panel: 'about' })}>
            {insideWords['talk.about']()}
          </button>
          <button type="button" class="quiet" onClick={() => send({ on: 'open', panel: 'leave' })}>
            {insideWords['talk.end']()}
          </button>
        </div>
      </div>
      <Log
        messages={visit.messages}
        opening={insideWords['talk.welcome']()}
        writing={writes ? insideWords['talk.writing']({ name: counsellor.nameShown }) : ''}
        language={state.language}
        words={insideWords}
        again={props.say}
      />
      <div class="talk-foot">
        <Trouble {...props} />
        {state.youth.shutdownInMs !== null && <RestartSoon words={insideWords} inMs={state.youth.shutdownInMs} />}
        <Composer {...props} />
      </div>
    </div>
  );
}

/** What stands between the two just now, in the words that a screen reader is told as well. */
function Trouble(props: InsideProps) {
  const text = announcement(props.state, props.words, props.insideWords);
  return text === '' ? null : <p class="note small">{text}</p>;
}
