import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import type { CoverWhen } from '../page/page-state.ts';
import type { ViewProps } from '../views/props.ts';
import { ChoiceCard } from './choice-card.tsx';

const CHOICES: readonly CoverWhen[] = ['at-once', 'out-of-sight'];

/** How discreet the page is, and when it covers itself. */
export function CoverChoice({
  words,
  chosen,
  send,
}: Pick<ViewProps, 'send'> & { words: SafetyMessages; chosen: CoverWhen }) {
  return (
    <ChoiceCard
      name="page"
      heading={words['safety.page.heading']()}
      texts={[words['safety.page.silent'](), words['safety.page.text']()]}
      asks={words['safety.page.choice']()}
      choices={CHOICES.map((value) => ({ value, label: words[`safety.page.${value}`]() }))}
      chosen={chosen}
      choose={(when) => send({ on: 'cover-when', when })}
    />
  );
}
