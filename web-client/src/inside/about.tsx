import { SIGNS } from '@dorren/shared/crypto/fingerprint.ts';
import type { Person } from '../client/state.ts';
import { OpenSafety } from '../parts/open-safety.tsx';
import { Icon } from './icons.tsx';
import { roleOf } from './people.tsx';
import type { InsideProps, PhaseProps } from './props.ts';

/** Behind "about this conversation": the way to the notice again, and the fingerprint for those who want to compare it. */
export function About({ words, insideWords, send, visit }: PhaseProps<'talking'>) {
  return (
    <>
      <h1 tabIndex={-1}>{insideWords['talk.about']()}</h1>
      {visit.people.map((person) => (
        <p key={person.epoch}>
          <bdi translate={false}>{person.nameShown}</bdi> · {roleOf(person, insideWords)}
        </p>
      ))}
      <p class="checked">
        <Icon name="checked" /> {insideWords['talk.checked']()}
      </p>
      <button type="button" class="secondary" data-notice="again" onClick={() => send({ on: 'open', panel: 'notice' })}>
        {insideWords['talk.notice']()}
      </button>
      <OpenSafety words={words} send={send} />
      <details class="card">
        <summary>{insideWords['talk.signs']()}</summary>
        <p>{insideWords['talk.signsText']()}</p>
        {visit.people.map((person) => (
          <Signs key={person.epoch} person={person} named={visit.people.length > 1} words={insideWords} />
        ))}
      </details>
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'close-panel' })}>
          {insideWords['talk.close']()}
        </button>
      </div>
    </>
  );
}

function Signs({ person, named, words }: { person: Person; named: boolean; words: InsideProps['insideWords'] }) {
  return (
    <>
      {named && (
        <h2 class="small-heading" translate={false}>
          {person.nameShown}
        </h2>
      )}
      <ol class="signs">
        {person.fingerprint.map((sign, index) => (
          <li key={index}>
            <span aria-hidden="true">{SIGNS[sign]}</span>
            {signWord(words, sign)}
          </li>
        ))}
      </ol>
    </>
  );
}

function signWord(words: InsideProps['insideWords'], sign: number): string {
  const key = `sign.${sign}`;
  return key in words ? words[key as 'sign.0']() : '';
}
