import type { EventEntry } from '../client/state.ts';
import type { InsideProps } from './props.ts';

/** Who came, who went, what became of a proposal: a line in the log. */
export function EventLine({ entry, words }: { entry: EventEntry; words: InsideProps['insideWords'] }) {
  return <p class="newcomer soft small">{told(entry, words)}</p>;
}

function told(entry: EventEntry, words: InsideProps['insideWords']): string {
  const name = entry.person.nameShown;
  if (entry.event === 'back-with') return words['event.back-with']({ name, host: entry.host.nameShown });
  return words[`event.${entry.event}`]({ name });
}
