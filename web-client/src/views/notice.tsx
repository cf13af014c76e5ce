import { Icon } from '../parts/icons.tsx';
import { Languages } from '../parts/languages.tsx';
import type { ViewProps } from './props.ts';

/** The reporting-duty notice, one step at a time; the last step's button acknowledges it (SPEC N1). */
export function Notice({ state, words, send, shown }: ViewProps & { shown: number }) {
  const { notice } = state.content;
  const step = notice.steps[shown];
  const last = shown + 1 === notice.steps.length;
  return (
    <>
      <p class="eyebrow">
        {words['notice.before']()} · {words['notice.step']({ step: shown + 1, steps: notice.steps.length })}
      </p>
      <Steps of={notice.steps.length} done={shown + 1} />
      {state.noticeChanged && <p class="note">{words['notice.changed']()}</p>}
      <h1 tabIndex={-1}>{step?.heading}</h1>
      <p class="lead prose">{step?.text}</p>
      {last && <p class="soft small prose">{notice.legalReference}</p>}
      {last && notice.draft && <p class="soft small">{words['notice.draft']()}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'forward' })}>
          {last ? words['notice.acknowledge']() : words['notice.forward']()}
          {!last && <Icon name="forward" />}
        </button>
        <button type="button" class="quiet" onClick={() => send({ on: 'back' })}>
          {words['notice.back']()}
        </button>
      </div>
      <Languages state={state} words={words} send={send} />
    </>
  );
}

/** How far one has come, for the eye; the words above say the same. */
export function Steps({ of, done }: { of: number; done: number }) {
  return (
    <div class="steps" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} class={index < done ? 'done' : ''} />
      ))}
    </div>
  );
}
