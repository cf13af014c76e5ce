import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import { CONVERSATION_LANGUAGES, MUNICIPALITIES, MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';
import { type Finding, NOTHING_SOUGHT, SHOWN_AT_FIRST } from '../page/page-state.ts';
import { askToForget } from '../parts/not-remembered.ts';
import type { ViewProps } from '../views/props.ts';
import { Choice } from './choice.tsx';
import type { FindWords } from './find-words.ts';
import { Place } from './place.tsx';
import { counted, type Places } from './places.ts';

export interface FindProps extends Pick<ViewProps, 'state' | 'send'> {
  findWords: FindWords;
  places: Places;
  finding: Finding;
  now: number;
}

const forget = (field: HTMLInputElement | null): void => {
  if (field) askToForget(field);
};

/** The directory, looked through as one types. */
export function Find({ state, send, findWords: words, places, finding, now }: FindProps) {
  const { total, found } = places.answer(finding, now);
  const look = (change: Partial<Finding>) =>
    send({ on: 'find', finding: { ...finding, shown: SHOWN_AT_FIRST, ...change } });
  const chosen = finding.municipality !== null || finding.topic !== null || finding.language !== null;
  return (
    <>
      <div class="finding">
        <label class="field">
          <span>{words['find.search']()}</span>
          <input
            type="search"
            enterkeyhint="done"
            class="select"
            dir="auto"
            maxLength={80}
            value={finding.text}
            ref={forget}
            onInput={({ currentTarget }) => look({ text: currentTarget.value })}
          />
        </label>
        <p class="soft small">{words['find.private']()}</p>
        <label class="choice">
          <input
            type="checkbox"
            autocomplete="off"
            checked={finding.openNow}
            onChange={() => look({ openNow: !finding.openNow })}
          />
          <span>{words['find.openNow']()}</span>
        </label>
        <details open={chosen}>
          <summary>{words['find.filters']()}</summary>
          <div class="finding">
            <Choice
              label={words['find.municipality']()}
              none={words['find.everywhere']()}
              options={MUNICIPALITY_CODES.map((code) => ({ value: code, name: MUNICIPALITIES[code] }))}
              lang="sv"
              chosen={finding.municipality}
              choose={(municipality) => look({ municipality })}
            />
            <Choice
              label={words['find.topic']()}
              none={words['find.everyTopic']()}
              options={places.topics.map(({ id, name }) => ({
                value: id,
                name: inLanguage(name, state.language).text,
              }))}
              chosen={finding.topic}
              choose={(topic) => look({ topic })}
            />
            <Choice
              label={words['find.language']()}
              none={words['find.everyLanguage']()}
              options={CONVERSATION_LANGUAGES.map((code) => ({ value: code, name: words[`language.${code}`]() }))}
              chosen={finding.language}
              choose={(language) => look({ language })}
            />
          </div>
        </details>
      </div>
      <p class="found" aria-hidden="true">
        {counted(words, total)}
      </p>
      {total === 0 ? (
        <div class="actions">
          <p>{words['find.nothing']()}</p>
          <button type="button" class="secondary" onClick={() => send({ on: 'find', finding: NOTHING_SOUGHT })}>
            {words['find.clear']()}
          </button>
        </div>
      ) : (
        <p class="note">{words['find.calls']()}</p>
      )}
      <ul class="places">
        {found.map((one) => (
          <Place key={one.entry.id} found={one} places={places} language={state.language} words={words} now={now} />
        ))}
      </ul>
      {total > found.length && (
        <button type="button" class="secondary" onClick={() => look({ shown: finding.shown + SHOWN_AT_FIRST })}>
          {words['find.showMore']()}
        </button>
      )}
    </>
  );
}
