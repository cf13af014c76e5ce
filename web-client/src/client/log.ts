/** What has been said in a visit, by whom and to whom it went, and who came and left. */
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { Clock } from '@dorren/shared/transport/clock.ts';
import { counsellorOf } from './counsellor.ts';
import type { BackEntry, CardEntry, Counsellor, FormEntry, LogEntry, OneEventEntry, TextMessage } from './state.ts';

type OneEvent = OneEventEntry['event'];
type Mark = TextMessage['mark'];
type New<Entry extends LogEntry> = Omit<Entry, 'number' | 'at'>;

const ORDER = ['waiting', 'sent', 'delivered'] as const satisfies readonly Mark[];

export class Log {
  readonly #clock: Clock;
  #entries: readonly LogEntry[] = [];
  #numbers = 0;
  /** Of the youth's texts and answers that are not delivered to everybody: how far each is with each counsellor, by epoch. */
  readonly #underWay = new Map<number, Map<number, (typeof ORDER)[number]>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A snapshot, oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** A number that no entry has. */
  reserve(): number {
    return ++this.#numbers;
  }

  /** Returns its number. */
  add(entry: New<TextMessage> | New<CardEntry> | New<FormEntry> | New<OneEventEntry> | New<BackEntry>): number {
    const number = this.reserve();
    this.#entries = [...this.#entries, { ...entry, number, at: this.#clock.now() }];
    return number;
  }

  event(event: OneEvent, person: Counsellor): void {
    this.add({ kind: 'event', event, person: counsellorOf(person) });
  }

  /** They are gone again, and one talks with whoever was there before. */
  backWith(host: Counsellor, gone: Counsellor): void {
    this.add({ kind: 'event', event: 'back-with', person: counsellorOf(gone), host: counsellorOf(host) });
  }

  /** Gives up an entry, to be added anew. */
  take(number: number): LogEntry | null {
    const taken = this.#entries.find((entry) => entry.number === number) ?? null;
    this.#entries = this.#entries.filter((entry) => entry !== taken);
    return taken;
  }

  setForm(number: number, state: 'open' | 'over'): void {
    this.#change(number, (entry) => (entry.kind === 'form' ? { ...entry, state } : entry));
  }

  /** Once: it says so from here on, whoever goes. */
  answered(number: number, answers: FormAnswers): void {
    this.#change(number, (entry) => (entry.kind === 'form' ? { ...entry, state: 'answered', answers } : entry));
  }

  /** The youth's text or answers are with the counsellor of this epoch; they are as far as they are with the last of them. */
  mark(number: number, epoch: number, mark: (typeof ORDER)[number]): void {
    const marks = this.#underWay.get(number) ?? new Map();
    this.#underWay.set(number, marks.set(epoch, mark));
    this.#show(number, ORDER.find((one) => [...marks.values()].includes(one)) ?? mark);
  }

  /** The counsellor of this epoch is gone: what they had not confirmed goes to nobody else. */
  lost(epoch: number): void {
    for (const [number, marks] of [...this.#underWay]) {
      if (!marks.delete(epoch)) continue;
      const left = ORDER.find((one) => [...marks.values()].includes(one));
      this.#show(number, left ?? 'undelivered');
    }
  }

  /** Nobody will be sent this text. */
  undelivered(number: number): void {
    this.#show(number, 'undelivered');
  }

  clear(): void {
    this.#entries = [];
    this.#underWay.clear();
  }

  #show(number: number, mark: Mark): void {
    if (mark === 'delivered' || mark === 'undelivered') this.#underWay.delete(number);
    this.#change(number, (entry) =>
      (entry.kind === 'text' || entry.kind === 'form') && entry.mark !== mark ? { ...entry, mark } : entry,
    );
  }

  #change(number: number, change: (entry: LogEntry) => LogEntry): void {
    this.#entries = this.#entries.map((entry) => (entry.number === number ? change(entry) : entry));
  }
}
