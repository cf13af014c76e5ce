import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Find, FindProps } from '../directory/find.tsx';
import type { counted, Places } from '../directory/places.ts';
import type { announcement } from '../inside/announcement.ts';
import type { Inside, insidePanel } from '../inside/inside.tsx';
import type { InsideProps } from '../inside/props.ts';
import { screenOf } from '../page/page-state.ts';
import { Between } from '../parts/between.tsx';
import { doorWords } from '../parts/door-sign.tsx';
import { Cover } from './cover.tsx';
import { DirectoryPanel } from './directory-panel.tsx';
import { Notice } from './notice.tsx';
import type { ViewProps } from './props.ts';
import { Questions } from './questions.tsx';
import { Start } from './start.tsx';

/** What is loaded while one reads: everything from the moment a place is asked for. */
export interface InsideParts {
  Inside: typeof Inside;
  insidePanel: typeof insidePanel;
  announcement: typeof announcement;
  words: InsideProps['insideWords'];
}

export type { Places };

/** What is loaded with the directory, in one language. */
export interface FindParts {
  language: PageLanguage;
  Find: typeof Find;
  counted: typeof counted;
  words: FindProps['findWords'];
}

export interface PageProps extends ViewProps, Pick<InsideProps, 'say' | 'writing' | 'answer' | 'draft'> {
  inside: InsideParts | null;
  find: FindParts | null;
  places: Places | null;
  /** Milliseconds since 1970, when this was drawn. */
  now: number;
}

/** The whole page but for the bar with the quick exit, which stands by itself and needs no script. */
export function Page(props: PageProps) {
  const { state, inside } = props;
  const insideProps = inside && { ...props, insideWords: inside.words };
  const panel = state.covered ? (
    <Cover {...props} />
  ) : state.panel === 'directory' ? (
    <DirectoryPanel {...props} />
  ) : (
    insideProps && inside.insidePanel(insideProps)
  );
  return (
    <>
      <main class={screenOf(state) === 'talking' && !panel ? 'full' : ''}>
        {panel && <div class="screen">{panel}</div>}
        {/* What lies beneath stays: a half-written message survives. */}
        <div class="screen" hidden={panel !== null} key="beneath">
          <Screen {...props} />
        </div>
      </main>
      <p class="unseen" role="status">
        {state.covered ? null : state.panel === 'directory' ? counting(props) : panel === null && status(props)}
      </p>
    </>
  );
}

function Screen(props: PageProps) {
  const { state, words, inside, send } = props;
  const { step, youth } = state;
  switch (step.at) {
    case 'start':
      return <Start {...props} />;
    case 'notice':
      return <Notice {...props} shown={step.shown} />;
    case 'questions':
      return <Questions {...props} asked={step.asked} />;
  }
  if (inside) return <inside.Inside {...props} insideWords={inside.words} />;
  if (youth.refusal === null) return <Between heading={words['between.joining']()} />;
  return (
    <Between heading={words['between.failed']()}>
      <button type="button" class="primary" onClick={() => send({ on: 'retry' })}>
        {words['refused.retry']()}
      </button>
    </Between>
  );
}

/** How many places there are, when that changes. */
function counting({ state, find, places, now }: PageProps): string {
  const { directory, finding } = state;
  if (directory !== 'ready' || !find || !places || !finding) return '';
  return find.counted(find.words, places.answer(finding, now).total);
}

/** What a screen reader is told of its own accord. */
function status({ state, words, inside }: PageProps): string {
  if (state.step.at === 'start') return state.youth.connection === 'online' ? doorWords(words, state.door) : '';
  return state.step.at === 'visit' && inside ? inside.announcement(state, words, inside.words) : '';
}
