import { SIGNS } from '@dorren/shared/crypto/fingerprint.ts';
import { Icon } from '../parts/icons.tsx';
import type { InsideProps, PhaseProps } from './props.ts';

/** Behind "about this conversation": the notice again, and the fingerprint for those who want to compare it. */
export function About({ state, insideWords, send, visit }: PhaseProps<'talking'>) {
  const { notice } = state.content;
  return (
    <>
      <h1 tabIndex={-1}>{insideWords['talk.about']()}</h1>
      <p>
        <bdi translate={false}>{visit.counsellor.nameShown}</bdi> · {insideWords[`role.${visit.counsellor.role}`]()} ·{' '}
        <bdi translate={false}>{visit.counsellor.organisation}</bdi>
      </p>
      <p class="checked">
        <Icon name="checked" /> {insideWords['talk.checked']()}
      </p>
      <details class="card" open>
        <summary>{insideWords['talk.notice']()}</summary>
        {notice.steps.map((step) => (
          <section key={step.heading}>
            <h2 class="small-heading">{step.heading}</h2>
            <p class="prose">{step.text}</p>
          </section>
        ))}
        <p class="soft small">{notice.legalReference}</p>
      </details>
      <details class="card">
        <summary>{insideWords['talk.signs']()}</summary>
        <p>{insideWords['talk.signsText']()}</p>
        <ol class="signs">
          {visit.fingerprint.map((sign, index) => (
            <li key={index}>
              <span aria-hidden="true">{SIGNS[sign]}</span>
              {signWord(insideWords, sign)}
            </li>
          ))}
        </ol>
      </details>
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'close-panel' })}>
          {insideWords['talk.close']()}
        </button>
      </div>
    </>
  );
}

function signWord(words: InsideProps['insideWords'], sign: number): string {
  const key = `sign.${sign}`;
  return key in words ? words[key as 'sign.0']() : '';
}
