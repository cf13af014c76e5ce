import type { RoutineWordings, WordingAge } from '@dorren/shared/protocol/routine.ts';
import { Button } from '../../components/button.tsx';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages } from '../../components/messages.tsx';

interface WordingListProps {
  wordings: RoutineWordings;
  /** The same in Swedish; null where they are in Swedish already. */
  swedish: RoutineWordings | null;
  age: WordingAge;
  onChoose(text: string): void;
}

/** Ways to say it, to begin from; beside each what it says in Swedish. */
export function WordingList({ wordings, swedish, age, onChoose }: WordingListProps) {
  const t = useMessages();
  const texts = wordings.telling[age];
  const same = swedish?.telling[age];
  return (
    <ol className="wordings">
      {texts.map((text, place) => (
        <li key={text} className="wording">
          <p lang={wordings.language} dir={DIRECTIONS[wordings.language]}>
            {text}
          </p>
          {same?.length === texts.length && (
            <p className="soft small" lang="sv" dir="ltr">
              {same[place]}
            </p>
          )}
          <Button
            size="small"
            aria-label={t['reporting.telling.useNumber']({ number: place + 1 })}
            onPress={() => onChoose(text)}
          >
            {t['reporting.telling.use']()}
          </Button>
        </li>
      ))}
    </ol>
  );
}
