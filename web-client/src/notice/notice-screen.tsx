/** The notice as the page shows it, whatever it is read for. */
import type { Messages } from 'virtual:catalogue/sv';
import { levelOf, type Reading } from '../page/notice-read.ts';
import { checkOf } from '../page/reading.ts';
import type { NoticeScreenProps } from '../views/props.ts';
import { Check } from './check.tsx';
import { NoticeReader } from './notice-reader.tsx';

export function NoticeScreen({ state, reader, reading, told, send }: NoticeScreenProps) {
  const { words, missing, Pictogram } = reader;
  const { why, shown, wanted, failed, again } = reading;
  const level = levelOf(told, state.easy);
  const { step } = state;
  const question = step.at === 'check' ? checkOf(state) : null;
  if (step.at === 'check' && question) {
    return <Check question={question} language={told.language} chosen={step.chosen} words={words} send={send} />;
  }
  const isWaiting = state.youth.visit.phase === 'waiting';
  return (
    <NoticeReader
      told={told}
      level={level}
      shown={shown}
      wanted={wanted}
      failed={failed}
      words={words}
      missing={missing}
      Pictogram={Pictogram}
      place={words[PLACES[why]]()}
      note={again && shown === 0 ? changed(words, why, isWaiting) : null}
      then={why === 'claim' || why === 'proposal' ? words[`notice.then.${why}`]() : null}
      mayLeave={why !== 'changed' || !isWaiting}
      send={send}
    >
      {why === 'claim' && (
        <button type="button" class="quiet" onClick={() => send({ on: 'decline' })}>
          {words['notice.decline']()}
        </button>
      )}
      {why === 'changed' && isWaiting && (
        <button type="button" class="quiet" onClick={() => send({ on: 'open', panel: 'leave' })}>
          {words['notice.leaveQueue']()}
        </button>
      )}
    </NoticeReader>
  );
}

const PLACES = {
  door: 'notice.before',
  changed: 'notice.new',
  claim: 'notice.theirs',
  proposal: 'notice.theirs',
} as const satisfies Record<Reading['why'], string>;

function changed(words: Messages, why: Reading['why'], isWaiting: boolean): string {
  return words[why === 'changed' && isWaiting ? 'notice.changedWaiting' : 'notice.changed']();
}
