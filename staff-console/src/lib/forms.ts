/**
 * The forms that this tab has put before the youth in one epoch, and which of them are answered. What comes for any other, of another
 * form, or twice, is refused and counted.
 */
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import type { Form } from '@dorren/shared/protocol/reporting-duty.ts';

type Answers = Extract<SealedItem, { k: 'answers' }>;

export class Forms {
  readonly #unanswered = new Map<string, Form>();
  #refused = 0;

  asked(ask: string, form: Form): void {
    this.#unanswered.set(ask, form);
  }

  /** Whether they are to be taken; of the same form only the first are. */
  answered({ ask, answers }: Answers): boolean {
    const isAwaited = this.#unanswered.get(ask) === answers.form;
    if (isAwaited) this.#unanswered.delete(ask);
    else this.#refused++;
    return isAwaited;
  }

  get refused(): number {
    return this.#refused;
  }

  /** None of them is answered any more. */
  close(): void {
    this.#unanswered.clear();
  }
}
