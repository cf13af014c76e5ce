import type { StaffMessage } from './staff-state.ts';

type Mark = StaffMessage['mark'];
type Reader = 'youth' | 'colleague';

const IN_ORDER: readonly Mark[] = ['waiting', 'sent', 'delivered'];

/** Marks of what is sealed for two readers: a text is as far as it is with whoever has least of it. */
export class SharedMarks {
  readonly #marks = new Map<number, Record<Reader, Mark>>();

  add(number: number, marks: Record<Reader, Mark>): Mark {
    this.#marks.set(number, marks);
    return lesser(marks);
  }

  /** The text's mark once this reader has this one; what went to one reader only has that reader's. */
  marked(reader: Reader, number: number, mark: Mark): Mark {
    const marks = this.#marks.get(number);
    if (marks === undefined) return mark;
    marks[reader] = mark;
    return lesser(marks);
  }

  /** Nothing reaches that colleague any more: from here on only the youth counts. Gives the marks by number. */
  withoutColleague(): ReadonlyMap<number, Mark> {
    const marks = new Map([...this.#marks].map(([number, { youth }]) => [number, youth]));
    this.#marks.clear();
    return marks;
  }
}

function lesser({ youth, colleague }: Record<Reader, Mark>): Mark {
  return IN_ORDER.indexOf(youth) < IN_ORDER.indexOf(colleague) ? youth : colleague;
}
