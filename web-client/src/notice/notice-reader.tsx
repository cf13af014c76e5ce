import { textOf } from '../page/reading.ts';
import { Icon } from '../parts/icons.tsx';
import { Steps } from '../parts/steps.tsx';
import { Languages } from './languages.tsx';
import type { NoticeReaderProps } from './reader-props.ts';
import { inLanguage } from './text-direction.ts';

/**
 * A notice, one step at a time; the last step's button acknowledges it (SPEC N1). The text is in a language of its own, with its own
 * direction; what surrounds it is in the page's.
 */
export function NoticeReader(props: NoticeReaderProps) {
  const { told, level, shown, words, Pictogram, place, note, then, mayLeave, send, children } = props;
  const text = textOf(told, level);
  const step = text.steps[shown];
  const isLast = shown + 1 >= text.steps.length;
  return (
    <>
      <p class="eyebrow">
        {place} · {words['notice.step']({ step: shown + 1, steps: text.steps.length })}
      </p>
      <Steps of={text.steps.length} done={shown + 1} />
      {note && <p class="note">{note}</p>}
      {shown === 0 && <Missing {...props} />}
      {shown === 0 && <Ways {...props} />}
      <div class={`notice-text notice-${level}`} {...inLanguage(told.language)}>
        {step?.pictogram && Pictogram && <Pictogram name={step.pictogram} />}
        <h1 tabIndex={-1}>{step?.heading}</h1>
        <p class="lead prose">{step?.text}</p>
        {isLast && <p class="soft small prose">{text.legalReference}</p>}
      </div>
      {isLast && told.draft && <p class="soft small">{words['notice.draft']()}</p>}
      {isLast && then && <p class="soft">{then}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'forward' })}>
          {isLast ? words['notice.acknowledge']() : words['notice.forward']()}
          {!isLast && <Icon name="forward" />}
        </button>
        {(shown > 0 || mayLeave) && (
          <button type="button" class="quiet" onClick={() => send({ on: 'back' })}>
            {words['notice.back']()}
          </button>
        )}
        {children}
      </div>
      {shown > 0 && <Ways {...props} />}
    </>
  );
}

/** Said in the language that is missing, to whoever reads it. */
function Missing({ told, missing }: Pick<NoticeReaderProps, 'told' | 'missing'>) {
  if (told.language === told.asked || missing === null) return null;
  return (
    <p class="note" {...inLanguage(told.asked)}>
      {missing[`notice.missing.${told.asked}`]()}
    </p>
  );
}

/** How easy, and in which language. */
function Ways({ told, level, wanted, failed, words, send }: NoticeReaderProps) {
  return (
    <div class="reading-ways">
      {told.easy && (
        <button
          type="button"
          class="secondary easy"
          aria-pressed={level === 'easy'}
          onClick={() => send({ on: 'notice-level', easy: level !== 'easy' })}
        >
          <Icon name={level === 'easy' ? 'sent' : 'picture'} />
          {words['notice.easy']()}
        </button>
      )}
      {/* Another language closes it. */}
      <Languages key={told.asked} told={told} wanted={wanted} words={words} send={send} />
      {failed && (
        <p class="problem" role="alert">
          {words['notice.languageFailed']()}
        </p>
      )}
    </div>
  );
}
