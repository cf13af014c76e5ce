import type { Messages } from 'virtual:catalogue/sv';
import type { PracticeMessages } from 'virtual:catalogue/sv/practice';
import type { Way } from '../page/quick-exit.ts';
import { Icon } from '../parts/icons.tsx';

export type PracticeWords = Messages & PracticeMessages;

interface PanelProps {
  words: PracticeWords;
  /** Of the address where the quick exit leads. */
  host: string;
  /** There are fingers. */
  touch: boolean;
  done: ReadonlySet<Way>;
  /** What has just been tried. */
  shown: Way | null;
  goOn(): void;
  over(advice: boolean): void;
}

export function PracticePanel(props: PanelProps) {
  const { words, shown, over } = props;
  return (
    <main>
      <div class="screen">
        <button type="button" class="quiet back" onClick={() => over(false)}>
          {words['question.back']()}
        </button>
        {shown === null ? <Ways {...props} /> : <Worked {...props} />}
      </div>
    </main>
  );
}

function Ways({ words, host, touch, done, over }: PanelProps) {
  const ways = ['button', 'shift', ...(touch ? (['fingers'] as const) : [])] as const;
  return (
    <>
      <h1 tabIndex={-1}>{words['practice.heading']()}</h1>
      <p class="lead">{words['practice.lead']()}</p>
      <ol class="card tries">
        {ways.map((way) => (
          <li key={way}>
            <p>{words[`practice.${way}`]({ button: words['exit.leave']() })}</p>
            {done.has(way) && (
              <p class="small good">
                <Icon name="sent" /> {words['practice.done']()}
              </p>
            )}
          </li>
        ))}
      </ol>
      <section class="card">
        <h2>{words['practice.what']()}</h2>
        <p>{words['practice.leads']({ host })}</p>
        <p>{words['practice.back']()}</p>
      </section>
      <section class="card">
        <h2>{words['practice.historyHeading']()}</h2>
        <p>{words['practice.history']()}</p>
        <button type="button" class="secondary wide" onClick={() => over(true)}>
          {words['practice.advice']()}
        </button>
      </section>
    </>
  );
}

function Worked({ words, host, goOn, over }: PanelProps) {
  return (
    <>
      <h1 tabIndex={-1}>{words['practice.worked']()}</h1>
      <p class="lead">{words['practice.would']({ host })}</p>
      <p class="note">{words['practice.real']()}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={goOn}>
          {words['practice.more']()}
        </button>
        <button type="button" class="quiet" onClick={() => over(false)}>
          {words['practice.enough']()}
        </button>
      </div>
    </>
  );
}
