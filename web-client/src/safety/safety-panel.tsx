import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import { SteadyChoice } from '../parts/steady-choice.tsx';
import type { PageProps, SafetyParts } from '../views/page-props.ts';
import { BROWSERS, type BrowserSteps, type List, SECTIONS, type Section, type Step } from './advice.ts';
import { CoverChoice } from './cover-choice.tsx';
import { Drawing, Keys } from './drawings.tsx';

/** Advice for one's own safety, over whatever one was at: a place in the queue is kept, and said. */
export function SafetyPanel({ state, words, inside, safety, send }: PageProps & { safety: SafetyParts }) {
  const said = safety.words;
  return (
    <>
      <button type="button" class="quiet back" onClick={() => send({ on: 'close-panel' })}>
        {words['question.back']()}
      </button>
      {state.youth.visit.phase === 'waiting' && inside && (
        <p class="note">{inside.announcement(state, inside.common, inside.words)}</p>
      )}
      <h1 tabIndex={-1}>{said['safety.heading']()}</h1>
      <p class="lead">{said['safety.lead']()}</p>
      <div class="advice">
        {SECTIONS.map((section) => (
          <Advice key={section.heading} section={section} words={said} />
        ))}
        <History words={said} />
        <CoverChoice words={said} chosen={state.coverWhen} send={send} />
        <SteadyChoice state={state} words={said} send={send} />
      </div>
    </>
  );
}

function Advice({ section, words }: { section: Section; words: SafetyMessages }) {
  return (
    <details class="card">
      <summary>
        <Drawing name={section.picture} /> <span>{words[section.heading]()}</span>
      </summary>
      {section.before.map((line) => (
        <p key={line}>{words[line]()}</p>
      ))}
      {section.lists.map((list) => (
        <Points key={list.lines[0]} list={list} words={words} />
      ))}
      {section.after.map((line) => (
        <p key={line}>{words[line]()}</p>
      ))}
    </details>
  );
}

function Points({ list: { heading, lines, rather }, words }: { list: List; words: SafetyMessages }) {
  return (
    <div class={rather === 'wait' ? 'problem' : undefined}>
      {heading && <h2 class="small-heading">{words[heading]()}</h2>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{words[line]()}</li>
        ))}
      </ul>
    </div>
  );
}

/** The address that stands in the history is the page's own; in a frame on somebody else's page there is none of ours. */
function History({ words }: { words: SafetyMessages }) {
  return (
    <details class="card" data-advice="history">
      <summary>
        <Drawing name="history" /> <span>{words['safety.history.heading']()}</span>
      </summary>
      <p>{words['safety.history.text']()}</p>
      {self === top ? (
        <p>
          {words['safety.history.name']()}{' '}
          <bdi class="ours" translate={false}>
            {document.title} · {location.host}
          </bdi>
        </p>
      ) : (
        <p>{words['safety.history.framed']()}</p>
      )}
      {BROWSERS.map((browser) => (
        <Browser key={browser.name} browser={browser} words={words} />
      ))}
      <p>{words['safety.history.differs']()}</p>
      <p>{words['safety.history.sync']()}</p>
      <p>{words['safety.history.left']()}</p>
    </details>
  );
}

function Browser({ browser: { name, steps }, words }: { browser: BrowserSteps; words: SafetyMessages }) {
  return (
    <details>
      <summary>{words[name]()}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.line}>
            <Shown step={step} words={words} />
            <span>{words[step.line]()}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Shown({ step: { shows }, words }: { step: Step; words: SafetyMessages }) {
  if (shows === null) return null;
  if (typeof shows !== 'string') return <Keys names={shows} label={words['safety.picture.keys']()} />;
  return <Drawing name={shows} label={words[`safety.picture.${shows}`]()} />;
}
