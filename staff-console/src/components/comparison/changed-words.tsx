import { diffArrays } from 'diff';
import { useMessages } from '../messages.tsx';

interface ChangedWordsProps {
  /** Null: it was not there. */
  before: string | null;
  after: string | null;
  /** Of both. */
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
}

/** A text as it is now, with the words that came and those that went in their places. */
export function ChangedWords({ before, after, lang, dir = 'auto' }: ChangedWordsProps) {
  const t = useMessages();
  const runs = diffArrays(tokens(before), tokens(after));
  let place = 0;
  return (
    <span className="changed-words" lang={lang} dir={dir}>
      {runs.map(({ value, added, removed }) => {
        const text = value.join('');
        const key = place++;
        if (removed) {
          return (
            <del key={key}>
              <span className="only-spoken">{t['changes.before']()} </span>
              {text}
            </del>
          );
        }
        if (added) {
          return (
            <ins key={key}>
              <span className="only-spoken">{t['changes.after']()} </span>
              {text}
            </ins>
          );
        }
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}

/** Words, each with the space after it: where a word ends is the same in every script that is written here. */
function tokens(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split(/(?<=\s)(?=\S)/);
}
