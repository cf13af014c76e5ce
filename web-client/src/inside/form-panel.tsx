import { SAFE_WAYS } from '@dorren/shared/protocol/reporting-duty.ts';
import { MUNICIPALITIES, MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';
import { Component, createRef } from 'preact';
import type { FormEntry } from '../client/state.ts';
import { Choice } from '../directory/choice.tsx';
import type { FormDraft } from '../page/draft.ts';
import { formPanel } from '../page/page-state.ts';
import { askToForget } from '../parts/not-remembered.ts';
import { Copying } from './copying.tsx';
import { answersOf, declining, LONGEST, readAge, UNFILLED, withWay } from './form-draft.ts';
import type { PhaseProps } from './props.ts';

type Props = PhaseProps<'talking'> & { entry: FormEntry };
type Field = keyof FormDraft['texts'];
/** Why it has not gone. */
type Problem = null | 'form.ageInDigits' | 'form.notNow';

interface State {
  filled: FormDraft;
  problem: Problem;
}

const AGE_PROBLEM = 'age-problem';
const MUNICIPALITY_OPTIONS = MUNICIPALITY_CODES.map((value) => ({ value, name: MUNICIPALITIES[value] }));

/**
 * What a counsellor asks for, all of it voluntary. What stands here is kept in the page's draft alone: it survives a
 * panel, the cover and a lost connection. No form of the browser's, and nothing that it would remember.
 */
export class FormPanel extends Component<Props, State> {
  override state: State = {
    filled: this.props.draft.forms.get(formPanel(this.props.entry)) ?? UNFILLED,
    problem: null,
  };
  /** The newest that was said when this was opened. */
  readonly #newest = this.props.visit.messages.at(-1)?.number ?? 0;
  #age = createRef<HTMLInputElement>();

  #fill = (change: Partial<FormDraft>) => {
    const filled = { ...this.state.filled, ...change };
    this.props.draft.forms.set(formPanel(this.props.entry), filled);
    this.setState({ filled, problem: null });
    this.props.writing();
  };

  #send = () => {
    const { entry } = this.props;
    const { filled } = this.state;
    if (entry.form === 'who' && readAge(filled.texts.age) === 'not-a-number') {
      this.setState({ problem: 'form.ageInDigits' }, this.#toAge);
      return;
    }
    if (!this.props.fillIn(entry.ask, answersOf(entry.form, filled))) this.setState({ problem: 'form.notNow' });
  };

  #decline = () => {
    const { entry, fillIn } = this.props;
    if (!fillIn(entry.ask, declining(entry.form))) this.setState({ problem: 'form.notNow' });
  };

  override render(props: Props, { filled, problem }: State) {
    const { entry, insideWords: words, send, visit } = props;
    const { form } = entry;
    const name = entry.from.nameShown;
    const others = visit.people.filter(({ epoch }) => epoch !== entry.epoch);
    return (
      <>
        <h1 tabIndex={-1}>{words[`form.heading.${form}`]()}</h1>
        <p class="note">{words['form.neverFamily']()}</p>
        <p class="lead">{words['form.free']()}</p>
        <p>{words[`form.why.${form}`]({ name })}</p>
        <Copying class="fields" insideWords={words}>
          {form === 'who' ? this.#who(filled, problem) : this.#safeContact(filled)}
        </Copying>
        <p class="soft small">
          {words['form.sealed']({ name })}
          {others.map(({ nameShown, epoch }) => (
            <span key={epoch}> {words['form.notOther']({ name: nameShown })}</span>
          ))}
        </p>
        {problem === 'form.notNow' && (
          <p class="problem" role="alert">
            {words[problem]()}
          </p>
        )}
        <Meanwhile text={this.#meanwhile()} />
        <div class="actions">
          <button type="button" class="primary" data-form-send="answers" onClick={this.#send}>
            {words['form.send']()}
          </button>
          <button type="button" class="secondary" data-form-send="declined" onClick={this.#decline}>
            {words['form.decline']()}
          </button>
          <button type="button" class="quiet" onClick={() => send({ on: 'close-panel' })}>
            {words['form.later']()}
          </button>
        </div>
      </>
    );
  }

  /** The conversation goes on beneath. Nothing that stands here is said to be on its way. */
  #meanwhile(): string {
    const { state, visit, insideWords: words } = this.props;
    if (state.youth.connection !== 'online') return words['form.lost']();
    const away = visit.people.find(({ present }) => !present);
    if (away) return words['talk.away']({ name: away.nameShown });
    const newest = visit.messages.findLast((entry) => entry.kind === 'text' && entry.from === 'counsellor');
    if (newest?.kind !== 'text' || newest.author === null || newest.number <= this.#newest) return '';
    return words['form.meanwhile']({ name: newest.author.nameShown });
  }

  #who({ texts, municipality }: FormDraft, problem: Problem) {
    const { insideWords: words } = this.props;
    return (
      <>
        {this.#line('name', texts)}
        {this.#line('age', texts)}
        {problem === 'form.ageInDigits' && (
          <p id={AGE_PROBLEM} class="problem" role="alert">
            {words[problem]()}
          </p>
        )}
        {this.#line('school', texts)}
        <Choice
          label={words['form.municipality']()}
          none={words['form.unsaid']()}
          options={MUNICIPALITY_OPTIONS}
          lang="sv"
          chosen={municipality}
          choose={(chosen) => this.#fill({ municipality: chosen })}
        />
        {this.#lines('reach', texts)}
      </>
    );
  }

  #safeContact({ texts, ways }: FormDraft) {
    const { insideWords: words } = this.props;
    return (
      <>
        <fieldset class="passed-on">
          <legend>{words['form.ways']()}</legend>
          {SAFE_WAYS.map((way) => (
            <label key={way} class="choice">
              <input
                type="checkbox"
                autocomplete="off"
                checked={ways.includes(way)}
                onChange={() => this.#fill({ ways: withWay(ways, way) })}
              />
              <span>{words[`form.way.${way}`]()}</span>
            </label>
          ))}
        </fieldset>
        {this.#lines('when', texts)}
        {this.#lines('notThrough', texts)}
      </>
    );
  }

  #line(field: 'name' | 'age' | 'school', texts: FormDraft['texts']) {
    const isWrong = field === 'age' && this.state.problem === 'form.ageInDigits';
    return (
      <label class="field">
        <span>{this.props.insideWords[`form.${field}`]()}</span>
        <input
          type="text"
          class="select"
          dir="auto"
          inputMode={field === 'age' ? 'numeric' : 'text'}
          enterkeyhint="next"
          maxLength={LONGEST[field]}
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={isWrong ? AGE_PROBLEM : undefined}
          value={texts[field] ?? ''}
          ref={field === 'age' ? this.#forgetAge : forget}
          onInput={({ currentTarget }) => this.#write(field, currentTarget.value)}
        />
      </label>
    );
  }

  #lines(field: 'reach' | 'when' | 'notThrough', texts: FormDraft['texts']) {
    const { insideWords: words } = this.props;
    return (
      <label class="field">
        <span>{words[`form.${field}`]()}</span>
        <span class="soft small hint">{words[`form.${field}Hint`]()}</span>
        <textarea
          rows={2}
          class="select"
          dir="auto"
          maxLength={LONGEST[field]}
          value={texts[field] ?? ''}
          ref={forget}
          onInput={({ currentTarget }) => this.#write(field, currentTarget.value)}
        />
      </label>
    );
  }

  #write(field: Field, text: string): void {
    this.#fill({ texts: { ...this.state.filled.texts, [field]: text } });
  }

  /** What is wrong stands beneath it: in sight, wherever the button was. */
  #toAge = () => {
    this.#age.current?.focus();
    this.#age.current?.scrollIntoView({ block: 'center' });
  };

  #forgetAge = (field: HTMLInputElement | null) => {
    this.#age.current = field;
    forget(field);
  };
}

/** Always there, so that a screen reader is told when it changes. */
function Meanwhile({ text }: { text: string }) {
  return (
    <p role="status" class={text === '' ? 'unseen' : 'note'}>
      {text}
    </p>
  );
}

const forget = (field: HTMLInputElement | HTMLTextAreaElement | null): void => {
  if (field) askToForget(field);
};
