/**
 * The report of concern as a counsellor prepares it: pure, in this tab's memory, gone with the conversation. It never passes the server;
 * {@link composeReport} (report.ts) makes what is printed of it.
 */
import type { FormAnswers, SafeWay } from '@dorren/shared/protocol/reporting-duty.ts';

/** Whom it concerns, in the order that the boards ask. */
export const CHILD_FIELDS = ['name', 'age', 'school', 'municipality', 'family', 'reach'] as const;
export type ChildField = (typeof CHILD_FIELDS)[number];
/** How the child can be reached in safety. */
export const SAFE_FIELDS = ['ways', 'when', 'notThrough'] as const;
export type SafeField = (typeof SAFE_FIELDS)[number];

/** Something that stands in the report only if it is ticked. */
export interface Choice {
  included: boolean;
  /** What stands in the report once it is ticked, whatever is answered since. Null: nothing yet; the youth's newest answer is shown. */
  text: string | null;
  /** The answer that stood there when it was ticked or written over; null: there was none. */
  answer: string | null;
}

/** One of the youth's own messages, as it was. */
export interface Quote {
  number: number;
  /** Milliseconds since 1970. */
  at: number;
  text: string;
}

export const DANGERS = ['yes', 'no', 'unknown'] as const;
export type Danger = (typeof DANGERS)[number];

export interface Reporter {
  name: string;
  organisation: string;
  telephone: string;
}

export interface ReportDraft {
  /** The board or its out-of-hours service, with what is needed to find it. */
  to: string;
  /** Null until changed: who is signed in. */
  reporter: Reporter | null;
  second: string;
  child: Readonly<Record<ChildField, Choice>>;
  seen: string;
  /** In the order in which they were said. */
  quotes: readonly Quote[];
  danger: Danger | null;
  dangerAbout: string;
  /** What may happen if the guardians learn of it. */
  guardians: string;
  /** What the child has been told, and what the child says about it. */
  told: string;
  safe: Readonly<Record<SafeField, Choice>>;
  /** That secrecy holds against the guardians too is said; and that nobody should turn to them. */
  secrecy: boolean;
  neverGuardians: boolean;
  /** For oneself: a colleague has been asked. Not printed. */
  consulted: boolean;
}

export const NOT_CHOSEN: Choice = { included: false, text: null, answer: null };

export const EMPTY_REPORT: ReportDraft = {
  to: '',
  reporter: null,
  second: '',
  child: Object.fromEntries(CHILD_FIELDS.map((field) => [field, NOT_CHOSEN])) as Record<ChildField, Choice>,
  seen: '',
  quotes: [],
  danger: null,
  dangerAbout: '',
  guardians: '',
  told: '',
  safe: Object.fromEntries(SAFE_FIELDS.map((field) => [field, NOT_CHOSEN])) as Record<SafeField, Choice>,
  secrecy: true,
  neverGuardians: true,
  consulted: false,
};

/** What the youth answered, by field: nothing where nothing was told. Names of municipalities and ways are given in words. */
export interface Answered {
  child: Readonly<Partial<Record<ChildField, string>>>;
  safe: Readonly<Partial<Record<SafeField, string>>>;
}

/** The newest answers to each form. */
export function answered(
  who: FormAnswers | null,
  safeContact: FormAnswers | null,
  words: { municipality(code: string): string; way(way: SafeWay): string },
): Answered {
  const child: Partial<Record<ChildField, string>> = {};
  const safe: Partial<Record<SafeField, string>> = {};
  if (who?.form === 'who') {
    if (who.name !== null) child.name = who.name;
    if (who.age !== null) child.age = String(who.age);
    if (who.school !== null) child.school = who.school;
    if (who.municipality !== null) child.municipality = words.municipality(who.municipality);
    if (who.reach !== null) child.reach = who.reach;
  }
  if (safeContact?.form === 'safe-contact') {
    if (safeContact.ways.length > 0) safe.ways = safeContact.ways.map(words.way).join(', ');
    if (safeContact.when !== null) safe.when = safeContact.when;
    if (safeContact.notThrough !== null) safe.notThrough = safeContact.notThrough;
  }
  return { child, safe };
}

/** What stands in the field: what was ticked or written, else the youth's newest answer. */
export function textOf({ text }: Choice, answer: string | undefined): string {
  return text ?? answer ?? '';
}

/** What one writes oneself is chosen; emptied, it is not. */
export function written(choice: Choice, text: string, answer: string | undefined): Choice {
  return { ...choice, included: text.trim() !== '', text, answer: overAnswer(choice, answer) };
}

/** What is ticked is what stands there then: no later answer changes it unasked. */
export function ticked(choice: Choice, included: boolean, answer: string | undefined): Choice {
  if (!included) return { ...choice, included };
  return { included, text: textOf(choice, answer), answer: overAnswer(choice, answer) };
}

/** The youth has answered something else since: nothing at all, if it is empty. Null: no. */
export function newerAnswer({ text, answer }: Choice, newest = ''): string | null {
  return text === null || newest === (answer ?? '') || newest === text ? null : newest;
}

/** As the youth has answered now; what they do not tell any more is not chosen. */
export function withNewer({ included }: Choice, newest: string | undefined): Choice {
  return newest === undefined ? NOT_CHOSEN : { included, text: newest, answer: newest };
}

function overAnswer({ text, answer }: Choice, newest: string | undefined): string | null {
  return text === null ? (newest ?? null) : answer;
}

export function withQuote(draft: ReportDraft, quote: Quote, included: boolean): ReportDraft {
  const others = draft.quotes.filter(({ number }) => number !== quote.number);
  const quotes = included ? [...others, quote].sort((one, other) => one.number - other.number) : others;
  return { ...draft, quotes };
}

/** Something is written or chosen that would be lost with the tab. */
export function isBegun(draft: ReportDraft): boolean {
  const { to, second, child, seen, quotes, danger, dangerAbout, guardians, told, safe } = draft;
  const texts = [to, second, seen, dangerAbout, guardians, told];
  const choices = [...Object.values(child), ...Object.values(safe)];
  return (
    danger !== null ||
    quotes.length > 0 ||
    texts.some((text) => text.trim() !== '') ||
    choices.some(({ included, text }) => included || (text ?? '').trim() !== '')
  );
}
