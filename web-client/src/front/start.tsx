import { Emergency } from '../parts/emergency.tsx';
import { Helplines } from '../parts/helplines.tsx';
import { OpenDirectory } from '../parts/open-directory.tsx';
import { OpenSafety } from '../parts/open-safety.tsx';
import type { ViewProps } from '../views/props.ts';
import { DoorSign } from './door-sign.tsx';
import { Facts } from './facts.tsx';
import type { FrontWords } from './front-words.ts';
import { Languages } from './languages.tsx';

/** First sight, once the page's script runs; `build/document.tsx` has the same before that. */
export function Start({
  state,
  words,
  send,
  exit,
}: Pick<ViewProps, 'state' | 'send' | 'exit'> & { words: FrontWords }) {
  const { content, door, language, youth } = state;
  return (
    <>
      {content.demonstration && <p class="demo">{words['demo.banner']()}</p>}
      <Languages state={state} words={words} send={send} />
      <h1 tabIndex={-1}>{words['start.heading']()}</h1>
      <p class="lead">{words['start.lead']()}</p>
      <div class="card threshold">
        <DoorSign words={words} language={language} door={door} />
        {door.state === 'open' ? (
          <div class="needs-script">
            <button type="button" class="primary" onClick={() => send({ on: 'begin' })}>
              {words['start.begin']()}
            </button>
            <p class="soft small">{words['start.beginHint']()}</p>
          </div>
        ) : youth.connection === 'online' ? (
          <p class="note">{words['start.watching']()}</p>
        ) : (
          <button
            type="button"
            class="secondary needs-script"
            aria-busy={youth.connection === 'connecting' ? 'true' : undefined}
            onClick={() => send({ on: 'check-door' })}
          >
            {words['start.check']()}
          </button>
        )}
        {youth.refusal && <p class="problem">{words['between.failed']()}</p>}
      </div>
      <Emergency words={words} />
      <p>{words['start.who']({ centre: content.centre.name })}</p>
      <OpenDirectory words={words} send={send} />
      <Facts words={words} />
      <OpenSafety words={words} send={send} />
      {/* Heard where the page's script begins: it is not of the page's state. */}
      <button type="button" class="secondary wide needs-script" data-practice="">
        {words['practice.open']()}
      </button>
      <Helplines words={words} list={content.helplines} />
      <button type="button" class="quiet wide" onClick={exit}>
        {words['exit.plain']()}
      </button>
    </>
  );
}
