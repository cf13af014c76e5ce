/** The advice for one's own safety, for whoever can read it: it needs no script. */
import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import { BROWSERS, type BrowserSteps, type List, SECTIONS, type Section, type Step } from './advice.ts';
import { Drawing, Keys } from './drawings.tsx';

/** Every card of it. `address`: what stands in the browser's history; null in a frame on somebody else's page, where there is none of ours. */
export function AdviceCards({ words, address }: { words: SafetyMessages; address: string | null }) {
  return (
    <>
      {SECTIONS.map((section) => (
        <Advice key={section.heading} section={section} words={words} />
      ))}
      <History words={words} address={address} />
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

function History({ words, address }: { words: SafetyMessages; address: string | null }) {
  return (
    <details class="card" data-advice="history">
      <summary>
        <Drawing name="history" /> <span>{words['safety.history.heading']()}</span>
      </summary>
      <p>{words['safety.history.text']()}</p>
      {address === null ? (
        <p>{words['safety.history.framed']()}</p>
      ) : (
        <p>
          {words['safety.history.name']()}{' '}
          <bdi class="ours" translate={false}>
            {address}
          </bdi>
        </p>
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
