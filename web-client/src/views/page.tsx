import { isReadInVisit } from '../page/notice-read.ts';
import { screenOf } from '../page/page-state.ts';
import { Between } from '../parts/between.tsx';
import { Cover } from './cover.tsx';
import { Notice } from './notice.tsx';
import type { PageProps } from './page-props.ts';
import { Questions } from './questions.tsx';

/** The whole page but for the bar with the quick exit, which stands by itself and needs no script. */
export function Page(props: PageProps) {
  const { state, inside } = props;
  const insideProps = inside && { ...props, words: inside.common, insideWords: inside.words };
  const panel =
    state.panel === 'directory' ? (
      <Directory {...props} />
    ) : state.panel === 'safety' ? (
      <Safety {...props} />
    ) : (
      insideProps && inside.insidePanel(insideProps)
    );
  return (
    <>
      <main class={screenOf(state) === 'talking' && !panel ? 'full' : ''}>
        {state.covered && (
          <div class="screen" key="cover">
            <Cover {...props} />
          </div>
        )}
        {/* What lies beneath stays: a half-written message survives, and what one has opened. */}
        {panel && (
          <div class="screen" hidden={state.covered} key="panel">
            {panel}
          </div>
        )}
        <div class="screen" hidden={panel !== null || state.covered} key="beneath">
          <Screen {...props} />
        </div>
      </main>
      <p class="unseen" role="status">
        {state.covered
          ? null
          : state.panel === 'directory'
            ? props.find?.counting(props)
            : (panel === null || state.panel === 'safety') && status(props)}
      </p>
    </>
  );
}

function Screen(props: PageProps) {
  const { state, words, inside, send } = props;
  const { step, youth, reading } = state;
  switch (step.at) {
    case 'start':
      return <Front {...props} />;
    case 'notice':
    case 'check':
      return reading && <Notice {...props} reading={reading} />;
    case 'questions':
      return <Questions {...props} asked={step.asked} />;
  }
  if (reading && isReadInVisit(state) && (reading.told || !inside)) return <Notice {...props} reading={reading} />;
  if (inside) return <inside.Inside {...props} words={inside.common} insideWords={inside.words} />;
  if (youth.refusal === null) return <Between heading={words['between.joining']()} />;
  return (
    <Between heading={words['between.failed']()}>
      <button type="button" class="primary" onClick={() => send({ on: 'retry' })}>
        {words['refused.retry']()}
      </button>
    </Between>
  );
}

/** First sight, which comes apart; whoever presses again tries again. */
function Front({ front, words, state, send, exit }: PageProps) {
  if (front) return <front.Start state={state} words={front.words} send={send} exit={exit} />;
  return (
    <Between heading={words['between.joining']()}>
      <button type="button" class="secondary" onClick={() => send({ on: 'back' })}>
        {words['refused.retry']()}
      </button>
    </Between>
  );
}

/** The directory, which comes apart. */
function Directory(props: PageProps) {
  const { find, state } = props;
  if (find) return <find.DirectoryPanel {...props} find={find} />;
  return <Coming {...props} panel="directory" failed={state.directory === 'failed'} />;
}

/** So does the advice. */
function Safety(props: PageProps) {
  const { safety, state } = props;
  if (safety) return <safety.SafetyPanel {...props} safety={safety} />;
  return <Coming {...props} panel="safety" failed={state.safety === 'failed'} />;
}

/** A panel that is on its way, or could not be had. */
function Coming({ words, send, panel, failed }: PageProps & { panel: 'directory' | 'safety'; failed: boolean }) {
  return (
    <Between heading={words[failed ? 'between.failed' : 'between.joining']()}>
      <div class="actions">
        {failed && (
          <button type="button" class="primary" onClick={() => send({ on: 'open', panel })}>
            {words['refused.retry']()}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => send({ on: 'close-panel' })}>
          {words['question.back']()}
        </button>
      </div>
    </Between>
  );
}

/** What a screen reader is told of its own accord. */
function status({ state, inside, front }: PageProps): string {
  if (state.step.at === 'start') {
    return front && state.youth.connection === 'online' ? front.doorWords(front.words, state.door) : '';
  }
  return state.step.at === 'visit' && inside ? inside.announcement(state, inside.common, inside.words) : '';
}
