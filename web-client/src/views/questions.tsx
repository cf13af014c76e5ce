import type { Profile } from '@dorren/shared/protocol/fields.ts';
import {
  AGE_BANDS,
  CONVERSATION_LANGUAGES,
  MAX_TOPICS,
  MUNICIPALITIES,
  MUNICIPALITY_CODES,
  TOPICS,
  type Topic,
} from '@dorren/shared/protocol/values.ts';
import { QUESTIONS, type Question } from '../page/page-state.ts';
import { Steps } from '../parts/steps.tsx';
import type { ViewProps } from './props.ts';

/** One question at a time, every one of which can be left unanswered (promise 7). */
export function Questions({ state, words, send, asked }: ViewProps & { asked: Question }) {
  const number = QUESTIONS.indexOf(asked) + 1;
  const last = number === QUESTIONS.length;
  const forward = last ? 'question.join' : answered(state.profile, asked) ? 'question.forward' : 'question.skip';
  return (
    <>
      <p class="eyebrow">{words['question.before']({ step: number, steps: QUESTIONS.length })}</p>
      <Steps of={QUESTIONS.length} done={number} />
      <fieldset class="question" aria-describedby="why" key={asked}>
        <legend>
          <h1 tabIndex={-1}>{words[`question.${asked}`]()}</h1>
        </legend>
        <p class="soft" id="why">
          {words[`question.${asked}Why`]()} {words['question.free']()}
        </p>
        <Choices state={state} words={words} send={send} asked={asked} />
      </fieldset>
      <div class="actions">
        <button type="button" class="primary" onClick={() => send({ on: 'forward' })}>
          {words[forward]()}
        </button>
        <button type="button" class="quiet" onClick={() => send({ on: 'back' })}>
          {words['question.back']()}
        </button>
        {!last && (
          <button type="button" class="quiet" onClick={() => send({ on: 'skip-questions' })}>
            {words['question.skipAll']()}
          </button>
        )}
      </div>
    </>
  );
}

const FIELDS = { age: 'ageBand', language: 'language', topics: 'topics', municipality: 'municipality' } as const;

function answered(profile: Profile, asked: Question): boolean {
  return profile[FIELDS[asked]] !== undefined;
}

/** The profile with one field set, or without it: the protocol knows no empty answer. */
function withAnswer<Field extends keyof Profile>(
  profile: Profile,
  field: Field,
  value: Profile[Field] | undefined,
): Profile {
  const { [field]: _, ...others } = profile;
  return value === undefined ? others : { ...others, [field]: value };
}

function Choices({ state, words, send, asked }: Pick<ViewProps, 'state' | 'words' | 'send'> & { asked: Question }) {
  const { profile } = state;
  const answer = <Field extends keyof Profile>(field: Field, value: Profile[Field] | undefined) =>
    send({ on: 'answer', profile: withAnswer(profile, field, value) });
  switch (asked) {
    case 'age':
      return (
        <Radios
          options={AGE_BANDS}
          chosen={profile.ageBand}
          label={(band) => (band ? words[`age.${band}`]() : words['question.unsaid']())}
          choose={(band) => answer('ageBand', band)}
        />
      );
    case 'language':
      return (
        <Radios
          options={CONVERSATION_LANGUAGES}
          chosen={profile.language}
          label={(language) => (language ? words[`language.${language}`]() : words['question.unsaid']())}
          choose={(language) => answer('language', language)}
        />
      );
    case 'topics':
      return <Topics chosen={profile.topics ?? []} words={words} choose={(topics) => answer('topics', topics)} />;
    case 'municipality':
      return (
        <select
          class="select"
          autocomplete="off"
          aria-label={words['question.municipality']()}
          onChange={({ currentTarget }) =>
            answer(
              'municipality',
              MUNICIPALITY_CODES.find((code) => code === currentTarget.value),
            )
          }
        >
          <option value="" selected={profile.municipality === undefined}>
            {words['question.unsaid']()}
          </option>
          {MUNICIPALITY_CODES.map((code) => [code, MUNICIPALITIES[code]] as const)
            .sort(([, a], [, b]) => a.localeCompare(b, 'sv'))
            .map(([code, name]) => (
              <option key={code} value={code} selected={profile.municipality === code} lang="sv">
                {name}
              </option>
            ))}
        </select>
      );
  }
}

interface RadiosProps<Option extends string> {
  options: readonly Option[];
  chosen: Option | undefined;
  label(option: Option | undefined): string;
  choose(option: Option | undefined): void;
}

function Radios<Option extends string>({ options, chosen, label, choose }: RadiosProps<Option>) {
  return (
    <div class="choices">
      {[...options, undefined].map((option) => (
        <label class="choice" key={option ?? ''}>
          <input
            type="radio"
            name="answer"
            autocomplete="off"
            checked={chosen === option}
            onChange={() => choose(option)}
          />
          <span>{label(option)}</span>
        </label>
      ))}
    </div>
  );
}

interface TopicsProps {
  chosen: readonly Topic[];
  words: ViewProps['words'];
  choose(topics: Topic[] | undefined): void;
}

function Topics({ chosen, words, choose }: TopicsProps) {
  const full = chosen.length >= MAX_TOPICS;
  return (
    <div class="choices one-column">
      {TOPICS.map((topic) => {
        const checked = chosen.includes(topic);
        const others = chosen.filter((other) => other !== topic);
        return (
          <label class="choice" key={topic}>
            <input
              type="checkbox"
              autocomplete="off"
              checked={checked}
              disabled={full && !checked}
              onChange={() => choose(checked ? (others.length > 0 ? others : undefined) : [...others, topic])}
            />
            <span>{words[`topic.${topic}`]()}</span>
          </label>
        );
      })}
    </div>
  );
}
