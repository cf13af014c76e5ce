/** The forms that counsellors put before the youth: each is answered once, to whoever asked and nobody else, or not at all. */
import type { SealedItem } from '@dorren/shared/protocol/items.ts';
import { type Form, type FormAnswers, formAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import * as v from 'valibot';
import type { Log } from './log.ts';
import type { Party } from './party.ts';

interface Open {
  ask: string;
  form: Form;
  party: Party;
  /** Its entry in the log. */
  number: number;
}

export class Forms {
  readonly #log: Log;
  /** What can be answered, or could be if whoever asked were there again. */
  #open: readonly Open[] = [];
  /** Every `ask` that has come, whoever it came from: none is asked twice, nor taken over by somebody else. */
  readonly #asked = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** In the place of an earlier one of the same form from the same counsellor. */
  asked(party: Party, { ask, form }: Extract<SealedItem, { k: 'form' }>): void {
    if (this.#asked.has(ask)) return;
    this.#asked.add(ask);
    this.#end((one) => one.party === party && one.form === form);
    const { counsellor: from, epoch } = party;
    const number = this.#log.add({ kind: 'form', from, epoch, ask, form, state: 'open', answers: null, mark: null });
    this.#open = [...this.#open, { ask, form, party, number }];
  }

  /** False, and nothing is taken, if it is not open, not this form, or cannot go to whoever asked now; `hears`: whether they are spoken to. */
  fillIn(ask: string, given: FormAnswers, hears: (party: Party) => boolean): boolean {
    const one = this.#open.find((open) => open.ask === ask);
    const checked = v.safeParse(formAnswers, given);
    if (one === undefined || !checked.success || checked.output.form !== one.form || !hears(one.party)) return false;
    const item: SealedItem = { k: 'answers', ask, answers: checked.output };
    const mark = one.party.takesItem(item) ? one.party.visit.sendItem(item, one.number) : null;
    if (mark === null) return false;
    this.#open = this.#open.filter((open) => open !== one);
    this.#log.answered(one.number, checked.output);
    this.#log.mark(one.number, one.party.epoch, mark);
    return true;
  }

  /** They are out, as far as this page goes; {@link takeBack} undoes it. */
  setAside(party: Party): void {
    this.#show(party, 'over');
  }

  takeBack(party: Party): void {
    this.#show(party, 'open');
  }

  /** They are gone: nobody else is sent what they asked for. */
  giveUp(party: Party): void {
    this.#end((one) => one.party === party);
  }

  #show(party: Party, state: 'open' | 'over'): void {
    for (const one of this.#open) if (one.party === party) this.#log.setForm(one.number, state);
  }

  #end(is: (one: Open) => boolean): void {
    for (const { number } of this.#open.filter(is)) this.#log.setForm(number, 'over');
    this.#open = this.#open.filter((one) => !is(one));
  }
}
