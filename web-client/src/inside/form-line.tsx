import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import { MUNICIPALITIES } from '@dorren/shared/protocol/values.ts';
import type { ComponentChildren } from 'preact';
import type { FormEntry } from '../client/state.ts';
import { Icon } from './icons.tsx';
import type { InsideProps } from './props.ts';

interface Props {
  entry: FormEntry;
  words: InsideProps['insideWords'];
  /** Where there is nobody to answer, it is not offered. */
  open?: ((form: FormEntry) => void) | undefined;
}

/** In the log: that a counsellor asks, what one answered, or that it is over. */
export function FormLine({ entry, words, open }: Props) {
  const name = entry.from.nameShown;
  if (entry.state === 'over') return <p class="newcomer soft small">{words['form.over']({ name })}</p>;
  if (entry.state === 'answered' && entry.answers !== null) {
    return <Answered entry={entry} answers={entry.answers} words={words} />;
  }
  return (
    <article class="card given" aria-label={words[`form.asks.${entry.form}`]({ name })}>
      <h2 class="small-heading">{words[`form.asks.${entry.form}`]({ name })}</h2>
      <p>{words['form.free']()}</p>
      {open && (
        <button type="button" class="primary" data-form={entry.form} onClick={() => open(entry)}>
          {words['form.open']()}
        </button>
      )}
    </article>
  );
}

/** As one's own words in the log; folded, since a name and a school are not to stand open on a screen that others may see. */
function Answered({ entry, answers, words }: Omit<Props, 'open'> & { answers: FormAnswers }) {
  const name = entry.from.nameShown;
  const told = toldIn(answers, words);
  return (
    <article class="card given own" data-entry={entry.number} aria-label={words['form.answer']({ name })}>
      {told.length === 0 ? (
        <>
          <h2 class="small-heading">{words['form.answer']({ name })}</h2>
          <p>{words[answers.declined ? 'form.declined' : 'form.empty']()}</p>
        </>
      ) : (
        <details>
          <summary class="small-heading">{words['form.answer']({ name })}</summary>
          <dl class="facts">
            {told.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {entry.mark && (
        <p class="meta">
          <span class="mark">
            <Icon name={entry.mark} /> {words[`talk.${entry.mark}`]()}
          </span>
        </p>
      )}
      {entry.mark === 'undelivered' && <p class="soft small">{words['form.undelivered']({ name })}</p>}
    </article>
  );
}

interface Told {
  label: string;
  value: ComponentChildren;
}

function toldIn(answers: FormAnswers, words: Props['words']): Told[] {
  const own = (label: string, text: string | null): Told[] =>
    text === null ? [] : [{ label, value: <Own text={text} /> }];
  if (answers.form === 'safe-contact') {
    const ways = answers.ways.map((way) => <li key={way}>{words[`form.way.${way}`]()}</li>);
    return [
      ...(ways.length === 0 ? [] : [{ label: words['form.ways'](), value: <ul class="plain">{ways}</ul> }]),
      ...own(words['form.when'](), answers.when),
      ...own(words['form.notThrough'](), answers.notThrough),
    ];
  }
  const { municipality } = answers;
  return [
    ...own(words['form.name'](), answers.name),
    ...own(words['form.age'](), answers.age === null ? null : String(answers.age)),
    ...own(words['form.school'](), answers.school),
    ...(municipality === null
      ? []
      : [{ label: words['form.municipality'](), value: <span lang="sv">{MUNICIPALITIES[municipality]}</span> }]),
    ...own(words['form.reach'](), answers.reach),
  ];
}

function Own({ text }: { text: string }) {
  return (
    <bdi class="prose" translate={false}>
      {text}
    </bdi>
  );
}
