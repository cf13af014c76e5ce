import type { EventEntry } from '../client/state.ts';
import type { InsideProps } from './props.ts';

/** Who came, who went, what became of a proposal: a line in the log. */
export function EventLine({ entry, words }: { entry: EventEntry; words: InsideProps['insideWords'] }) {
  return <p class="newcomer soft small">{words[`event.${entry.event}`]({ name: entry.person.nameShown })}</p>;
}
